package dev.alicorn.dns;

/**
 * One attempt with one server. It tells its question how it ended, once, and has closed itself
 * then.
 */
interface Exchange {
  /** Gives up; the question is told nothing. */
  void close();
}
