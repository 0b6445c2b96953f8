package dev.alicorn.node.bridge;

import dev.alicorn.loop.Check;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Idle;

/**
 * Runs immediates in the check phase; an idle handle keeps the loop from sleeping, and alive, while
 * one that is ref'd waits.
 *
 * <p>Loop thread only.
 */
final class ImmediateDriver {
  private final SharedState state;
  private final CallbackGate gate;
  private final Check check;
  private final Idle idle;

  ImmediateDriver(EventLoop loop, SharedState state, CallbackGate gate) {
    this.state = state;
    this.gate = gate;
    this.check = new Check(loop);
    this.idle = new Idle(loop);
    check.unref();
    check.start(each -> run());
  }

  /** Follows the counts that JavaScript keeps; pending events too must not let the loop sleep. */
  void sync() {
    boolean wanted = state.counter(BridgeLayout.REF_IMMEDIATES_AT) > 0 || gate.hasPendingEvents();
    if (wanted == idle.isActive()) {
      return;
    }
    if (wanted) {
      idle.start(each -> {});
    } else {
      idle.stop();
    }
  }

  private void run() {
    if (state.counter(BridgeLayout.IMMEDIATES_AT) != 0 && !gate.isEnded()) {
      gate.callUntil(
          () -> state.counter(BridgeLayout.OUTSTANDING_IMMEDIATES_AT) == 0, "processImmediates");
    }
  }

  void close() {
    check.close();
    idle.close();
  }
}
