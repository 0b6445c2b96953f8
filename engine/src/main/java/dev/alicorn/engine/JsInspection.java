package dev.alicorn.engine;

import org.jspecify.annotations.Nullable;

/**
 * Looks into values without running user code.
 *
 * <p>Thread: the context's. Errors: {@link ClassCastException} if the value is of another kind.
 */
public interface JsInspection {
  /** The value's kind. */
  JsKind kindOf(JsValue value);

  /** Whether a promise is pending, fulfilled or rejected. */
  PromiseState promiseState(JsValue promise);

  /** What a promise was fulfilled or rejected with; null while it is pending. */
  @Nullable Object promiseResult(JsValue promise);

  /** What a proxy stands for; {@link JsNull#NULL} if it is revoked. */
  Object proxyTarget(JsValue proxy);

  /** A proxy's handler; {@link JsNull#NULL} if it is revoked. */
  Object proxyHandler(JsValue proxy);

  /**
   * The entries that a Map or Set, weak or not, or an iterator of one, still holds, without moving
   * it, as a JavaScript array (keys and values in turn where {@link #entriesArePairs}); null where
   * the engine cannot tell.
   */
  @Nullable JsValue previewEntries(JsValue collectionOrIterator);

  /** Whether {@link #previewEntries} gives keys and values in turn for this value. */
  boolean entriesArePairs(JsValue collectionOrIterator);

  /** The states of a promise. */
  enum PromiseState {
    /** Not settled yet. */
    PENDING(0),
    /** Settled with a value. */
    FULFILLED(1),
    /** Settled with a reason. */
    REJECTED(2);

    private final int code;

    PromiseState(int code) {
      this.code = code;
    }

    /** The state's number in JavaScript. */
    public int code() {
      return code;
    }
  }
}
