/** The poller on io_uring(7): completions instead of readiness where that saves calls. */
@NullMarked
package dev.alicorn.loop.linux.uring;

import org.jspecify.annotations.NullMarked;
