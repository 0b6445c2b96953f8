package dev.alicorn.loop;

import org.jspecify.annotations.Nullable;

/**
 * No back end can carry a loop here, or not the one that was asked for by its name. The message is
 * one line, for who chose it. Thrown on the loop thread when a handle first needs the back end.
 */
public final class NoBackendException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  NoBackendException(String message) {
    super(message);
  }

  NoBackendException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
