package dev.alicorn.engine;

/**
 * What happened to a promise that a program may want to know of; the numbers are part of the API.
 */
public enum PromiseEvent {
  /** Rejected, and nobody listens (yet). */
  REJECTED_WITHOUT_HANDLER(0),
  /** Somebody listens now to a promise that was rejected before. */
  HANDLER_ADDED(1),
  /** Rejected again after it was resolved. */
  REJECTED_AFTER_RESOLVED(2),
  /** Resolved again after it was resolved. */
  RESOLVED_AFTER_RESOLVED(3);

  private final int code;

  PromiseEvent(int code) {
    this.code = code;
  }

  /** The event's number in JavaScript. */
  public int code() {
    return code;
  }
}
