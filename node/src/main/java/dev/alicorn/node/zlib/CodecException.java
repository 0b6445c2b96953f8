package dev.alicorn.node.zlib;

import com.github.luben.zstd.ZstdException;
import java.util.Objects;

/** Data that cannot be decompressed, or an end that came too early. Any thread. */
public final class CodecException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int NEED_DICT = 2;
  private static final int DATA_ERROR = -3;
  private static final int BUF_ERROR = -5;

  private final int errno;
  private final String code;

  CodecException(int errno, String code, String message) {
    super(message);
    this.errno = errno;
    this.code = code;
  }

  static CodecException data(String message) {
    return new CodecException(DATA_ERROR, "Z_DATA_ERROR", message);
  }

  static CodecException dictionary(String message) {
    return new CodecException(NEED_DICT, "Z_NEED_DICT", message);
  }

  static CodecException tooShort() {
    return new CodecException(BUF_ERROR, "Z_BUF_ERROR", "unexpected end of file");
  }

  /** For input that comes after the end was asked for. */
  static CodecException afterEnd() {
    return new CodecException(BUF_ERROR, "Z_BUF_ERROR", "buffer error");
  }

  /** For Zstandard's errors, whose names its Java library does not tell. */
  static CodecException zstd(ZstdException refused) {
    int number = (int) -refused.getErrorCode();
    String message = Objects.requireNonNullElse(refused.getMessage(), "Zstandard error");
    return new CodecException(number, "ZSTD_error_" + number, message);
  }

  /** The library's number. */
  public int errno() {
    return errno;
  }

  /** The number's name. */
  public String code() {
    return code;
  }
}
