package dev.alicorn.loop;

/** Hears of a descriptor; libuv's {@code uv_poll_cb}. Called on the loop thread. */
@FunctionalInterface
public interface PollCallback {
  /**
   * The descriptor is ready.
   *
   * @param status 0, or {@link Errno#EBADF} when the descriptor is in error; then it was stopped
   * @param events those asked for that are there, such as {@link Poll#READABLE}
   */
  void onPoll(Poll handle, int status, int events);
}
