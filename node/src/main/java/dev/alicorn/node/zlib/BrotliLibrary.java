package dev.alicorn.node.zlib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Google's Brotli library as brotli4j packs it, by its C interface: brotli4j's own classes have
 * neither all parameters nor the decoder's error codes.
 *
 * <p>Any thread. Loaded when it is first needed.
 */
final class BrotliLibrary {
  private static final String RESOURCE = "lib/linux-x86_64/libbrotli.so";

  private final SymbolLookup symbols = load();
  private final MethodHandle create;
  private final MethodHandle destroy;
  private final MethodHandle setParameter;
  private final MethodHandle stream;

  private BrotliLibrary(String side, String streamName) {
    create =
        function(
            side + "CreateInstance", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    destroy = function(side + "DestroyInstance", FunctionDescriptor.ofVoid(ADDRESS));
    setParameter =
        function(
            side + "SetParameter", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    stream = function(side + streamName, streamDescriptor(side.contains("Encoder")));
  }

  private static FunctionDescriptor streamDescriptor(boolean withOperation) {
    FunctionDescriptor descriptor =
        FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    return withOperation ? descriptor.insertArgumentLayouts(1, JAVA_INT) : descriptor;
  }

  static BrotliLibrary encoder() {
    return Encoder.INSTANCE;
  }

  static BrotliLibrary decoder() {
    return Decoder.INSTANCE;
  }

  MemorySegment create() {
    try {
      MemorySegment none = MemorySegment.NULL;
      return (MemorySegment) create.invokeExact(none, none, none);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  void destroy(MemorySegment instance) {
    try {
      destroy.invokeExact(instance);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  boolean setParameter(MemorySegment instance, int parameter, int value) {
    try {
      return (int) setParameter.invokeExact(instance, parameter, value) != 0;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  int compress(MemorySegment instance, int operation, BrotliPlaces places) {
    try {
      return (int)
          stream.invokeExact(
              instance,
              operation,
              places.inLeft(),
              places.inNext(),
              places.outLeft(),
              places.outNext(),
              MemorySegment.NULL);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  int decompress(MemorySegment instance, BrotliPlaces places) {
    try {
      return (int)
          stream.invokeExact(
              instance,
              places.inLeft(),
              places.inNext(),
              places.outLeft(),
              places.outNext(),
              MemorySegment.NULL);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The decoder's last error. */
  int errorCode(MemorySegment instance) {
    try {
      return (int) ErrorCode.FUNCTION.invokeExact(instance);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The name of an error, as {@code _ERROR_FORMAT_PADDING_1}. */
  @SuppressWarnings("restricted")
  String errorName(int code) {
    try {
      MemorySegment name = (MemorySegment) ErrorCode.NAME.invokeExact(code);
      return name.reinterpret(Long.MAX_VALUE).getString(0);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  @SuppressWarnings("restricted")
  private MethodHandle function(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), descriptor);
  }

  /** From a file that is gone as soon as the system has opened it. */
  @SuppressWarnings("restricted")
  private static SymbolLookup load() {
    try (InputStream in = BrotliLibrary.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The class path lacks " + RESOURCE);
      }
      Path file = Files.createTempFile("alicorn-brotli", ".so");
      try {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        return SymbolLookup.libraryLookup(file, Arena.global());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Encoder {
    static final BrotliLibrary INSTANCE = new BrotliLibrary("BrotliEncoder", "CompressStream");
  }

  private static final class Decoder {
    static final BrotliLibrary INSTANCE = new BrotliLibrary("BrotliDecoder", "DecompressStream");
  }

  private static final class ErrorCode {
    static final MethodHandle FUNCTION =
        Decoder.INSTANCE.function(
            "BrotliDecoderGetErrorCode", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    static final MethodHandle NAME =
        Decoder.INSTANCE.function(
            "BrotliDecoderErrorString", FunctionDescriptor.of(ADDRESS, JAVA_INT));
  }
}
