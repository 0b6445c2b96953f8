package dev.alicorn.loop.linux.uring;

/** Numbers of operations and of their flags, as io_uring_enter(2) lists them. */
final class Op {
  static final int FSYNC = 3;
  static final int POLL_ADD = 6;
  static final int POLL_REMOVE = 7;
  static final int TIMEOUT = 11;
  static final int ACCEPT = 13;
  static final int ASYNC_CANCEL = 14;
  static final int OPENAT = 18;
  static final int CLOSE = 19;
  static final int STATX = 21;
  static final int READ = 22;
  static final int WRITE = 23;
  static final int SEND = 26;
  static final int RECV = 27;
  static final int RENAMEAT = 35;
  static final int UNLINKAT = 36;
  static final int MKDIRAT = 37;
  static final int SYMLINKAT = 38;
  static final int LINKAT = 39;

  /** Since Linux 6.9. */
  static final int FTRUNCATE = 55;

  /** Length of POLL_ADD: one completion for each event. */
  static final int POLL_MULTISHOT = 1;

  /** Length of POLL_REMOVE: do not remove, but change what is waited for. */
  static final int POLL_UPDATE_EVENTS = 2;

  /** Priority of ACCEPT: one completion for each connection. */
  static final int ACCEPT_MULTISHOT = 1;

  /** Priority of RECV: one completion for each piece. */
  static final int RECV_MULTISHOT = 2;

  /** Priority of SEND: it was tried already, so wait first. */
  static final int POLL_FIRST = 1;

  /** Flag of every operation: the kernel takes a buffer of a group. */
  static final int BUFFER_SELECT = 1 << 5;

  /** Flag of every operation: no completion if it succeeds. */
  static final int SKIP_SUCCESS = 1 << 6;

  /** Flag of FSYNC: the data alone, as fdatasync(2). */
  static final int FSYNC_DATASYNC = 1;

  private Op() {}
}
