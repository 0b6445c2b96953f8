package dev.alicorn.node.zlib;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.Checksum;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses by the JDK's zlib, which it asks for raw data only: heads and checksums are its own.
 *
 * <p>The JDK's window is always the largest. For a smaller one the matches are forgotten whenever
 * so many bytes have been taken, so that none reaches further back than a reader remembers.
 */
public final class DeflateCodec implements Codec {
  private static final int FULL_FLUSH = 3;
  private static final int FINISH = 4;
  private static final int LARGEST_WINDOW_BITS = 15;
  private static final int SMALLEST_WINDOW_BITS = 9;

  private final Wrapper wrapper;
  private final int windowBits;
  private final byte @Nullable [] dictionary;
  private final Deflater deflater;
  private final @Nullable Checksum checksum;
  private int level;
  private int strategy;
  private ByteBuffer pending = ByteBuffer.allocate(0);
  private boolean begun;
  private boolean ended;
  private boolean forgetting;
  private int untilForgotten;
  private long taken;

  /** One with zlib's settings; the memory that zlib spends on matches is the JDK's choice. */
  public DeflateCodec(
      Wrapper wrapper, int level, int windowBits, int strategy, byte @Nullable [] dictionary) {
    this.wrapper = wrapper;
    this.level = level;
    this.windowBits = Math.max(windowBits, SMALLEST_WINDOW_BITS);
    this.strategy = strategy;
    this.dictionary = dictionary;
    checksum = wrapper.checksum();
    deflater = new Deflater(level, true);
    applyStrategy();
    begin();
  }

  private void applyStrategy() {
    // The JDK does not know of run lengths and fixed codes, which only say how to search.
    deflater.setStrategy(strategy <= Deflater.HUFFMAN_ONLY ? strategy : Deflater.DEFAULT_STRATEGY);
    settle();
  }

  /** Makes the deflater take its settings before it sees more input; it may put out bytes then. */
  private void settle() {
    deflater.setInput(ByteBuffer.allocate(0));
    byte[] chunk = new byte[64];
    int count = deflater.deflate(chunk);
    while (count > 0) {
      byte[] all = Arrays.copyOf(pendingBytes(), pending.remaining() + count);
      System.arraycopy(chunk, 0, all, all.length - count, count);
      pending = ByteBuffer.wrap(all);
      count = count < chunk.length ? 0 : deflater.deflate(chunk);
    }
  }

  private byte[] pendingBytes() {
    byte[] bytes = new byte[pending.remaining()];
    pending.duplicate().get(bytes);
    return bytes;
  }

  private void begin() {
    begun = false;
    ended = false;
    forgetting = false;
    taken = 0;
    untilForgotten = window();
    if (checksum != null) {
      checksum.reset();
    }
    if (dictionary != null && wrapper != Wrapper.GZIP) {
      deflater.setDictionary(reachable(dictionary));
    }
  }

  private int window() {
    return 1 << windowBits;
  }

  /** The part of the dictionary that the first bytes can refer to. */
  private byte[] reachable(byte[] bytes) {
    if (windowBits == LARGEST_WINDOW_BITS) {
      return bytes;
    }
    untilForgotten = window() / 2;
    return Arrays.copyOfRange(bytes, Math.max(0, bytes.length - window() / 2), bytes.length);
  }

  @Override
  public void write(ByteBuffer in, ByteBuffer out, int flush) throws CodecException {
    if (ended && in.hasRemaining() && flush == FINISH) {
      throw CodecException.afterEnd();
    }
    if (!begun) {
      begun = true;
      pending = ByteBuffer.wrap(wrapper.head(level, strategy, windowBits, dictionaryId()));
    }
    drain(out);
    if (pending.hasRemaining() || ended) {
      return;
    }
    if (windowBits == LARGEST_WINDOW_BITS) {
      deflate(in, out, flush);
    } else {
      deflateInPieces(in, out, flush);
    }
    if (deflater.finished()) {
      ended = true;
      pending = ByteBuffer.wrap(wrapper.trailer(checksum, taken));
      drain(out);
    }
  }

  private @Nullable Integer dictionaryId() {
    if (dictionary == null) {
      return null;
    }
    Adler32 sum = new Adler32();
    sum.update(dictionary);
    return (int) sum.getValue();
  }

  private void drain(ByteBuffer out) {
    int count = Math.min(pending.remaining(), out.remaining());
    out.put(pending.slice(pending.position(), count));
    pending.position(pending.position() + count);
  }

  private void deflateInPieces(ByteBuffer in, ByteBuffer out, int flush) {
    while (true) {
      if (forgetting) {
        deflate(ByteBuffer.allocate(0), out, FULL_FLUSH);
        if (!out.hasRemaining()) {
          return;
        }
        forgetting = false;
        untilForgotten = window();
      }
      if (in.remaining() <= untilForgotten) {
        untilForgotten -= in.remaining();
        int left = deflate(in, out, flush);
        untilForgotten += left;
        return;
      }
      ByteBuffer piece = in.slice(in.position(), untilForgotten);
      deflate(piece, out, Deflater.NO_FLUSH);
      in.position(in.position() + piece.position());
      untilForgotten -= piece.position();
      if (untilForgotten > 0) {
        return;
      }
      forgetting = true;
    }
  }

  /** Answers how much of the input is left. */
  private int deflate(ByteBuffer in, ByteBuffer out, int flush) {
    ByteBuffer seen = in.duplicate();
    deflater.setInput(in);
    if (flush == FINISH) {
      deflater.finish();
      deflater.deflate(out);
    } else {
      deflater.deflate(out, jdkFlush(flush));
    }
    seen.limit(in.position());
    taken += seen.remaining();
    if (checksum != null) {
      checksum.update(seen);
    }
    return in.remaining();
  }

  /** The JDK has no partial flush and none of a block: what they owe, a sync flush gives too. */
  private static int jdkFlush(int flush) {
    return switch (flush) {
      case Deflater.NO_FLUSH -> Deflater.NO_FLUSH;
      case FULL_FLUSH -> Deflater.FULL_FLUSH;
      default -> Deflater.SYNC_FLUSH;
    };
  }

  @Override
  public void reset() {
    deflater.reset();
    pending = ByteBuffer.allocate(0);
    begin();
  }

  @Override
  public void params(int newLevel, int newStrategy) {
    level = newLevel;
    strategy = newStrategy;
    deflater.setLevel(newLevel);
    applyStrategy();
  }

  @Override
  public void close() {
    deflater.end();
  }
}
