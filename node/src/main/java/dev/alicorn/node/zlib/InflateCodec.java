package dev.alicorn.node.zlib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.zip.Adler32;
import java.util.zip.Checksum;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses by the JDK's zlib, which sees raw data only: heads and checksums are read here.
 *
 * <pre>
 * SNIFF → HEAD → BODY → TRAILER → DONE     gzip: DONE → HEAD when a further member follows
 *         RAW begins at BODY, and goes to DONE from there
 * </pre>
 */
public final class InflateCodec implements Codec {
  private static final int FINISH = 4;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private enum Stage {
    SNIFF,
    HEAD,
    BODY,
    TRAILER,
    DONE
  }

  private final @Nullable Wrapper expected;
  private final int windowBits;
  private final byte @Nullable [] dictionary;
  private final Inflater inflater = new Inflater(true);
  private Wrapper wrapper = Wrapper.RAW;
  private Stage stage = Stage.BODY;
  private @Nullable Head head;
  private @Nullable Checksum checksum;
  private ByteBuffer trailer = ByteBuffer.allocate(0);
  private boolean sniffedFirst;

  /**
   * One for a format.
   *
   * @param expected null to tell zlib's from gzip's by the first bytes
   * @param windowBits the largest window that is allowed
   */
  public InflateCodec(@Nullable Wrapper expected, int windowBits, byte @Nullable [] dictionary) {
    this.expected = expected;
    this.windowBits = windowBits;
    this.dictionary = dictionary;
    reset();
  }

  @Override
  public void reset() {
    inflater.reset();
    sniffedFirst = false;
    if (expected == null) {
      stage = Stage.SNIFF;
    } else {
      begin(expected);
    }
  }

  private void begin(Wrapper format) {
    wrapper = format;
    checksum = format.checksum();
    stage = format == Wrapper.RAW ? Stage.BODY : Stage.HEAD;
    head = format == Wrapper.GZIP ? new Head.OfGzip() : new Head.OfZlib(windowBits);
    trailer = ByteBuffer.allocate(format == Wrapper.GZIP ? 8 : 4);
    if (format == Wrapper.RAW && dictionary != null) {
      inflater.setDictionary(dictionary);
    }
  }

  @Override
  public void write(ByteBuffer in, ByteBuffer out, int flush) throws CodecException {
    boolean more = true;
    while (more) {
      more =
          switch (stage) {
            case SNIFF -> sniff(in);
            case HEAD -> readHead(in);
            case BODY -> inflate(in, out);
            case TRAILER -> readTrailer(in);
            case DONE -> beginMember(in);
          };
    }
    if (stage != Stage.DONE && out.hasRemaining() && flush == FINISH) {
      throw CodecException.tooShort();
    }
  }

  private boolean sniff(ByteBuffer in) throws CodecException {
    if (!in.hasRemaining()) {
      return false;
    }
    int next = in.get(in.position()) & 0xff;
    if (!sniffedFirst && next == GZIP_FIRST) {
      sniffedFirst = true;
      in.get();
      return true;
    }
    begin(sniffedFirst && next == GZIP_SECOND ? Wrapper.GZIP : Wrapper.ZLIB);
    if (sniffedFirst) {
      Objects.requireNonNull(head).accept(GZIP_FIRST);
    }
    return true;
  }

  private boolean readHead(ByteBuffer in) throws CodecException {
    Head reader = Objects.requireNonNull(head);
    boolean complete = false;
    while (!complete && in.hasRemaining()) {
      complete = reader.accept(in.get() & 0xff);
    }
    if (complete) {
      giveDictionary(reader.dictionaryId());
      stage = Stage.BODY;
    }
    return complete;
  }

  private void giveDictionary(@Nullable Integer id) throws CodecException {
    if (id == null) {
      return;
    }
    if (dictionary == null) {
      throw CodecException.dictionary("Missing dictionary");
    }
    Adler32 sum = new Adler32();
    sum.update(dictionary);
    if ((int) sum.getValue() != id) {
      throw CodecException.dictionary("Bad dictionary");
    }
    inflater.setDictionary(dictionary);
  }

  private boolean inflate(ByteBuffer in, ByteBuffer out) throws CodecException {
    ByteBuffer made = out.duplicate();
    inflater.setInput(in);
    try {
      inflater.inflate(out);
    } catch (DataFormatException e) {
      throw CodecException.data(Objects.requireNonNullElse(e.getMessage(), "Zlib error"));
    }
    if (checksum != null) {
      checksum.update(made.limit(out.position()));
    }
    if (!inflater.finished()) {
      return false;
    }
    stage = wrapper == Wrapper.RAW ? Stage.DONE : Stage.TRAILER;
    return true;
  }

  private boolean readTrailer(ByteBuffer in) throws CodecException {
    int count = Math.min(in.remaining(), trailer.remaining());
    trailer.put(in.slice(in.position(), count));
    in.position(in.position() + count);
    int sum = (int) Objects.requireNonNull(checksum).getValue();
    boolean gzip = wrapper == Wrapper.GZIP;
    trailer.order(gzip ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (trailer.position() >= 4 && trailer.getInt(0) != sum) {
      throw CodecException.data("incorrect data check");
    }
    if (trailer.hasRemaining()) {
      return false;
    }
    if (gzip && trailer.getInt(4) != (int) inflater.getBytesWritten()) {
      throw CodecException.data("incorrect length check");
    }
    stage = Stage.DONE;
    return true;
  }

  /** What follows a member of gzip's is a further one, unless it is filled up with zeros. */
  private boolean beginMember(ByteBuffer in) {
    if (wrapper != Wrapper.GZIP || !in.hasRemaining() || in.get(in.position()) == 0) {
      return false;
    }
    inflater.reset();
    begin(Wrapper.GZIP);
    return true;
  }

  /** Settings of compressed data are in the data. */
  @Override
  public void params(int level, int strategy) {}

  @Override
  public void close() {
    inflater.end();
  }
}
