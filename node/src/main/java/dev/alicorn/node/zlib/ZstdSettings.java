package dev.alicorn.node.zlib;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import org.jspecify.annotations.Nullable;

/** What a Zstandard stream is opened with. Any thread. */
public final class ZstdSettings {
  /** In place of a length. */
  public static final long UNKNOWN_LENGTH = -1;

  private static final int WINDOW_LOG_MAX = 100;

  private final int[] parameters;
  private final long length;
  private final byte @Nullable [] dictionary;

  /**
   * Settings that are checked when a stream is opened.
   *
   * @param parameters numbers of the C library's and values in turn
   * @param length how many bytes will be compressed, which the frame's head tells; {@link
   *     #UNKNOWN_LENGTH} if nobody knows
   */
  public ZstdSettings(int[] parameters, long length, byte @Nullable [] dictionary) {
    this.parameters = parameters;
    this.length = length;
    this.dictionary = dictionary;
  }

  /** Throws a runtime exception if the library refuses a parameter. */
  ZstdCompressCtx compressor() {
    ZstdCompressCtx made = new ZstdCompressCtx();
    try {
      for (int i = 0; i < parameters.length; i += 2) {
        set(made, parameters[i], parameters[i + 1]);
      }
      if (dictionary != null) {
        made.loadDict(dictionary);
      }
      if (length != UNKNOWN_LENGTH) {
        made.setPledgedSrcSize(length);
      }
      return made;
    } catch (RuntimeException refused) {
      made.close();
      throw refused;
    }
  }

  /** By the numbers of {@code ZSTD_cParameter}, as far as zstd-jni has them. */
  private static void set(ZstdCompressCtx made, int parameter, int value) {
    switch (parameter) {
      case 100 -> made.setLevel(value);
      case 101 -> made.setWindowLog(value);
      case 102 -> made.setHashLog(value);
      case 103 -> made.setChainLog(value);
      case 104 -> made.setSearchLog(value);
      case 105 -> made.setMinMatch(value);
      case 106 -> made.setTargetLength(value);
      case 107 -> made.setStrategy(value);
      case 160 -> made.setEnableLongDistanceMatching(choice(value));
      case 200 -> made.setContentSize(flag(value));
      case 201 -> made.setChecksum(flag(value));
      case 202 -> made.setDictID(flag(value));
      case 400 -> made.setWorkers(value);
      case 401 -> made.setJobSize(value);
      case 402 -> made.setOverlapLog(value);
      default -> throw unknown(parameter);
    }
  }

  private static IllegalArgumentException unknown(int parameter) {
    return new IllegalArgumentException("Parameter " + parameter);
  }

  private static boolean flag(int value) {
    if (value != 0 && value != 1) {
      throw new IllegalArgumentException("Flag " + value);
    }
    return value == 1;
  }

  private static Zstd.ParamSwitch choice(int value) {
    return switch (value) {
      case 0 -> Zstd.ParamSwitch.AUTO;
      case 1 -> Zstd.ParamSwitch.ENABLE;
      case 2 -> Zstd.ParamSwitch.DISABLE;
      default -> throw new IllegalArgumentException("Switch " + value);
    };
  }

  /** Throws a runtime exception if the library refuses a parameter. */
  ZstdDecompressCtx decompressor() {
    ZstdDecompressCtx made = new ZstdDecompressCtx();
    try {
      for (int i = 0; i < parameters.length; i += 2) {
        if (parameters[i] != WINDOW_LOG_MAX) {
          throw unknown(parameters[i]);
        }
        made.setLongMax(parameters[i + 1]);
      }
      if (dictionary != null) {
        made.loadDict(dictionary);
      }
      return made;
    } catch (RuntimeException refused) {
      made.close();
      throw refused;
    }
  }
}
