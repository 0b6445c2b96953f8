package dev.alicorn.cli;

/** A command line that makes no sense; Node ends with code 9 then. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
