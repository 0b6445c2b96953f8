/** Blocking file operations with real descriptors. */
@NullMarked
package dev.alicorn.loop.linux.posix;

import org.jspecify.annotations.NullMarked;
