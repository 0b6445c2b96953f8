package dev.alicorn.engine;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when no engine can be loaded: wrong platform, missing files, a cache that is unwritable.
 */
public final class EngineUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public EngineUnavailableException(String message) {
    this(message, null);
  }

  /** With a message for the user and what went wrong below. */
  public EngineUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
