/** What a loop tells an observer: paired events of iterations, phases and callbacks. */
@NullMarked
package dev.alicorn.loop.event;

import org.jspecify.annotations.NullMarked;
