package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.OpenFlags;
import dev.alicorn.loop.Poll;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Watches on a descriptor of somebody else's: a connection of another loop, whose other side is a
 * plain socket.
 */
public abstract class PollContract extends LoopContract {
  private ServerSocket server;
  private Socket peer;
  private EventLoop owner;
  private Tcp owned;
  private Poll poll;

  /** For the subclasses. */
  @SuppressWarnings("NullAway") // the fields are set before each test
  protected PollContract() {}

  @BeforeEach
  final void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    owner = builder().open();
    owned = new Tcp(owner);
    owned.connect(
        new InetSocketAddress(server.getInetAddress(), server.getLocalPort()),
        (request, status) -> assertThat(status).isZero());
    peer = server.accept();
    owner.run();
    poll = new Poll(loop, owned.fileno());
  }

  @AfterEach
  final void disconnect() throws IOException {
    peer.close();
    server.close();
    if (!poll.isClosing()) {
      poll.close();
    }
    owner.close();
  }

  private void watch(int events) {
    poll.start(
        events,
        (handle, status, ready) -> {
          log.add(status + " " + ready);
          handle.stop();
        });
  }

  @Test
  void start_readable_isCalledWhenBytesCome() throws IOException {
    watch(Poll.READABLE);
    peer.getOutputStream().write(1);
    run();

    assertThat(log).containsExactly("0 1");
  }

  @Test
  void start_writable_isCalledAtOnce() {
    watch(Poll.WRITABLE);
    run();

    assertThat(log).containsExactly("0 2");
  }

  @Test
  void start_both_tellsWhatIsThere() throws IOException {
    peer.getOutputStream().write(1);
    runUntilReadable();
    watch(Poll.READABLE | Poll.WRITABLE);
    run();

    assertThat(log).containsExactly("0 3");
  }

  private void runUntilReadable() {
    watch(Poll.READABLE);
    run();
    log.clear();
  }

  @Test
  void bytes_leftUnread_areToldAgain() throws IOException {
    peer.getOutputStream().write(1);
    poll.start(
        Poll.READABLE,
        (handle, status, ready) -> {
          log.add("again");
          if (log.size() == 3) {
            handle.stop();
          }
        });
    run();

    assertThat(log).containsExactly("again", "again", "again");
  }

  @Test
  void peer_shutsDown_isDisconnectAndReadable() throws IOException {
    peer.shutdownOutput();
    runUntilReadable();
    watch(Poll.DISCONNECT | Poll.READABLE);
    run();

    assertThat(log).containsExactly("0 5");
  }

  @Test
  void peer_urgentData_isPrioritized() throws IOException {
    watch(Poll.PRIORITIZED);
    peer.sendUrgentData(7);
    run();

    assertThat(log).containsExactly("0 8");
  }

  @Test
  void start_again_changesTheEvents() throws IOException {
    watch(Poll.READABLE);
    watch(Poll.WRITABLE);
    run();

    assertThat(log).containsExactly("0 2");
  }

  @Test
  void start_withoutEvents_stops() {
    watch(Poll.WRITABLE);
    watch(0);
    run();

    assertThat(log).isEmpty();
    assertThat(poll.isActive()).isFalse();
  }

  @Test
  void stop_startAgain_isCalled() {
    watch(Poll.WRITABLE);
    poll.stop();
    poll.stop();
    watch(Poll.WRITABLE);
    run();

    assertThat(log).containsExactly("0 2");
  }

  @Test
  void close_inCallback_callsNothingMore() {
    poll.start(
        Poll.WRITABLE,
        (handle, status, ready) -> {
          log.add("ready");
          handle.close(closed -> log.add("closed"));
        });
    run();

    assertThat(log).containsExactly("ready", "closed");
    assertThat(owned.fileno()).as("the owner's descriptor").isNotNegative();
  }

  @Test
  void unref_doesNotKeepTheLoopAlive() {
    watch(Poll.READABLE);
    poll.unref();
    run();

    assertThat(log).isEmpty();
  }

  @Test
  void second_onTheSameDescriptor_isEexist() {
    assertThatThrownBy(() -> new Poll(loop, owned.fileno()))
        .isInstanceOfSatisfying(
            SystemError.class, error -> assertThat(error.errno()).isEqualTo(Errno.EEXIST));
  }

  @Test
  void descriptor_closedBefore_isEbadf() {
    assertThatThrownBy(() -> new Poll(loop, 9999))
        .isInstanceOfSatisfying(
            SystemError.class, error -> assertThat(error.errno()).isEqualTo(Errno.EBADF));
  }

  @Test
  void descriptor_ofAFile_isEperm(@TempDir Path folder) {
    int fd =
        loop.files()
            .open(folder.resolve("file").toString(), OpenFlags.O_RDWR | OpenFlags.O_CREAT, 0600);
    try {
      assertThatThrownBy(() -> new Poll(loop, fd))
          .isInstanceOfSatisfying(
              SystemError.class, error -> assertThat(error.errno()).isEqualTo(Errno.EPERM));
    } finally {
      loop.files().close(fd);
    }
  }

  @Test
  void start_unknownEvents_isRefused() {
    assertThatThrownBy(() -> poll.start(64, (handle, status, ready) -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void start_afterClose_throws() {
    poll.close();
    assertThatThrownBy(() -> watch(Poll.READABLE)).isInstanceOf(IllegalStateException.class);
    run();
  }
}
