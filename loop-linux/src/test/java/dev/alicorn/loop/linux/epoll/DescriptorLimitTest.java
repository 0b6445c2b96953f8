package dev.alicorn.loop.linux.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.testkit.DescriptorLimitContract;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** A process that has no descriptor left. */
public class DescriptorLimitTest extends DescriptorLimitContract {
  @Override
  protected BackendProvider provider() {
    return new EpollProvider();
  }

  @Test
  void open_noDescriptorLeft_saysSo() {
    try (EventLoop loop = EventLoop.builder().backend(provider()).open()) {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      Tcp tcp = new Tcp(loop);
      loop.backendFileno(); // opened now
      withoutDescriptors(
          () -> {
            assertThatThrownBy(() -> tcp.bind(any)).hasMessageContaining("EMFILE");
            assertThatThrownBy(() -> loop.files().open("/dev/null", 0, 0))
                .hasMessageContaining("EMFILE");
          });
      tcp.bind(any);
      assertThat(tcp.getsockname().getPort()).isPositive();
    }
  }

  @Test
  void loop_noDescriptorLeft_saysSoAndCanBeOpenedLater() {
    withoutDescriptors(
        () -> {
          try (EventLoop loop = EventLoop.builder().backend(provider()).open()) {
            assertThatThrownBy(() -> loop.backendFileno()).hasMessageContaining("EMFILE");
          }
        });
    try (EventLoop loop = EventLoop.builder().backend(provider()).open()) {
      assertThat(loop.backendFileno()).isPositive();
    }
  }
}
