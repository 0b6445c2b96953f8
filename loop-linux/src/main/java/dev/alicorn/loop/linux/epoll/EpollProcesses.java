package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.posix.Children;
import dev.alicorn.loop.linux.posix.Spawner;
import dev.alicorn.loop.spi.ProcessPort;
import dev.alicorn.loop.spi.ProcessSink;
import dev.alicorn.loop.spi.SpawnRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Child processes, each watched by a pidfd in the poller; see pidfd_open(2). */
final class EpollProcesses implements ProcessPort {
  private final Poller poller;
  private final Map<Integer, Child> children = new HashMap<>();

  EpollProcesses(Poller poller) {
    this.poller = poller;
  }

  @Override
  public int spawn(SpawnRequest request, ProcessSink sink) {
    ChildDescriptors descriptors = new ChildDescriptors(request.stdio());
    int made = descriptors.make();
    int pid = made < 0 ? made : Spawner.spawn(request, descriptors.childs());
    int opened = descriptors.finish();
    if (pid < 0) {
      return pid;
    }
    int watched = opened < 0 ? opened : watch(pid, sink);
    if (watched < 0) {
      Children.destroy(pid);
      return watched;
    }
    return pid;
  }

  private int watch(int pid, ProcessSink sink) {
    int fd = Children.open(pid);
    if (fd < 0) {
      return fd;
    }
    Child child = new Child(pid, fd, sink);
    long key = poller.register(fd, child);
    if (key < 0) {
      Sockets.close(fd);
      return (int) key;
    }
    child.key = key;
    children.put(pid, child);
    return 0;
  }

  @Override
  public int kill(int pid, int signal) {
    // It was not reaped, so the number cannot be another's yet.
    return children.containsKey(pid) ? Linux.quick(Call.KILL, pid, signal, 0) : Errno.ESRCH;
  }

  @Override
  public void forget(int pid) {
    Child child = children.get(pid);
    if (child != null) {
      child.sink = null;
    }
  }

  private final class Child implements Pollable {
    private final int pid;
    private final int fd;
    private @Nullable ProcessSink sink;
    private long key;

    Child(int pid, int fd, ProcessSink sink) {
      this.pid = pid;
      this.fd = fd;
      this.sink = sink;
    }

    @Override
    public void onEvents(int events) {
      Children.End end = Children.reap(pid);
      if (!end.isEnd()) {
        return;
      }
      children.remove(pid);
      poller.unregister(key);
      Sockets.close(fd);
      ProcessSink present = sink;
      if (present != null) {
        present.onExit(end.exitStatus(), end.termSignal());
      }
    }

    @Override
    public void onTurn() {}

    @Override
    public void release() {
      Sockets.close(fd);
      Children.reapLater(pid);
    }
  }
}
