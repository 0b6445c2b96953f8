package dev.alicorn.node.bindings;

import dev.alicorn.engine.PinnedBytes;
import dev.alicorn.node.zlib.Codec;
import dev.alicorn.node.zlib.CodecException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A codec with the memory in which JavaScript reads how far it came: room left in the output, input
 * left, and the number of an error.
 *
 * <p>{@link #run} any thread, one call at a time; the rest loop thread.
 */
final class ZlibStream {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

  private final Codec codec;
  private final PinnedBytes state;
  private @Nullable CodecException failure;
  private final List<Consumer<Codec>> changes = new ArrayList<>(0);
  private boolean busy;
  private boolean closing;

  ZlibStream(Codec codec, PinnedBytes state) {
    this.codec = codec;
    this.state = state;
  }

  /** Resets or sets something: at once, or when the work under way is done. */
  void change(Consumer<Codec> how) {
    if (busy) {
      changes.add(how);
    } else {
      how.accept(codec);
    }
  }

  void begin() {
    busy = true;
  }

  void run(MemorySegment in, MemorySegment out, int flush) {
    ByteBuffer from = in.asByteBuffer();
    ByteBuffer to = out.asByteBuffer();
    int error = 0;
    try {
      codec.write(from, to, flush);
    } catch (CodecException e) {
      failure = e;
      error = e.errno();
    }
    MemorySegment words = state.segment();
    words.setAtIndex(INT, 0, to.remaining());
    words.setAtIndex(INT, 1, from.remaining());
    words.setAtIndex(INT, 2, error);
  }

  /** Makes the results visible, and does what was to be done meanwhile. */
  void end() {
    busy = false;
    state.commit();
    changes.forEach(how -> how.accept(codec));
    changes.clear();
    if (closing) {
      release();
    }
  }

  /** The last failure: its code and its message, with a space between. */
  @Nullable String failure() {
    CodecException last = failure;
    return last == null ? null : last.code() + ' ' + last.getMessage();
  }

  /** At once, or when the work under way is done. */
  void close() {
    closing = true;
    if (!busy) {
      release();
    }
  }

  private void release() {
    codec.close();
    state.close();
  }
}
