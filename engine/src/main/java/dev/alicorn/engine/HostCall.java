package dev.alicorn.engine;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one host call, after the op; index 0 is the first. Missing ones read as
 * undefined.
 *
 * <p>Thread: the context's, during the call; afterwards every method throws {@link
 * IllegalStateException}. Errors: an argument of the wrong type throws {@link ClassCastException},
 * which becomes an error in JavaScript.
 */
public interface HostCall {
  /** The context that calls. */
  JsContext context();

  /** How many arguments there are. */
  int count();

  /** A number as an int; fractions are cut off, as by Java's cast. */
  int intAt(int index);

  /** A number as a long; fractions are cut off, as by Java's cast. */
  long longAt(int index);

  /** A number. */
  double doubleAt(int index);

  /** A boolean. */
  boolean booleanAt(int index);

  /** A string. */
  String stringAt(int index);

  /** A string, or null if the argument is null or undefined. */
  @Nullable String stringOrNullAt(int index);

  /** Any value; a handle is lent for the call: {@link JsValue#duplicate} to keep it. */
  @Nullable Object valueAt(int index);

  /** An object, function or symbol, lent for the call. */
  JsValue objectAt(int index);

  /** A function, lent for the call. */
  JsFunction functionAt(int index);

  /** Whether the argument is null, undefined or missing. */
  boolean isNullish(int index);

  /**
   * The bytes of a typed array, DataView, ArrayBuffer or SharedArrayBuffer, in place. Accessible
   * until the call returns.
   *
   * <p>A call back into JavaScript from the host function may detach the buffer: take the view
   * again after one.
   */
  MemorySegment bytesAt(int index);

  /**
   * As {@link #bytesAt}, for work that ends later: keeps the buffer alive and where it is until the
   * pin is closed.
   */
  PinnedBytes pinAt(int index);
}
