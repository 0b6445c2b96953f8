package dev.alicorn.engine;

/** What happened to a promise that a program may want to know of; the order is part of the API. */
public enum PromiseEvent {
  /** Rejected, and nobody listens (yet). */
  REJECTED_WITHOUT_HANDLER,
  /** Somebody listens now to a promise that was rejected before. */
  HANDLER_ADDED,
  /** Rejected again after it was resolved. */
  REJECTED_AFTER_RESOLVED,
  /** Resolved again after it was resolved. */
  RESOLVED_AFTER_RESOLVED
}
