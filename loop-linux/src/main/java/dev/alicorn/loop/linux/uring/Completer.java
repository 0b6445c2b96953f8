package dev.alicorn.loop.linux.uring;

/** Who submitted operations to the ring and hears of their completions. Loop thread only. */
interface Completer {
  /**
   * An operation completed.
   *
   * @param operation the submitter's own number of it, 1 to 255
   * @param result what the call of the same name would return: a count or a negative errno
   * @param flags those of the completion, such as {@link Ring#MORE}
   */
  void complete(int operation, int result, int flags);

  /** The ring is a new one, and what was under way in the old one will never complete. */
  void submitAgain();

  /** The poller is closed. */
  void release();
}
