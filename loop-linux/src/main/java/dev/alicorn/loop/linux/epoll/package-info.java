/** The poller on epoll(7) and the stream ports it serves. */
@NullMarked
package dev.alicorn.loop.linux.epoll;

import org.jspecify.annotations.NullMarked;
