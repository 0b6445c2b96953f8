package dev.alicorn.node.zlib;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses Zstandard's frames (RFC 8878), one after the other. What follows them and is no
 * frame is left.
 */
public final class ZstdDecoder implements Codec {
  private static final int END = 2;
  private static final int MAGIC_BYTES = 4;
  private static final int FRAME = 0xfd2fb528;
  private static final int SKIPPABLE = 0x184d2a50;
  private static final int SKIPPABLE_MASK = ~0xf;

  private final ZstdSettings settings;
  private ZstdDecompressCtx context;
  private boolean frameEnded;

  private ZstdDecoder(ZstdSettings settings) {
    this.settings = settings;
    context = settings.decompressor();
  }

  /** Opens one; null if the library refuses a parameter. */
  public static @Nullable ZstdDecoder open(ZstdSettings settings) {
    ZstdLibrary.load();
    try {
      return new ZstdDecoder(settings);
    } catch (ZstdException | IllegalArgumentException refused) {
      return null;
    }
  }

  @Override
  public void write(ByteBuffer in, ByteBuffer out, int flush) throws CodecException {
    try {
      while (!frameEnded || startsFrame(in)) {
        frameEnded = context.decompressDirectByteBufferStream(out, ZstdLibrary.addressed(in));
        if (!frameEnded && (!in.hasRemaining() || !out.hasRemaining())) {
          break;
        }
      }
    } catch (ZstdException refused) {
      throw CodecException.zstd(refused);
    }
    if (!frameEnded && flush == END && out.hasRemaining()) {
      throw CodecException.tooShort();
    }
  }

  /** Whether the input, as far as it goes, can be the beginning of a frame. */
  private static boolean startsFrame(ByteBuffer in) {
    int count = Math.min(MAGIC_BYTES, in.remaining());
    int first = 0;
    for (int i = 0; i < count; i++) {
      first |= (in.get(in.position() + i) & 0xff) << (Byte.SIZE * i);
    }
    int seen = count == MAGIC_BYTES ? -1 : (1 << (Byte.SIZE * count)) - 1;
    boolean frame = ((first ^ FRAME) & seen) == 0;
    boolean skippable = ((first ^ SKIPPABLE) & seen & SKIPPABLE_MASK) == 0;
    return count > 0 && (frame || skippable);
  }

  @Override
  public void reset() {
    context.close();
    context = settings.decompressor();
    frameEnded = false;
  }

  /** Settings of compressed data are in the data. */
  @Override
  public void params(int level, int strategy) {}

  @Override
  public void close() {
    context.close();
  }
}
