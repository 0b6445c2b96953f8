package dev.alicorn.loop.linux.epoll;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.PathBytes;
import dev.alicorn.loop.linux.ffi.Scratch;
import dev.alicorn.loop.spi.FsEventPort;
import dev.alicorn.loop.spi.FsEventSink;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches through one inotify(7) descriptor. The kernel gives one watch for one inode, so several
 * watches of ours may share it.
 */
final class InotifyWatches implements FsEventPort, Pollable {
  private static final int FLAGS = 0x80000 | 0x800; // IN_CLOEXEC | IN_NONBLOCK
  private static final int IN_MODIFY = 0x2;
  private static final int IN_ATTRIB = 0x4;
  private static final int IN_IGNORED = 0x8000;
  private static final int MASK =
      IN_ATTRIB | IN_MODIFY | 0x100 | 0x200 | 0x400 | 0x800 | 0x40 | 0x80;
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int HEADER_BYTES = 16;

  private record Watch(int id, int descriptor, String name, FsEventSink sink) {}

  private final Poller poller;
  private final Map<Integer, Watch> byId = new HashMap<>();
  private final Map<Integer, List<Watch>> byDescriptor = new HashMap<>();
  private @Nullable MemorySegment buffer;
  private int fd = -1;
  private int lastId;

  InotifyWatches(Poller poller) {
    this.poller = poller;
  }

  @Override
  public int start(String path, int flags, FsEventSink sink) {
    if ((flags & RECURSIVE) != 0) {
      return Errno.ENOTSUP;
    }
    int opened = open();
    if (opened < 0) {
      return opened;
    }
    int descriptor = Linux.quick(Call.INOTIFY_ADD_WATCH, fd, Scratch.get().path(path), MASK);
    if (descriptor < 0) {
      return descriptor;
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    Watch watch = new Watch(++lastId, descriptor, name, sink);
    byId.put(watch.id, watch);
    byDescriptor.computeIfAbsent(descriptor, each -> new ArrayList<>()).add(watch);
    return watch.id;
  }

  private int open() {
    if (fd >= 0) {
      return 0;
    }
    int made = Linux.quick(Call.INOTIFY_INIT1, FLAGS, 0, 0);
    if (made < 0) {
      return made;
    }
    long key = poller.register(made, this);
    if (key < 0) {
      Sockets.close(made);
      return (int) key;
    }
    fd = made;
    buffer = poller.arena().allocate(BUFFER_BYTES, Long.BYTES);
    return 0;
  }

  @Override
  public void stop(int id) {
    Watch watch = byId.remove(id);
    if (watch == null) {
      return;
    }
    List<Watch> sharing = byDescriptor.get(watch.descriptor);
    if (sharing != null && sharing.remove(watch) && sharing.isEmpty()) {
      byDescriptor.remove(watch.descriptor);
      Linux.quick(Call.INOTIFY_RM_WATCH, fd, watch.descriptor, 0);
    }
  }

  @Override
  public void onEvents(int events) {
    MemorySegment memory = buffer;
    if (memory == null) {
      return;
    }
    while (fd >= 0) {
      int length = Linux.quick(Call.READ, fd, memory.address(), BUFFER_BYTES);
      if (length <= 0) {
        return;
      }
      byte[] batch = memory.asSlice(0, length).toArray(JAVA_BYTE);
      deliver(MemorySegment.ofArray(batch), length);
    }
  }

  private void deliver(MemorySegment batch, int length) {
    for (int at = 0; at < length; ) {
      int nameBytes = batch.get(JAVA_INT_UNALIGNED, at + 12);
      deliver(
          batch.get(JAVA_INT_UNALIGNED, at),
          batch.get(JAVA_INT_UNALIGNED, at + 4),
          name(batch, at + HEADER_BYTES, nameBytes));
      at += HEADER_BYTES + nameBytes;
    }
  }

  private static @Nullable String name(MemorySegment batch, int at, int size) {
    int end = 0;
    while (end < size && batch.get(JAVA_BYTE, (long) at + end) != 0) {
      end++;
    }
    return end == 0 ? null : PathBytes.decode(batch.asSlice(at, end).toArray(JAVA_BYTE));
  }

  private void deliver(int descriptor, int mask, @Nullable String name) {
    List<Watch> watches = byDescriptor.get(descriptor);
    if (watches == null || (mask & IN_IGNORED) != 0) {
      return;
    }
    int events =
        ((mask & (IN_ATTRIB | IN_MODIFY)) != 0 ? CHANGE : 0)
            | ((mask & MASK & ~(IN_ATTRIB | IN_MODIFY)) != 0 ? RENAME : 0);
    for (Watch watch : List.copyOf(watches)) {
      if (byId.containsKey(watch.id)) {
        watch.sink.onFsEvent(name == null ? watch.name : name, events, 0);
      }
    }
  }

  @Override
  public void onTurn() {}

  @Override
  public void release() {
    Sockets.close(fd);
    fd = -1;
  }
}
