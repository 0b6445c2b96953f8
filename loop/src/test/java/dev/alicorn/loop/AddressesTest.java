package dev.alicorn.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "0.0.0.0, 0.0.0.0",
    "::, ::",
    "::1, ::1",
    "0:0:0:0:0:0:0:1, ::1",
    "::ffff:127.0.0.1, ::ffff:127.0.0.1",
    "::ffff:7f00:1, ::ffff:127.0.0.1",
    "2001:db8::1, 2001:db8::1",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:0db8:0001:0000:0001:0001:0001:0001, 2001:db8:1:0:1:1:1:1",
    "fe80::1%1, fe80::1%1",
    "::1.2.3.4, ::1.2.3.4",
    "1::, 1::",
  })
  void text_ofParsed_isCanonical(String given, String canonical) {
    InetAddress parsed = Objects.requireNonNull(Addresses.parse(given));

    assertThat(Addresses.text(parsed)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.2.3.4",
        "1.2.3.x",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "g::",
        "::1.2.3",
        "1:2:3:4:5:6:7::8:9",
        "fe80::1%nosuchif",
        "localhost"
      })
  void parse_noAddress_isNull(String given) {
    assertThat(Addresses.parse(given)).isNull();
  }

  @Test
  void parse_mapped_staysIpv6() {
    assertThat(Addresses.parse("::ffff:1.2.3.4")).isInstanceOf(Inet6Address.class);
  }
}
