package dev.alicorn.loop.spi;

/** Who hears of a child's end; called inside {@code poll} on the loop thread, once. */
@FunctionalInterface
public interface ProcessSink {
  /**
   * The child has ended and was reaped.
   *
   * @param exitStatus what it gave to exit(3); 0 when a signal ended it
   * @param termSignal the signal that ended it, or 0
   */
  void onExit(int exitStatus, int termSignal);
}
