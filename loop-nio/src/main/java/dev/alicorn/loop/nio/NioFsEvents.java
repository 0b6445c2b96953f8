package dev.alicorn.loop.nio;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.spi.FsEventPort;
import dev.alicorn.loop.spi.FsEventSink;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Watches by the JDK's watch service. A daemon thread takes its keys and wakes the selector; the
 * events are delivered by the loop's poll. A file is watched through its directory.
 */
final class NioFsEvents implements FsEventPort {
  /** One watch: what it wants to hear of a directory. */
  private record Watch(WatchKey key, @Nullable String onlyName, FsEventSink sink) {}

  private record Change(WatchKey key, List<WatchEvent<?>> events) {}

  private final NioBackend backend;
  private final Map<Integer, Watch> watches = new HashMap<>();
  private final ConcurrentLinkedQueue<Change> changes = new ConcurrentLinkedQueue<>();
  private @Nullable WatchService service;
  private int lastId;

  NioFsEvents(NioBackend backend) {
    this.backend = backend;
  }

  @Override
  public int start(String path, int flags, FsEventSink sink) {
    if ((flags & RECURSIVE) != 0) {
      return Errno.ENOTSUP;
    }
    try {
      Path target = Path.of(path).toAbsolutePath();
      if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        return Errno.ENOENT;
      }
      boolean directory = Files.isDirectory(target);
      Path parent = target.getParent();
      Path watched = directory || parent == null ? target : parent;
      WatchKey key =
          watched.register(
              service(),
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_DELETE,
              StandardWatchEventKinds.ENTRY_MODIFY);
      Path name = target.getFileName();
      String only = directory || name == null ? null : name.toString();
      watches.put(++lastId, new Watch(key, only, sink));
      return lastId;
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }

  private WatchService service() throws IOException {
    WatchService present = service;
    if (present == null) {
      WatchService fresh = FileSystems.getDefault().newWatchService();
      service = fresh;
      Thread.ofPlatform().daemon().name("alicorn-watch").start(() -> takeKeys(fresh));
      present = fresh;
    }
    return present;
  }

  private void takeKeys(WatchService from) {
    try {
      while (true) {
        WatchKey key = from.take();
        changes.add(new Change(key, key.pollEvents()));
        key.reset();
        backend.wake();
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      // The back end was closed.
    }
  }

  /** Loop thread, in poll: tells what came. */
  int deliver() {
    int count = 0;
    Change change = changes.poll();
    while (change != null) {
      for (Integer id : new ArrayList<>(watches.keySet())) {
        count += deliver(id, change);
      }
      change = changes.poll();
    }
    return count;
  }

  private int deliver(int id, Change change) {
    int count = 0;
    for (WatchEvent<?> event : change.events()) {
      Watch watch = watches.get(id); // a callback may have stopped it
      if (watch == null || !watch.key().equals(change.key())) {
        return count;
      }
      String name = event.context() == null ? null : event.context().toString();
      if (watch.onlyName() == null || name == null || watch.onlyName().equals(name)) {
        watch.sink().onFsEvent(name, bits(event.kind()), 0);
        count++;
      }
    }
    return count;
  }

  private static int bits(WatchEvent.Kind<?> kind) {
    if (kind.equals(StandardWatchEventKinds.ENTRY_MODIFY)) {
      return CHANGE;
    }
    return kind.equals(StandardWatchEventKinds.OVERFLOW) ? CHANGE | RENAME : RENAME;
  }

  @Override
  public void stop(int id) {
    Watch gone = watches.remove(id);
    if (gone != null && watches.values().stream().noneMatch(w -> w.key().equals(gone.key()))) {
      gone.key().cancel();
    }
  }

  void close() {
    WatchService present = service;
    if (present != null) {
      try {
        present.close();
      } catch (IOException e) {
        // Nothing is left to tell it to.
      }
    }
  }
}
