package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.Async;
import dev.alicorn.loop.Check;
import dev.alicorn.loop.FsEvent;
import dev.alicorn.loop.FsPoll;
import dev.alicorn.loop.Handle;
import dev.alicorn.loop.Idle;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.Prepare;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.Timer;
import dev.alicorn.loop.Udp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of handle keeps the loop alive while it is active and ref'd, and not otherwise. */
public abstract class LivenessContract extends LoopContract {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

  /** For the subclasses. */
  protected LivenessContract() {}

  private List<Handle> active(Path folder) {
    Timer timer = new Timer(loop);
    timer.startMillis(each -> {}, 60_000, 0);
    Idle idle = new Idle(loop);
    idle.start(each -> {});
    Prepare prepare = new Prepare(loop);
    prepare.start(each -> {});
    Check check = new Check(loop);
    check.start(each -> {});
    Tcp tcp = new Tcp(loop);
    tcp.bind(ANY_PORT);
    tcp.listen(1, (from, status) -> {});
    Pipe pipe = new Pipe(loop);
    pipe.bind(folder.resolve("socket").toString());
    pipe.listen(1, (from, status) -> {});
    Udp udp = new Udp(loop);
    udp.bind(ANY_PORT);
    udp.receiveStart((handle, nread, buffer, offset, from, flags) -> {});
    FsEvent event = new FsEvent(loop);
    event.start(folder.toString(), 0, (handle, name, events, status) -> {});
    FsPoll poll = new FsPoll(loop);
    poll.start(folder.toString(), 60_000, (handle, status, before, now) -> {});
    return List.of(
        timer, idle, prepare, check, new Async(loop, each -> {}), tcp, pipe, udp, event, poll);
  }

  @Test
  void activeHandle_ofEachKind_keepsLoopUntilUnrefd(@TempDir Path folder) {
    List<Handle> handles = active(folder);
    handles.forEach(Handle::unref);
    loop.run(); // lets the first look of the file's watch end
    assertThat(loop.isAlive()).isFalse();
    for (Handle handle : handles) {
      assertThat(handle.isActive()).as("%s", handle).isTrue();
      assertThat(handle.hasRef()).isFalse();
      handle.ref();
      assertThat(loop.isAlive()).as("%s", handle).isTrue();
      handle.unref();
      assertThat(loop.isAlive()).as("%s", handle).isFalse();
    }
  }

  @Test
  void freshHandle_ofEachKind_isInactiveAndRefd() {
    List<Handle> handles = new ArrayList<>();
    handles.add(new Timer(loop));
    handles.add(new Idle(loop));
    handles.add(new Tcp(loop));
    handles.add(new Pipe(loop));
    handles.add(new Udp(loop));
    handles.add(new FsEvent(loop));
    handles.add(new FsPoll(loop));
    for (Handle handle : handles) {
      assertThat(handle.isActive()).isFalse();
      assertThat(handle.hasRef()).isTrue();
      assertThat(handle.isClosing()).isFalse();
      assertThat(handle.loop()).isSameAs(loop);
    }

    assertThat(loop.isAlive()).isFalse();
    run();
  }
}
