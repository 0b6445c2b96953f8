package dev.alicorn.loop;

/** Hears of a signal; libuv's {@code uv_signal_cb}. Called on the loop thread. */
@FunctionalInterface
public interface SignalCallback {
  /** The process got the signal. */
  void onSignal(Signal handle, int signum);
}
