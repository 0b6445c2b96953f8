package dev.alicorn.engine.v8;

import com.caoccao.javet.interop.loader.JavetLibLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A V8 snapshot with a head that says whether this V8 can read it: V8 itself ends the process when
 * it cannot. Any thread.
 *
 * <p>Head: magic, checksum of the blob, length of the engine's name, the name.
 */
final class SnapshotFile {
  private static final int MAGIC = 0x414c534e;
  private static final int FIXED_BYTES = 12;
  private static final byte[] ENGINE =
      ("javet-v8-i18n-" + JavetLibLoader.LIB_VERSION).getBytes(StandardCharsets.US_ASCII);

  private SnapshotFile() {}

  static byte[] withHead(byte[] blob) {
    ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + ENGINE.length + blob.length);
    out.putInt(MAGIC).putInt(checksum(blob)).putInt(ENGINE.length).put(ENGINE).put(blob);
    return out.array();
  }

  /**
   * The blob in a file.
   *
   * @throws IllegalArgumentException if it is damaged or of another engine
   */
  static byte[] blobOf(byte[] file) {
    int start = FIXED_BYTES + ENGINE.length;
    if (file.length <= start) {
      throw new IllegalArgumentException("Not a snapshot: too short");
    }
    ByteBuffer in = ByteBuffer.wrap(file);
    int magic = in.getInt();
    int checksum = in.getInt();
    if (magic != MAGIC) {
      throw new IllegalArgumentException("Not a snapshot");
    }
    if (in.getInt() != ENGINE.length
        || !Arrays.equals(file, FIXED_BYTES, start, ENGINE, 0, ENGINE.length)) {
      throw new IllegalArgumentException("The snapshot was built by another engine version");
    }
    byte[] blob = Arrays.copyOfRange(file, start, file.length);
    if (checksum(blob) != checksum) {
      throw new IllegalArgumentException("The snapshot is damaged");
    }
    return blob;
  }

  /** A number that tells files apart that {@link #blobOf} has accepted. */
  static int identity(byte[] file) {
    return ByteBuffer.wrap(file).getInt(Integer.BYTES);
  }

  private static int checksum(byte[] blob) {
    CRC32 crc = new CRC32();
    crc.update(blob);
    return (int) crc.getValue();
  }
}
