package dev.alicorn.node.zlib;

import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The bytes before compressed data, as they come in. One thread at a time. */
abstract class Head {
  private static final int DEFLATED = 8;

  /**
   * Takes the next byte.
   *
   * @return whether it was the last one
   */
  abstract boolean accept(int next) throws CodecException;

  /** The checksum of the dictionary that the data needs; null if it needs none. */
  @Nullable Integer dictionaryId() {
    return null;
  }

  /** Of RFC 1950. */
  static final class OfZlib extends Head {
    private final int windowBits;
    private int count;
    private int first;
    private boolean needsDictionary;
    private int dictionaryId;

    /** For a reader that remembers so much. */
    OfZlib(int windowBits) {
      this.windowBits = windowBits;
    }

    @Override
    boolean accept(int next) throws CodecException {
      switch (count++) {
        case 0 -> first = next;
        case 1 -> check(first << 8 | next);
        default -> dictionaryId = dictionaryId << 8 | next;
      }
      return count == (needsDictionary ? 6 : 2);
    }

    private void check(int head) throws CodecException {
      if (head % 31 != 0) {
        throw CodecException.data("incorrect header check");
      }
      if ((first & 0xf) != DEFLATED) {
        throw CodecException.data("unknown compression method");
      }
      if ((first >> 4) + 8 > windowBits) {
        throw CodecException.data("invalid window size");
      }
      needsDictionary = (head & 0x20) != 0;
    }

    @Override
    @Nullable Integer dictionaryId() {
      return needsDictionary ? dictionaryId : null;
    }
  }

  /** Of RFC 1952. Of its fields nothing is kept. */
  static final class OfGzip extends Head {
    private static final int MAGIC = 0x8b1f;
    private static final int FIXED_LENGTH = 10;
    private static final int CHECKED = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final CRC32 checksum = new CRC32();
    private int count;
    private int word;
    private int parts;
    private int extraLeft = -2;

    @Override
    boolean accept(int next) throws CodecException {
      if (count >= FIXED_LENGTH) {
        return acceptOptional(next);
      }
      checksum.update(next);
      int at = count++;
      word = at % 2 == 0 ? next : word | next << 8;
      if (at == 1 && word != MAGIC) {
        throw CodecException.data("incorrect header check");
      }
      if (at == 3) {
        checkFlags();
      }
      return count == FIXED_LENGTH && parts == 0;
    }

    private void checkFlags() throws CodecException {
      int flags = word >> 8;
      if ((word & 0xff) != DEFLATED) {
        throw CodecException.data("unknown compression method");
      }
      if ((flags & RESERVED) != 0) {
        throw CodecException.data("unknown header flags set");
      }
      parts = flags & (CHECKED | EXTRA | NAME | COMMENT);
    }

    private boolean acceptOptional(int next) throws CodecException {
      if ((parts & EXTRA) != 0) {
        acceptExtra(next);
      } else if ((parts & (NAME | COMMENT)) != 0) {
        if (next == 0) {
          parts &= (parts & NAME) != 0 ? ~NAME : ~COMMENT;
        }
      } else {
        return acceptChecksum(next);
      }
      checksum.update(next);
      return parts == 0;
    }

    private void acceptExtra(int next) {
      if (extraLeft == -2) {
        word = next;
        extraLeft = -1;
        return;
      }
      extraLeft = extraLeft == -1 ? word | next << 8 : extraLeft - 1;
      if (extraLeft == 0) {
        parts &= ~EXTRA;
      }
    }

    private boolean acceptChecksum(int next) throws CodecException {
      if (count++ == FIXED_LENGTH) {
        word = next;
        return false;
      }
      if ((word | next << 8) != (checksum.getValue() & 0xffff)) {
        throw CodecException.data("header crc mismatch");
      }
      return true;
    }
  }
}
