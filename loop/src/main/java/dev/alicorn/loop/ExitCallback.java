package dev.alicorn.loop;

/** Hears that a child process has ended; libuv's {@code uv_exit_cb}. Called on the loop thread. */
@FunctionalInterface
public interface ExitCallback {
  /**
   * The child has ended.
   *
   * @param exitStatus what it gave to exit(3); 0 when a signal ended it
   * @param termSignal the signal that ended it, or 0
   */
  void onExit(Process process, int exitStatus, int termSignal);
}
