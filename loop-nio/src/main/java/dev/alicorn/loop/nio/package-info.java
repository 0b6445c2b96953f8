/** The portable back end: one Selector a loop, file channels, and the JDK's watch service. */
@NullMarked
package dev.alicorn.loop.nio;

import org.jspecify.annotations.NullMarked;
