/** Linux system calls and the memory they are given: numbers in, numbers out. */
@NullMarked
package dev.alicorn.loop.linux.ffi;

import org.jspecify.annotations.NullMarked;
