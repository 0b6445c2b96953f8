/** An agent that counts how often Java and V8 call each other, and how long that takes. */
@NullMarked
package dev.alicorn.bench.crossings;

import org.jspecify.annotations.NullMarked;
