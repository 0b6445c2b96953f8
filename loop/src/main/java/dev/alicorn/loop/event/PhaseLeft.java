package dev.alicorn.loop.event;

/**
 * The loop has run a phase; follows {@link PhaseEntered} of the same phase.
 *
 * @param phase which
 * @param iteration number of the iteration
 * @param callbacks how many callbacks it ran
 * @param atNanos the clock's reading
 * @param durationNanos time since it was entered, for POLL including the wait
 * @param waitNanos for POLL the time spent in the poller, else 0
 */
public record PhaseLeft(
    Phase phase, long iteration, int callbacks, long atNanos, long durationNanos, long waitNanos) {}
