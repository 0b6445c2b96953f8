package dev.alicorn.node.bridge;

/**
 * Where things lie in the memory that JavaScript and the loop both see, in bytes; the other half is
 * {@code internal/shared.js} and {@code internal/bridge.js}.
 */
final class BridgeLayout {
  static final long NOW_AT = 0;
  static final long NEXT_TIMER_AT = 8;

  private static final long COUNTERS_AT = 64;
  static final long HAS_TICK_AT = COUNTERS_AT;
  static final long HAS_REJECTION_AT = COUNTERS_AT + 4;
  static final long IMMEDIATES_AT = COUNTERS_AT + 8;
  static final long REF_IMMEDIATES_AT = COUNTERS_AT + 12;
  static final long OUTSTANDING_IMMEDIATES_AT = COUNTERS_AT + 16;
  static final long EVENT_CURSOR_AT = COUNTERS_AT + 20;
  static final long EVENT_COUNT_AT = COUNTERS_AT + 24;
  static final long SUBMISSION_COUNT_AT = COUNTERS_AT + 28;
  static final long OUT_USED_AT = COUNTERS_AT + 32;

  /** Four ints: a kind and three values. */
  static final int RECORD_BYTES = 16;

  static final long EVENTS_AT = 4096;
  static final int EVENTS_BYTES = 64 * 1024;
  static final int EVENT_CAPACITY = EVENTS_BYTES / RECORD_BYTES;
  static final long SUBMISSIONS_AT = EVENTS_AT + EVENTS_BYTES;
  static final int SUBMISSIONS_BYTES = 64 * 1024;
  static final long SCRATCH_AT = SUBMISSIONS_AT + SUBMISSIONS_BYTES;
  static final int SCRATCH_BYTES = 128 * 1024;
  static final long OUT_AT = SCRATCH_AT + SCRATCH_BYTES;
  static final int OUT_BYTES = 512 * 1024;
  static final int BYTES = (int) (OUT_AT + OUT_BYTES);

  static final int EVENT_READ = 0;
  static final int EVENT_READ_END = 1;
  static final int EVENT_CONNECTION = 2;
  static final int EVENT_CONNECTED = 3;
  static final int EVENT_WRITTEN = 4;
  static final int EVENT_SHUT_DOWN = 5;
  static final int EVENT_CLOSED = 6;
  static final int EVENT_REQUEST = 7;
  static final int EVENT_EXIT = 8;
  static final int EVENT_SIGNAL = 9;
  static final int EVENT_FILE_READ = 10;
  static final int EVENT_DATAGRAM = 11;
  static final int EVENT_DATAGRAM_PEER = 12;
  static final int EVENT_DATAGRAM_SENT = 13;
  static final int EVENT_DATAGRAM_CLOSED = 14;

  static final int SUBMIT_WRITE = 0;
  static final int SUBMIT_WRITE_SLAB = 1;
  static final int SUBMIT_SHUTDOWN = 2;
  static final int SUBMIT_READ_START = 3;
  static final int SUBMIT_READ_STOP = 4;
  static final int SUBMIT_CLOSE = 5;
  static final int SUBMIT_FILE_OPEN = 6;
  static final int SUBMIT_FILE_READ = 7;
  static final int SUBMIT_FILE_CLOSE = 8;

  private BridgeLayout() {}
}
