package dev.alicorn.loop;

import dev.alicorn.loop.event.LoopObserver;
import dev.alicorn.loop.event.PhaseEntered;
import dev.alicorn.loop.event.PhaseLeft;
import org.jspecify.annotations.Nullable;

/** Runs a phase, telling the observer before and after, and the batch hook at its end. */
final class PhaseRunner {
  private final EventLoop loop;
  private @Nullable LoopObserver observer;
  private @Nullable Runnable batchHook;

  PhaseRunner(EventLoop loop) {
    this.loop = loop;
  }

  void observe(@Nullable LoopObserver watcher) {
    observer = watcher;
  }

  void setBatchHook(@Nullable Runnable hook) {
    batchHook = hook;
  }

  /** Runs a phase whose callbacks an embedder may gather: its hook follows if any ran. */
  void runBatch(LoopPhase phase) {
    long before = loop.gate.calls;
    run(phase);
    Runnable hook = batchHook;
    if (hook != null && loop.gate.calls != before) {
      loop.gate.task(hook);
    }
  }

  void run(LoopPhase phase) {
    LoopObserver present = observer;
    if (present == null) {
      phase.run();
    } else {
      runObserved(phase, present);
    }
  }

  private void runObserved(LoopPhase phase, LoopObserver present) {
    long start = loop.clockNanos();
    long calls = loop.gate.calls;
    long waited = loop.poll.waitedNanos;
    try {
      present.phaseEntered(new PhaseEntered(phase.phase(), loop.iterations, phase.depth(), start));
    } catch (Throwable error) {
      loop.gate.uncaught(error);
    }
    phase.run();
    long end = loop.clockNanos();
    int count = (int) (loop.gate.calls - calls);
    long wait = loop.poll.waitedNanos - waited;
    try {
      present.phaseLeft(
          new PhaseLeft(phase.phase(), loop.iterations, count, end, end - start, wait));
    } catch (Throwable error) {
      loop.gate.uncaught(error);
    }
  }
}
