package dev.alicorn.node.zlib;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What both directions of Brotli share: an instance of the library's. */
public abstract sealed class BrotliCodec implements Codec {
  private final BrotliLibrary library;
  private final int[] parameters;
  private final BrotliPlaces places = new BrotliPlaces();
  private MemorySegment instance = MemorySegment.NULL;

  private BrotliCodec(BrotliLibrary library, int[] parameters) {
    this.library = library;
    this.parameters = parameters;
  }

  /**
   * Opens one; null if the library refuses a parameter.
   *
   * @param parameters numbers and values in turn
   */
  public static @Nullable BrotliCodec open(boolean encode, int[] parameters) {
    BrotliCodec codec = encode ? new Encode(parameters) : new Decode(parameters);
    return codec.begin() ? codec : null;
  }

  private boolean begin() {
    instance = library.create();
    for (int i = 0; i < parameters.length; i += 2) {
      if (!library.setParameter(instance, parameters[i], parameters[i + 1])) {
        close();
        return false;
      }
    }
    return true;
  }

  @Override
  public void write(ByteBuffer in, ByteBuffer out, int flush) throws CodecException {
    places.point(in, out);
    run(library, instance, places, flush);
    places.advance(in, out);
  }

  abstract void run(BrotliLibrary brotli, MemorySegment state, BrotliPlaces memory, int operation)
      throws CodecException;

  @Override
  public void reset() {
    close();
    begin();
  }

  /** Brotli's settings hold for the whole stream. */
  @Override
  public void params(int level, int strategy) {}

  @Override
  public void close() {
    if (instance.address() != 0) {
      library.destroy(instance);
      instance = MemorySegment.NULL;
    }
  }

  private static final class Encode extends BrotliCodec {
    Encode(int[] parameters) {
      super(BrotliLibrary.encoder(), parameters);
    }

    @Override
    void run(BrotliLibrary brotli, MemorySegment state, BrotliPlaces memory, int operation)
        throws CodecException {
      if (brotli.compress(state, operation, memory) == 0) {
        throw new CodecException(-1, "ERR_BROTLI_COMPRESSION_FAILED", "Compression failed");
      }
    }
  }

  private static final class Decode extends BrotliCodec {
    private static final int FINISH = 2;
    private static final int ERROR = 0;
    private static final int NEEDS_MORE_INPUT = 2;

    Decode(int[] parameters) {
      super(BrotliLibrary.decoder(), parameters);
    }

    @Override
    void run(BrotliLibrary brotli, MemorySegment state, BrotliPlaces memory, int operation)
        throws CodecException {
      int result = brotli.decompress(state, memory);
      if (result == ERROR) {
        int error = brotli.errorCode(state);
        throw new CodecException(error, "ERR_" + brotli.errorName(error), "Decompression failed");
      }
      if (result == NEEDS_MORE_INPUT && operation == FINISH) {
        throw CodecException.tooShort();
      }
    }
  }
}
