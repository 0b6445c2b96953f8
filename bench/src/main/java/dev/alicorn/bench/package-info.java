/** Echo servers on Alicorn's loop and on its peers in Java, for bench/run-echo. */
@NullMarked
package dev.alicorn.bench;

import org.jspecify.annotations.NullMarked;
