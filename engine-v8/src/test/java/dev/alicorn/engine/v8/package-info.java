/** Tests of the V8 engine. */
@NullMarked
package dev.alicorn.engine.v8;

import org.jspecify.annotations.NullMarked;
