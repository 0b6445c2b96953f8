/**
 * Between the loop and the engine: the gate into user code, the memory that both sides see, and the
 * handles that drive JavaScript's timers and immediates.
 */
@NullMarked
package dev.alicorn.node.bridge;

import org.jspecify.annotations.NullMarked;
