package dev.alicorn.node.zlib;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Checksums that go on from an earlier one, which the JDK's cannot. Any thread. */
public final class Checksums {
  private static final int POLYNOMIAL = 0xedb88320;

  private Checksums() {}

  /** The CRC-32 of what {@code earlier} is of, followed by the bytes. */
  public static long crc32(ByteBuffer bytes, int earlier) {
    CRC32 sum = new CRC32();
    if (earlier != 0) {
      sum.update(leadingTo(earlier));
    }
    sum.update(bytes);
    return sum.getValue();
  }

  /** Four bytes whose CRC-32 is the given one: the shift register turned back over its 32 bits. */
  private static byte[] leadingTo(int crc) {
    int register = ~crc;
    for (int i = 0; i < Integer.SIZE; i++) {
      boolean shiftedOne = register < 0;
      register = shiftedOne ? (register ^ POLYNOMIAL) << 1 | 1 : register << 1;
    }
    int bytes = ~register;
    return new byte[] {
      (byte) bytes, (byte) (bytes >> 8), (byte) (bytes >> 16), (byte) (bytes >> 24)
    };
  }
}
