package dev.alicorn.node.bindings;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

/** A hash or MAC that takes bytes until it is finished. Loop thread only. */
public interface RunningHash {
  /** Length argument of {@link #finish}: as long as the algorithm has it. */
  int DEFAULT_LENGTH = -1;

  /** Takes these bytes. */
  void update(ByteBuffer bytes);

  /** The result; afterwards the hash is as new. */
  byte[] finish(int length);

  /** One that goes on from here on its own. */
  RunningHash copy();

  /** Over the JDK's digest. */
  record OfDigest(MessageDigest digest) implements RunningHash {
    @Override
    public void update(ByteBuffer bytes) {
      digest.update(bytes);
    }

    @Override
    public byte[] finish(int length) {
      return cut(digest.digest(), length);
    }

    @Override
    public RunningHash copy() {
      try {
        return new OfDigest((MessageDigest) digest.clone());
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Over the JDK's MAC. */
  record OfMac(Mac mac) implements RunningHash {
    @Override
    public void update(ByteBuffer bytes) {
      mac.update(bytes);
    }

    @Override
    public byte[] finish(int length) {
      return cut(mac.doFinal(), length);
    }

    @Override
    public RunningHash copy() {
      try {
        return new OfMac((Mac) mac.clone());
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static byte[] cut(byte[] result, int length) {
    return length == DEFAULT_LENGTH || length == result.length
        ? result
        : Arrays.copyOf(result, length);
  }
}
