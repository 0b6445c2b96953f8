/** A simulated back end under a clock that only it and the test move. */
@NullMarked
package dev.alicorn.loop.sim;

import org.jspecify.annotations.NullMarked;
