package dev.alicorn.loop.event;

/** The phases of one iteration, in the order in which the loop passes them. */
public enum Phase {
  /** Callbacks of writes, connects and shutdowns that completed without waiting. */
  PENDING,
  /** Idle handles. */
  IDLE,
  /** Prepare handles. */
  PREPARE,
  /** Waiting, I/O callbacks, asyncs, executed tasks and worker completions. */
  POLL,
  /** Check handles. */
  CHECK,
  /** Close callbacks. */
  CLOSING,
  /** Timers that are due. */
  TIMERS
}
