package dev.alicorn.engine;

/** What kind of value a handle is on, as the engine sees it and not as prototypes claim. */
public enum JsKind {
  /** An object of no other kind. */
  OBJECT(0),
  /** An Array. */
  ARRAY(1),
  /** A function of any sort, class or bound function. */
  FUNCTION(2),
  /** An async function. */
  ASYNC_FUNCTION(3),
  /** A generator function, async or not. */
  GENERATOR_FUNCTION(4),
  /** A generator object. */
  GENERATOR(5),
  /** The arguments object of a function. */
  ARGUMENTS(6),
  /** An Error made by the language's constructors, or a subclass. */
  ERROR(7),
  /** A Date. */
  DATE(8),
  /** A RegExp. */
  REGEXP(9),
  /** A Map. */
  MAP(10),
  /** A Set. */
  SET(11),
  /** An iterator of a Map. */
  MAP_ITERATOR(12),
  /** An iterator of a Set. */
  SET_ITERATOR(13),
  /** A WeakMap. */
  WEAK_MAP(14),
  /** A WeakSet. */
  WEAK_SET(15),
  /** A WeakRef. */
  WEAK_REF(16),
  /** A Promise. */
  PROMISE(17),
  /** A Proxy, on whatever. */
  PROXY(18),
  /** An ArrayBuffer. */
  ARRAY_BUFFER(19),
  /** A SharedArrayBuffer. */
  SHARED_ARRAY_BUFFER(20),
  /** A DataView. */
  DATA_VIEW(21),
  /** A typed array of any element type. */
  TYPED_ARRAY(22),
  /** The namespace of a module. */
  MODULE_NAMESPACE(23),
  /** A boxed boolean. */
  BOOLEAN_OBJECT(24),
  /** A boxed number. */
  NUMBER_OBJECT(25),
  /** A boxed string. */
  STRING_OBJECT(26),
  /** A boxed symbol. */
  SYMBOL_OBJECT(27),
  /** A boxed bigint. */
  BIGINT_OBJECT(28),
  /** A symbol. */
  SYMBOL(29),
  /** An object that native code made. */
  EXTERNAL(30);

  private final int code;

  JsKind(int code) {
    this.code = code;
  }

  /** The kind's number in JavaScript; part of the API. */
  public int code() {
    return code;
  }
}
