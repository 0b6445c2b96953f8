package dev.alicorn.loop;

/**
 * Counts of a loop since it was opened; libuv's {@code uv_metrics_t}.
 *
 * @param iterations how often the loop turned
 * @param events how many completions and posts were delivered
 * @param eventsWaiting how many of them were there already when the loop came to poll
 * @param idleNanos time spent waiting in the poller
 */
public record LoopMetrics(long iterations, long events, long eventsWaiting, long idleNanos) {}
