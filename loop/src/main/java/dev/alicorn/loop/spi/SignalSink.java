package dev.alicorn.loop.spi;

/** Who hears of a signal; called inside {@code poll} on the loop thread. */
@FunctionalInterface
public interface SignalSink {
  /** The process got the signal; several that came close together may be told as one. */
  void onSignal(int signal);
}
