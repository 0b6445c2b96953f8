/**
 * Compressing and decompressing for {@code zlib}: the formats' frames over the JDK's deflate, and
 * Brotli.
 */
@NullMarked
package dev.alicorn.node.zlib;

import org.jspecify.annotations.NullMarked;
