package dev.alicorn.engine.v8;

import com.caoccao.javet.interop.loader.JavetLibLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A V8 snapshot with a tail that says whether this V8 can read it: V8 itself ends the process when
 * it cannot. Any thread.
 *
 * <p>Tail: the engine's name, checksum of the blob, magic. It is at the end because V8 reads what
 * it needs from the start and does not mind more, so that a file goes to V8 without a copy.
 */
final class SnapshotFile {
  private static final int MAGIC = 0x414c534e;
  private static final byte[] ENGINE =
      ("javet-v8-i18n-" + JavetLibLoader.LIB_VERSION).getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL_BYTES = ENGINE.length + 2 * Integer.BYTES;

  private SnapshotFile() {}

  static byte[] withTail(byte[] blob) {
    ByteBuffer out = ByteBuffer.allocate(blob.length + TAIL_BYTES);
    out.put(blob).put(ENGINE).putInt(checksum(blob, blob.length)).putInt(MAGIC);
    return out.array();
  }

  /**
   * Checks a file, and returns a number that tells files apart.
   *
   * @throws IllegalArgumentException if it is damaged or of another engine
   */
  static int check(byte[] file) {
    int end = file.length - TAIL_BYTES;
    if (end <= 0 || ByteBuffer.wrap(file).getInt(file.length - Integer.BYTES) != MAGIC) {
      throw new IllegalArgumentException("Not a snapshot, or of another engine version");
    }
    if (!Arrays.equals(file, end, end + ENGINE.length, ENGINE, 0, ENGINE.length)) {
      throw new IllegalArgumentException("The snapshot was built by another engine version");
    }
    int checksum = ByteBuffer.wrap(file).getInt(end + ENGINE.length);
    if (checksum(file, end) != checksum) {
      throw new IllegalArgumentException("The snapshot is damaged");
    }
    return checksum;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
