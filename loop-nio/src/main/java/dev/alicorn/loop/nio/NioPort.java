package dev.alicorn.loop.nio;

import dev.alicorn.loop.Errno;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A port that the selector finds ready. Loop thread only.
 *
 * @param <S> who hears of it
 */
abstract class NioPort<S> {
  private @Nullable S sink;
  private int readyOps;

  /** Who hears of completions. */
  final S sink() {
    return Objects.requireNonNull(sink, "attach comes first");
  }

  public final void attach(S listener) {
    sink = listener;
  }

  /** The JDK cannot take over a descriptor. */
  public final int open(int fd) {
    return Errno.ENOTSUP;
  }

  /** Notes what it is ready for, while selecting. */
  final void markReady(int ops) {
    readyOps = ops;
  }

  /** Does what was noted. */
  final void serve() {
    int ops = readyOps;
    readyOps = 0;
    serve(ops);
  }

  /** Does what it is ready for, looking anew before each step whether it is still wanted. */
  abstract void serve(int ops);
}
