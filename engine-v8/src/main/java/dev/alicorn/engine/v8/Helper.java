package dev.alicorn.engine.v8;

/** The functions that prelude.js returns, in its order. Any thread. */
enum Helper {
  INSTALL,
  GET,
  SET,
  DELETE,
  TO_STRING,
  DESCRIBE,
  ARRAY,
  BYTES,
  LOCK,
  UNLOCK,
  IS_WEAK_REF,
  NOTHING,
  IS_SAME,
  NATIVES
}
