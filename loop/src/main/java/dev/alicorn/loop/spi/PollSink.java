package dev.alicorn.loop.spi;

/** Who hears of a descriptor; called inside {@code poll} on the loop thread. */
@FunctionalInterface
public interface PollSink {
  /**
   * The descriptor is ready.
   *
   * @param status 0, or {@code EBADF} when it is in error and the watch has stopped
   * @param events those of the watch's that are there
   */
  void onPoll(int status, int events);
}
