package dev.alicorn.node.bridge;

/** Posts ends of child processes, and signals, by the ids of their handles. Loop thread only. */
public final class ProcessEvents {
  private final CallbackGate gate;

  /** Into that gate's batch. */
  public ProcessEvents(CallbackGate gate) {
    this.gate = gate;
  }

  /** A child has ended, by exit or by a signal. */
  public void exited(int id, int exitStatus, int termSignal) {
    gate.post(BridgeLayout.EVENT_EXIT, id, exitStatus, termSignal);
  }

  /** A signal came. */
  public void signaled(int id, int signal) {
    gate.post(BridgeLayout.EVENT_SIGNAL, id, signal, 0);
  }
}
