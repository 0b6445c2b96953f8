package dev.alicorn.engine;

/** What kind of value a handle is on, as the engine sees it and not as prototypes claim. */
public enum JsKind {
  /** An object of no other kind. */
  OBJECT,
  /** An Array. */
  ARRAY,
  /** A function of any sort, class or bound function. */
  FUNCTION,
  /** An async function. */
  ASYNC_FUNCTION,
  /** A generator function, async or not. */
  GENERATOR_FUNCTION,
  /** A generator object. */
  GENERATOR,
  /** The arguments object of a function. */
  ARGUMENTS,
  /** An Error made by the language's constructors, or a subclass. */
  ERROR,
  /** A Date. */
  DATE,
  /** A RegExp. */
  REGEXP,
  /** A Map. */
  MAP,
  /** A Set. */
  SET,
  /** An iterator of a Map. */
  MAP_ITERATOR,
  /** An iterator of a Set. */
  SET_ITERATOR,
  /** A WeakMap. */
  WEAK_MAP,
  /** A WeakSet. */
  WEAK_SET,
  /** A WeakRef. */
  WEAK_REF,
  /** A Promise. */
  PROMISE,
  /** A Proxy, on whatever. */
  PROXY,
  /** An ArrayBuffer. */
  ARRAY_BUFFER,
  /** A SharedArrayBuffer. */
  SHARED_ARRAY_BUFFER,
  /** A DataView. */
  DATA_VIEW,
  /** A typed array of any element type. */
  TYPED_ARRAY,
  /** The namespace of a module. */
  MODULE_NAMESPACE,
  /** A boxed boolean. */
  BOOLEAN_OBJECT,
  /** A boxed number. */
  NUMBER_OBJECT,
  /** A boxed string. */
  STRING_OBJECT,
  /** A boxed symbol. */
  SYMBOL_OBJECT,
  /** A boxed bigint. */
  BIGINT_OBJECT,
  /** A symbol. */
  SYMBOL,
  /** An object that native code made. */
  EXTERNAL
}
