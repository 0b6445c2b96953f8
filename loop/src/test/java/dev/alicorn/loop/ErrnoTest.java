package dev.alicorn.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ErrnoTest {
  @Test
  void constants_everyOne_isInTableUnderItsName() throws IllegalAccessException {
    int count = 0;
    for (Field field : Errno.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
        assertThat(Errno.name(field.getInt(null))).isEqualTo(field.getName());
        assertThat(Errno.number(field.getName())).isEqualTo(field.getInt(null));
        count++;
      }
    }
    assertThat(Errno.all()).hasSize(count);
    assertThat(count).isEqualTo(84);
  }

  @Test
  void message_known_isLibuvs() {
    assertThat(Errno.message(Errno.ENOENT)).isEqualTo("no such file or directory");
    assertThat(Errno.message(Errno.EAI_NONAME)).isEqualTo("unknown node or service");
    assertThat(Errno.message(Errno.EOF)).isEqualTo("end of file");
    assertThat(Errno.name(-9999)).isEqualTo("Unknown system error -9999");
  }

  @Test
  void systemError_onAddress_readsAsNodes() {
    SystemError error =
        SystemError.ofAddress(
            Errno.ECONNREFUSED,
            "connect",
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 80));

    assertThat(error).hasMessage("connect ECONNREFUSED 127.0.0.1:80");
    assertThat(error.code()).isEqualTo("ECONNREFUSED");
    assertThat(error.errno()).isEqualTo(-111);
    assertThat(error.address()).isEqualTo("127.0.0.1");
    assertThat(error.port()).isEqualTo(80);
    assertThat(error.path()).isNull();
  }

  @Test
  void systemError_onIpv6_keepsNodesForm() {
    SystemError error =
        SystemError.ofAddress(
            Errno.EADDRINUSE, "listen", new InetSocketAddress(InetAddress.ofLiteral("::"), 80));

    assertThat(error).hasMessage("listen EADDRINUSE: address already in use :::80");
  }
}
