package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.node.bridge.SharedState;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/**
 * {@code internalBinding('encoding')}: strings to bytes and back by the JDK's codecs, through the
 * scratch memory where they fit.
 */
public final class EncodingBinding {
  private final MemorySegment scratch;
  private final ByteBuffer scratchBuffer;
  // A lone surrogate becomes U+FFFD, as the Encoding standard wants.
  private final CharsetEncoder utf8 =
      StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .replaceWith(new byte[] {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD});

  /** Over the shared scratch memory. */
  public EncodingBinding(SharedState state) {
    scratch = state.scratch();
    scratchBuffer = scratch.asByteBuffer();
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("encoding")
        .add("decodeUtf8", call -> scratchText(call.intAt(0), StandardCharsets.UTF_8))
        .add("decodeLatin1", call -> scratchText(call.intAt(0), StandardCharsets.ISO_8859_1))
        .add("decodeUtf16le", call -> scratchText(call.intAt(0), StandardCharsets.UTF_16LE))
        .add("encodeUtf8", call -> encodeUtf8(call.stringAt(0)))
        .add("decodeBytes", EncodingBinding::decodeBytes)
        .add("encodeString", call -> encodeString(call.stringAt(0)))
        .add("decode", EncodingBinding::decode);
  }

  private String scratchText(int length, Charset charset) {
    byte[] bytes = new byte[length];
    MemorySegment.copy(scratch, ValueLayout.JAVA_BYTE, 0, bytes, 0, length);
    return new String(bytes, charset);
  }

  private int encodeUtf8(String text) {
    if (text.length() > scratch.byteSize()) {
      return -1;
    }
    scratchBuffer.clear();
    utf8.reset();
    CoderResult result = utf8.encode(CharBuffer.wrap(text), scratchBuffer, true);
    return result.isOverflow() ? -1 : scratchBuffer.position();
  }

  private byte[] encodeString(String text) throws CharacterCodingException {
    ByteBuffer bytes = utf8.reset().encode(CharBuffer.wrap(text));
    byte[] out = new byte[bytes.remaining()];
    bytes.get(out);
    return out;
  }

  private static String decodeBytes(HostCall call) {
    byte[] bytes = call.bytesAt(0).toArray(ValueLayout.JAVA_BYTE);
    return new String(bytes, charset(call.stringAt(1)));
  }

  private static Charset charset(String encoding) {
    return switch (encoding) {
      case "utf8", "utf-8" -> StandardCharsets.UTF_8;
      case "latin1", "binary" -> StandardCharsets.ISO_8859_1;
      case "utf16le", "ucs2" -> StandardCharsets.UTF_16LE;
      case "ascii" -> StandardCharsets.US_ASCII;
      default -> throw new IllegalArgumentException("Unknown encoding: " + encoding);
    };
  }

  private static String decode(HostCall call) {
    String label = call.stringAt(0);
    CodingErrorAction action =
        call.booleanAt(2) ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
    try {
      CharsetDecoder decoder =
          Charset.forName(label.toUpperCase(Locale.ROOT))
              .newDecoder()
              .onMalformedInput(action)
              .onUnmappableCharacter(action);
      return decoder.decode(call.bytesAt(1).asByteBuffer()).toString();
    } catch (CharacterCodingException e) {
      throw new NodeError("ERR_ENCODING_INVALID_ENCODED_DATA", label);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new NodeError("ERR_ENCODING_NOT_SUPPORTED", label);
    }
  }
}
