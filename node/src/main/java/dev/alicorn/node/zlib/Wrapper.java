package dev.alicorn.node.zlib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/** What stands around deflated data. Any thread. */
public enum Wrapper {
  /** Nothing. */
  RAW,
  /** RFC 1950. */
  ZLIB,
  /** RFC 1952. */
  GZIP;

  private static final byte DEFLATED = 8;
  private static final int HUFFMAN_ONLY = 2;
  private static final int DEFAULT_LEVEL = 6;
  private static final byte UNIX = 3;

  /** The checksum of what is compressed; null if the format has none. */
  @Nullable Checksum checksum() {
    return switch (this) {
      case RAW -> null;
      case ZLIB -> new Adler32();
      case GZIP -> new CRC32();
    };
  }

  /** The bytes before the data. */
  byte[] head(int level, int strategy, int windowBits, @Nullable Integer dictionaryId) {
    int effective = level < 0 ? DEFAULT_LEVEL : level;
    boolean fast = strategy >= HUFFMAN_ONLY || effective < 2;
    return switch (this) {
      case RAW -> new byte[0];
      case ZLIB -> zlibHead(fast ? 0 : effective, windowBits, dictionaryId);
      case GZIP -> {
        byte hint = (byte) (effective == 9 ? 2 : fast ? 4 : 0);
        yield new byte[] {0x1f, (byte) 0x8b, DEFLATED, 0, 0, 0, 0, 0, hint, UNIX};
      }
    };
  }

  private static byte[] zlibHead(int level, int windowBits, @Nullable Integer dictionaryId) {
    int hint = level < 2 ? 0 : level < DEFAULT_LEVEL ? 1 : level == DEFAULT_LEVEL ? 2 : 3;
    int head = (DEFLATED | (windowBits - 8) << 4) << 8 | hint << 6;
    if (dictionaryId != null) {
      head |= 0x20;
    }
    head += 31 - head % 31;
    ByteBuffer bytes = ByteBuffer.allocate(dictionaryId == null ? 2 : 6).putShort((short) head);
    if (dictionaryId != null) {
      bytes.putInt(dictionaryId);
    }
    return bytes.array();
  }

  /** The bytes after the data. */
  byte[] trailer(@Nullable Checksum checksum, long length) {
    if (checksum == null) {
      return new byte[0];
    }
    int sum = (int) checksum.getValue();
    if (this == ZLIB) {
      return ByteBuffer.allocate(4).putInt(sum).array();
    }
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.putInt(sum).putInt((int) length).array();
  }
}
