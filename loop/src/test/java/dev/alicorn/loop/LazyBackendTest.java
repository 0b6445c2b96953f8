package dev.alicorn.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.spi.Backend;
import dev.alicorn.loop.spi.BackendContext;
import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.spi.FilePort;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop without I/O lives without a back end: it waits by parking its thread. */
@Timeout(30)
class LazyBackendTest {
  /** A back end that must not be opened. */
  public static final class NeverOpened implements BackendProvider {
    @Override
    public String name() {
      return "never";
    }

    @Override
    public int priority() {
      return 1;
    }

    @Override
    public boolean isSupported() {
      return true;
    }

    @Override
    public Backend open(BackendContext context) {
      throw new IllegalStateException("opened");
    }

    @Override
    public FilePort files() {
      throw new IllegalStateException("opened");
    }
  }

  private final List<String> log = new ArrayList<>();

  @Test
  void loop_timersWorkAndTasks_opensNoBackend() throws InterruptedException {
    try (EventLoop loop = EventLoop.open()) {
      new Timer(loop).startMillis(timer -> log.add("timer"), 3, 0);
      loop.queueWork(() -> "work", (error, result) -> log.add(String.valueOf(result)));
      Async async = new Async(loop, Handle::close);
      Thread other = new Thread(async::send);
      other.start();
      loop.run();
      other.join();
    }

    assertThat(log).containsExactlyInAnyOrder("timer", "work");
  }

  @Test
  void loop_firstSocket_opensBackend() {
    try (EventLoop loop = EventLoop.builder().backend("never").open()) {
      Tcp tcp = new Tcp(loop);
      assertThatThrownBy(() -> tcp.noDelay(true)).hasMessage("opened");
      assertThat(loop.backendName()).isEqualTo("never");
    }
  }

  @Test
  void loop_parkedForEver_isWokenByPost() throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      try (EventLoop loop = EventLoop.open()) {
        Async keeper = new Async(loop, handle -> {});
        Thread other = new Thread(() -> loop.execute(keeper::close));
        other.start();
        loop.run();
        other.join();
      }
    }
  }

  @Test
  void loop_interruptedWhileParked_waitsOnAndKeepsInterrupt() {
    try (EventLoop loop = EventLoop.open()) {
      new Timer(loop).startMillis(timer -> log.add("timer"), 3, 0);
      Thread.currentThread().interrupt();
      loop.run();

      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(log).containsExactly("timer");
  }

  @Test
  void backend_unknownName_isNamed() {
    try (EventLoop loop = EventLoop.builder().backend("other").open()) {
      assertThatThrownBy(() -> new Tcp(loop).noDelay(true))
          .hasMessage("no loop back end 'other'; known: never");
    }
  }
}
