package dev.alicorn.loop;

import java.net.NetworkInterface;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** Reads address texts strictly: no octal, no short forms, no lookups. */
final class AddressParser {
  private AddressParser() {}

  static byte @Nullable [] parseV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      int value = number(parts[i], 10, 3);
      if (value < 0 || value > 255 || (parts[i].length() > 1 && parts[i].charAt(0) == '0')) {
        return null;
      }
      bytes[i] = (byte) value;
    }
    return bytes;
  }

  static byte @Nullable [] parseV6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return null;
    }
    byte[] bytes = new byte[16];
    if (gap < 0) {
      return fill(text, bytes, 0) == 16 ? bytes : null;
    }
    int head = fill(text.substring(0, gap), bytes, 0);
    byte[] tail = new byte[16];
    int tailSize = fill(text.substring(gap + 2), tail, 0);
    if (head < 0 || tailSize < 0 || head + tailSize > 14) {
      return null;
    }
    System.arraycopy(tail, 0, bytes, 16 - tailSize, tailSize);
    return bytes;
  }

  /** Writes groups from {@code at} on; returns how many bytes, or -1. */
  private static int fill(String text, byte[] out, int at) {
    if (text.isEmpty()) {
      return 0;
    }
    int size = at;
    String[] groups = text.split(":", -1);
    for (int i = 0; i < groups.length; i++) {
      if (i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
        byte[] four = parseV4(groups[i]);
        if (four == null || size + 4 > out.length) {
          return -1;
        }
        System.arraycopy(four, 0, out, size, 4);
        return size + 4;
      }
      int value = number(groups[i], 16, 4);
      if (value < 0 || size + 2 > out.length) {
        return -1;
      }
      out[size++] = (byte) (value >> 8);
      out[size++] = (byte) value;
    }
    return size;
  }

  private static int number(String digits, int radix, int most) {
    if (digits.isEmpty() || digits.length() > most) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), radix);
      if (digit < 0 || digits.charAt(i) > 'f') {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }

  /** The index of an interface given by number or name, or -1. */
  static int scope(String text) {
    int value = number(text, 10, 9);
    if (value >= 0) {
      return value;
    }
    try {
      NetworkInterface found = NetworkInterface.getByName(text);
      return found == null ? -1 : found.getIndex();
    } catch (SocketException e) {
      return -1;
    }
  }
}
