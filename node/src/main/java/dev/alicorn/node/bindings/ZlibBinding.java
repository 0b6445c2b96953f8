package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.PinnedBytes;
import dev.alicorn.node.zlib.BrotliCodec;
import dev.alicorn.node.zlib.Checksums;
import dev.alicorn.node.zlib.Codec;
import dev.alicorn.node.zlib.DeflateCodec;
import dev.alicorn.node.zlib.InflateCodec;
import dev.alicorn.node.zlib.Wrapper;
import dev.alicorn.node.zlib.ZstdDecoder;
import dev.alicorn.node.zlib.ZstdEncoder;
import dev.alicorn.node.zlib.ZstdSettings;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('zlib')}: streams that are compressed and decompressed, in place between
 * the buffers of JavaScript. Loop thread only.
 */
public final class ZlibBinding implements AutoCloseable {
  private static final int DEFLATE = 1;
  private static final int INFLATE = 2;
  private static final int GZIP = 3;
  private static final int GUNZIP = 4;
  private static final int DEFLATERAW = 5;
  private static final int INFLATERAW = 6;
  private static final int LARGEST_WINDOW_BITS = 15;

  private final RequestRunner runner;
  private final Map<Integer, ZlibStream> streams = new HashMap<>();
  private int lastId;

  /** Slow work goes to the runner's pool. */
  public ZlibBinding(RequestRunner runner) {
    this.runner = runner;
  }

  /** Adds the functions. All but those that open take the id of a stream. */
  public void register(BindingTable table) {
    table
        .group("zlib")
        .add("open", this::open)
        .add("openBrotli", this::openBrotli)
        .add("openZstd", this::openZstd)
        .add("write", this::write)
        .add("failure", call -> stream(call.intAt(0)).failure())
        .add(
            "params",
            call -> {
              int level = call.intAt(1);
              int strategy = call.intAt(2);
              stream(call.intAt(0)).change(codec -> codec.params(level, strategy));
              return null;
            })
        .add(
            "reset",
            call -> {
              stream(call.intAt(0)).change(Codec::reset);
              return null;
            })
        .add(
            "close",
            call -> {
              Objects.requireNonNull(streams.remove(call.intAt(0))).close();
              return null;
            })
        .add(
            "crc32",
            call -> (double) Checksums.crc32(call.bytesAt(0).asByteBuffer(), (int) call.longAt(1)));
  }

  private ZlibStream stream(int id) {
    return Objects.requireNonNull(streams.get(id));
  }

  private int keep(Codec codec, PinnedBytes state) {
    streams.put(++lastId, new ZlibStream(codec, state));
    return lastId;
  }

  /** Takes the state's memory, mode, level, windowBits, strategy and dictionary. */
  private int open(HostCall call) {
    byte[] dictionary = call.isNullish(5) ? null : bytes(call, 5);
    Codec codec = codec(call.intAt(1), call.intAt(2), call.intAt(3), call.intAt(4), dictionary);
    return keep(codec, call.pinAt(0));
  }

  private static Codec codec(
      int mode, int level, int windowBits, int strategy, byte @Nullable [] dictionary) {
    int window = windowBits == 0 ? LARGEST_WINDOW_BITS : windowBits;
    return switch (mode) {
      case DEFLATE -> new DeflateCodec(Wrapper.ZLIB, level, window, strategy, dictionary);
      case GZIP -> new DeflateCodec(Wrapper.GZIP, level, window, strategy, dictionary);
      case DEFLATERAW -> new DeflateCodec(Wrapper.RAW, level, window, strategy, dictionary);
      case INFLATE -> new InflateCodec(Wrapper.ZLIB, window, dictionary);
      case GUNZIP -> new InflateCodec(Wrapper.GZIP, window, dictionary);
      case INFLATERAW -> new InflateCodec(Wrapper.RAW, window, dictionary);
      default -> new InflateCodec(null, window, dictionary);
    };
  }

  /** Takes the state's memory, whether to encode, and parameters; 0 where they are refused. */
  private int openBrotli(HostCall call) {
    int[] parameters = call.bytesAt(2).toArray(ValueLayout.JAVA_INT_UNALIGNED);
    Codec codec = BrotliCodec.open(call.booleanAt(1), parameters);
    return codec == null ? 0 : keep(codec, call.pinAt(0));
  }

  /**
   * Takes the state's memory, whether to compress, parameters, the length that is pledged and a
   * dictionary; 0 where a parameter is refused.
   */
  private int openZstd(HostCall call) {
    ZstdSettings settings =
        new ZstdSettings(
            call.bytesAt(2).toArray(ValueLayout.JAVA_INT_UNALIGNED),
            call.isNullish(3) ? ZstdSettings.UNKNOWN_LENGTH : call.longAt(3),
            call.isNullish(4) ? null : bytes(call, 4));
    Codec codec = call.booleanAt(1) ? ZstdEncoder.open(settings) : ZstdDecoder.open(settings);
    return codec == null ? 0 : keep(codec, call.pinAt(0));
  }

  /** Takes the request, the stream, how to flush; then input and output: view, offset, length. */
  private @Nullable Object write(HostCall call) throws Exception {
    int requestId = call.intAt(0);
    ZlibStream stream = stream(call.intAt(1));
    int flush = call.intAt(2);
    if (requestId == 0) {
      stream.run(part(call, 3, call.bytesAt(3)), part(call, 6, call.bytesAt(6)), flush);
      stream.end();
      return null;
    }
    PinnedBytes in = call.pinAt(3);
    PinnedBytes out = call.pinAt(6);
    MemorySegment from = part(call, 3, in.segment());
    MemorySegment to = part(call, 6, out.segment());
    stream.begin();
    return runner.run(
        requestId,
        () -> {
          stream.run(from, to, flush);
          return 0;
        },
        () -> {
          out.commit();
          in.close();
          out.close();
          stream.end();
        });
  }

  private static MemorySegment part(HostCall call, int index, MemorySegment whole) {
    return whole.asSlice(call.intAt(index + 1), call.intAt(index + 2));
  }

  private static byte[] bytes(HostCall call, int index) {
    return call.bytesAt(index).toArray(ValueLayout.JAVA_BYTE);
  }

  @Override
  public void close() {
    streams.values().forEach(ZlibStream::close);
    streams.clear();
  }
}
