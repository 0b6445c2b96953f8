package dev.alicorn.node.zlib;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Compresses to Zstandard's frames (RFC 8878). */
public final class ZstdEncoder implements Codec {
  private static final EndDirective[] DIRECTIVES = {
    EndDirective.CONTINUE, EndDirective.FLUSH, EndDirective.END
  };

  private final ZstdSettings settings;
  private ZstdCompressCtx context;
  private boolean ended;

  private ZstdEncoder(ZstdSettings settings) {
    this.settings = settings;
    context = settings.compressor();
  }

  /** Opens one; null if the library refuses a parameter. */
  public static @Nullable ZstdEncoder open(ZstdSettings settings) {
    ZstdLibrary.load();
    try {
      return new ZstdEncoder(settings);
    } catch (ZstdException | IllegalArgumentException refused) {
      return null;
    }
  }

  @Override
  public void write(ByteBuffer in, ByteBuffer out, int flush) throws CodecException {
    EndDirective directive = DIRECTIVES[flush];
    boolean ending = directive == EndDirective.END;
    if (ended && ending && !in.hasRemaining()) {
      return; // a further end would be a further frame
    }
    ByteBuffer from = ZstdLibrary.addressed(in);
    boolean flushed = false;
    try {
      do {
        flushed = context.compressDirectByteBufferStream(out, from, directive);
      } while (out.hasRemaining() && !isDone(from, directive, flushed));
    } catch (ZstdException refused) {
      throw CodecException.zstd(refused);
    }
    ended = ending && flushed;
  }

  private static boolean isDone(ByteBuffer from, EndDirective directive, boolean flushed) {
    return directive == EndDirective.CONTINUE ? !from.hasRemaining() : flushed;
  }

  @Override
  public void reset() {
    context.close();
    context = settings.compressor();
    ended = false;
  }

  /** Zstandard's settings hold for the whole stream. */
  @Override
  public void params(int level, int strategy) {}

  @Override
  public void close() {
    context.close();
  }
}
