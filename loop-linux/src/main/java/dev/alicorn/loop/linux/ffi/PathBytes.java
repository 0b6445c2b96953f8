package dev.alicorn.loop.linux.ffi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * File names as strings and back without loss: UTF-8, and for a byte that is none the lone
 * surrogate U+DC00 + byte.
 *
 * <p>Any thread.
 */
public final class PathBytes {
  private static final int ESCAPE = 0xDC00;

  private PathBytes() {}

  /** The bytes of a name. */
  public static byte[] encode(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (isEscape(name, i)) {
        return encodeEscaped(name);
      }
    }
    return name.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isEscape(String name, int at) {
    char c = name.charAt(at);
    return c >= ESCAPE + 0x80
        && c <= ESCAPE + 0xFF
        && (at == 0 || !Character.isHighSurrogate(name.charAt(at - 1)));
  }

  private static byte[] encodeEscaped(String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(name.length() * 2);
    int start = 0;
    for (int i = 0; i < name.length(); i++) {
      if (isEscape(name, i)) {
        out.writeBytes(name.substring(start, i).getBytes(StandardCharsets.UTF_8));
        out.write(name.charAt(i) - ESCAPE);
        start = i + 1;
      }
    }
    out.writeBytes(name.substring(start).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** The name that bytes stand for. */
  public static String decode(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    try {
      return decoder.decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return decodeEscaped(bytes, decoder.reset());
    }
  }

  private static String decodeEscaped(byte[] bytes, CharsetDecoder decoder) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isMalformed()) {
        return out.flip().toString();
      }
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (ESCAPE + (in.get() & 0xFF)));
      }
      decoder.reset();
    }
  }
}
