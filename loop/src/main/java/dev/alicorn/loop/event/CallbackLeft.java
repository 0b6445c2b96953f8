package dev.alicorn.loop.event;

import org.jspecify.annotations.Nullable;

/**
 * A user callback returned or threw.
 *
 * @param source the handle, request or task that was called back
 * @param durationNanos how long it ran
 * @param error what it threw, or null
 */
public record CallbackLeft(Object source, long durationNanos, @Nullable Throwable error) {}
