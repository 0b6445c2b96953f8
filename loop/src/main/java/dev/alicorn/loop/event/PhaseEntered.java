package dev.alicorn.loop.event;

/**
 * The loop is about to run a phase.
 *
 * @param phase which
 * @param iteration number of the iteration, from 1; 0 for the timers before the first
 * @param queueDepth how much waits in the phase's queue as far as it is known; -1 where it is not
 * @param atNanos the clock's reading
 */
public record PhaseEntered(Phase phase, long iteration, int queueDepth, long atNanos) {}
