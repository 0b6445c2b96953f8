package dev.alicorn.node.bindings.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hash functions that the JDK lacks. A class of its own, so that BouncyCastle is not linked by who
 * needs none of them. Any thread.
 */
public final class CastleDigests {
  /** The name of what TLS 1.1 signs: MD5 and SHA-1, one behind the other. */
  public static final String MD5_SHA1 = "MD5-SHA1";

  private CastleDigests() {}

  /** A hash function by BouncyCastle's name, or {@link #MD5_SHA1}. */
  public static MessageDigest open(String name) {
    try {
      return name.equals(MD5_SHA1)
          ? new Md5Sha1()
          : MessageDigest.getInstance(name, Encryption.provider());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Md5Sha1 extends MessageDigest implements Cloneable {
    private MessageDigest md5 = MessageDigest.getInstance("MD5");
    private MessageDigest sha1 = MessageDigest.getInstance("SHA-1");

    Md5Sha1() throws NoSuchAlgorithmException {
      super(MD5_SHA1);
    }

    @Override
    protected int engineGetDigestLength() {
      return 36;
    }

    @Override
    protected void engineUpdate(byte input) {
      md5.update(input);
      sha1.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      md5.update(input, offset, length);
      sha1.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
      return org.bouncycastle.util.Arrays.concatenate(md5.digest(), sha1.digest());
    }

    @Override
    protected void engineReset() {
      md5.reset();
      sha1.reset();
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
      Md5Sha1 copy = (Md5Sha1) super.clone();
      copy.md5 = (MessageDigest) md5.clone();
      copy.sha1 = (MessageDigest) sha1.clone();
      return copy;
    }
  }
}
