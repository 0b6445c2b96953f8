/**
 * Compressing and decompressing for {@code zlib}: the formats' frames over the JDK's deflate,
 * Brotli, and Zstandard.
 */
@NullMarked
package dev.alicorn.node.zlib;

import org.jspecify.annotations.NullMarked;
