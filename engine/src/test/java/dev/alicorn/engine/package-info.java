/** Tests of the engine seam. */
@NullMarked
package dev.alicorn.engine;

import org.jspecify.annotations.NullMarked;
