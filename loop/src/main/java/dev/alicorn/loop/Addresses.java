package dev.alicorn.loop;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Texts of internet addresses, as inet_ntop(3) and inet_pton(3) have them; libuv's {@code
 * uv_ip_name}.
 *
 * <p>Any thread; no lookups.
 */
public final class Addresses {
  private static final int V6_GROUPS = 8;

  private Addresses() {}

  /** The canonical text: "127.0.0.1", "::1", "::ffff:127.0.0.1", "fe80::1%2". */
  public static String text(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return v4(bytes, 0);
    }
    String text = v6(bytes);
    int scope = address instanceof Inet6Address six ? six.getScopeId() : 0;
    return scope == 0 ? text : text + '%' + scope;
  }

  private static String v4(byte[] bytes, int from) {
    return (bytes[from] & 255)
        + "."
        + (bytes[from + 1] & 255)
        + "."
        + (bytes[from + 2] & 255)
        + "."
        + (bytes[from + 3] & 255);
  }

  private static String v6(byte[] bytes) {
    int[] groups = new int[V6_GROUPS];
    for (int i = 0; i < V6_GROUPS; i++) {
      groups[i] = ((bytes[2 * i] & 255) << 8) | (bytes[2 * i + 1] & 255);
    }
    int zerosAt = -1;
    int zeros = 1;
    for (int i = 0; i < V6_GROUPS; i++) {
      int run = 0;
      while (i + run < V6_GROUPS && groups[i + run] == 0) {
        run++;
      }
      if (run > zeros) {
        zerosAt = i;
        zeros = run;
      }
    }
    boolean mapped = zerosAt == 0 && zeros == 5 && groups[5] == 0xffff;
    boolean compatible = zerosAt == 0 && zeros == 6;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < V6_GROUPS; i++) {
      if (i == zerosAt) {
        text.append("::");
        i += zeros - 1;
      } else if (i == 6 && (mapped || compatible)) {
        appendSeparator(text);
        return text.append(v4(bytes, 12)).toString();
      } else {
        appendSeparator(text);
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  private static void appendSeparator(StringBuilder text) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
      text.append(':');
    }
  }

  /**
   * Parses an IPv4 or IPv6 text, with "%scope" allowed; null when it is neither. An IPv4-mapped
   * IPv6 text stays IPv6.
   */
  public static @Nullable InetAddress parse(String text) {
    try {
      if (text.indexOf(':') < 0) {
        byte[] four = AddressParser.parseV4(text);
        return four == null ? null : InetAddress.getByAddress(four);
      }
      int percent = text.indexOf('%');
      byte[] six = AddressParser.parseV6(percent < 0 ? text : text.substring(0, percent));
      if (six == null) {
        return null;
      }
      int scope = percent < 0 ? 0 : AddressParser.scope(text.substring(percent + 1));
      return scope < 0 ? null : Inet6Address.getByAddress(null, six, scope);
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
