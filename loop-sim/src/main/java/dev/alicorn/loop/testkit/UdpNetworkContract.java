package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Udp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Datagrams over a real network: IPv6, groups, shared ports, nobody there. */
public abstract class UdpNetworkContract extends LoopContract {
  private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress LOCAL_SIX = InetAddress.ofLiteral("::1");
  private static final InetAddress GROUP = InetAddress.ofLiteral("239.255.0.1");

  /** For the subclasses. */
  protected UdpNetworkContract() {}

  private Udp hear(InetAddress address, int flags) {
    Udp udp = new Udp(loop);
    udp.bind(new InetSocketAddress(address, 0), flags);
    hear(udp);
    return udp;
  }

  private void hear(Udp udp) {
    udp.receiveStart(
        (handle, nread, buffer, offset, from, flags) -> {
          if (nread > 0) {
            log.add(Bytes.text(buffer, offset, nread));
          } else if (nread < 0) {
            log.add(Errno.name(nread));
          }
        });
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void send_overIpv6_arrives() {
    Udp to = hear(LOCAL_SIX, 0);
    Udp from = new Udp(loop);
    from.send(bytes("six"), to.getsockname(), null);

    runUntil(() -> !log.isEmpty());

    assertThat(log).containsExactly("six");
  }

  @Test
  void anyIpv6_withoutFlag_hearsIpv4Too() {
    Udp to = hear(InetAddress.ofLiteral("::"), 0);
    Udp from = new Udp(loop);
    from.send(bytes("four"), new InetSocketAddress(LOCAL, to.getsockname().getPort()), null);

    runUntil(() -> !log.isEmpty());

    assertThat(log).containsExactly("four");
  }

  @Test
  void reuseAddr_twoSockets_shareThePort() {
    Udp first = hear(LOCAL, Udp.REUSE_ADDR);
    Udp second = new Udp(loop);
    second.bind(first.getsockname(), Udp.REUSE_ADDR);

    assertThat(second.getsockname()).isEqualTo(first.getsockname());
  }

  @Test
  void reusePort_twoSockets_shareThePort() {
    Udp first = hear(LOCAL, Udp.REUSE_PORT);
    Udp second = new Udp(loop);
    second.bind(first.getsockname(), Udp.REUSE_PORT);

    assertThat(second.getsockname()).isEqualTo(first.getsockname());
  }

  @Test
  void group_joined_hearsWhatIsSentToIt() {
    Udp to = hear(InetAddress.ofLiteral("0.0.0.0"), 0);
    Udp from = new Udp(loop);
    from.bind(new InetSocketAddress(LOCAL, 0));
    try {
      to.joinGroup(GROUP, LOCAL);
      from.multicastInterface(LOCAL);
    } catch (SystemError error) {
      assumeTrue(false, "no multicast here: " + error.getMessage());
    }
    from.multicastLoop(true);
    from.multicastTtl(0);
    InetSocketAddress group = new InetSocketAddress(GROUP, to.getsockname().getPort());
    from.send(bytes("all"), group, null);
    runUntil(() -> !log.isEmpty());
    to.leaveGroup(GROUP, LOCAL);

    assertThat(log).containsExactly("all");
  }

  @Test
  void connected_nobodyThere_isRefusedAndGoesOn() {
    Udp gone = new Udp(loop);
    gone.bind(new InetSocketAddress(LOCAL, 0));
    InetSocketAddress address = gone.getsockname();
    gone.close();
    loop.run(dev.alicorn.loop.RunMode.NOWAIT);
    Udp udp = new Udp(loop);
    udp.connect(address);
    hear(udp);
    udp.send(bytes("x"), null, null);

    runUntil(() -> !log.isEmpty());

    assertThat(log).containsExactly("ECONNREFUSED");
    assertThat(udp.isActive()).isTrue();
  }
}
