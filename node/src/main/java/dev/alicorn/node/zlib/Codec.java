package dev.alicorn.node.zlib;

import java.nio.ByteBuffer;

/**
 * One stream that is compressed or decompressed.
 *
 * <p>One call at a time, on any thread.
 */
public interface Codec extends AutoCloseable {
  /**
   * Takes from {@code in} and puts to {@code out} what it can; both are direct, and move on.
   *
   * @param flush one of zlib's values, or Brotli's operation
   */
  void write(ByteBuffer in, ByteBuffer out, int flush) throws CodecException;

  /** Begins anew, with the same settings. */
  void reset();

  /** Changes how the rest is compressed; nothing happens where there is nothing to change. */
  void params(int level, int strategy);

  /** Lets native memory go. A second call does nothing. */
  @Override
  void close();
}
