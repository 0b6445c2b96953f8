package dev.alicorn.loop;

/** How a terminal treats what is typed; libuv's {@code uv_tty_mode_t}. */
public enum TtyMode {
  /** As it was found: lines, echoed, with their keys for signals. */
  NORMAL,
  /** Each key at once, without echo and signals; a newline that is written still returns. */
  RAW,
  /** As {@link #RAW}, and what is written is not changed either: for binary data. */
  IO
}
