package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.JsNull;
import dev.alicorn.loop.Directory;
import dev.alicorn.loop.DirectoryEntry;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.Files;
import dev.alicorn.loop.SystemError;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@code internalBinding('fs')}: making, listing and removing directories. */
public final class FsDirectoryBinding {
  private final Files files;
  private final RequestRunner runner;
  // Filled and read by pool threads.
  private final Map<Integer, Directory> open = new ConcurrentHashMap<>();
  private final AtomicInteger lastHandle = new AtomicInteger();

  /** Over the loop's files. */
  public FsDirectoryBinding(Files files, RequestRunner runner) {
    this.files = files;
    this.runner = runner;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("fs")
        .add("readdir", this::readdir)
        .add("mkdir", this::mkdir)
        .add(
            "mkdtemp",
            call -> {
              String template = call.stringAt(1) + "XXXXXX";
              return runner.run(call, () -> files.mkdtemp(template));
            })
        .add(
            "rmdir",
            call -> {
              String path = call.stringAt(1);
              return runner.run(
                  call,
                  () -> {
                    files.rmdir(path);
                    return null;
                  });
            })
        .add("opendir", this::opendir)
        .add("readdirHandle", this::readdirHandle)
        .add("closedir", this::closedir);
  }

  private @Nullable Object readdir(HostCall call) throws Exception {
    String path = call.stringAt(1);
    boolean withTypes = call.booleanAt(2);
    return runner.run(
        call,
        () -> {
          List<DirectoryEntry> entries = files.scandir(path);
          entries.sort(Comparator.comparing(DirectoryEntry::name));
          return listing(entries, withTypes);
        });
  }

  private static Object[] listing(List<DirectoryEntry> entries, boolean withTypes) {
    Object names = entries.stream().map(DirectoryEntry::name).toArray();
    if (!withTypes) {
      return new Object[] {names};
    }
    return new Object[] {names, entries.stream().map(entry -> entry.type().ordinal()).toArray()};
  }

  private @Nullable Object mkdir(HostCall call) throws Exception {
    String path = call.stringAt(1);
    int mode = call.intAt(2);
    boolean recursive = call.booleanAt(3);
    return runner.run(
        call,
        () -> {
          if (recursive) {
            return makeAll(path, mode);
          }
          files.mkdir(path, mode);
          return null;
        });
  }

  /** Makes what is missing of a path; the first directory made, or null. */
  private @Nullable String makeAll(String path, int mode) {
    Deque<String> missing = new ArrayDeque<>();
    String at = stripSlashes(path);
    while (true) {
      int made = files.port().mkdir(at, mode);
      if (made == 0) {
        break;
      }
      if (made == Errno.ENOENT && at.lastIndexOf('/') > 0) {
        missing.push(at);
        at = stripSlashes(at.substring(0, at.lastIndexOf('/')));
      } else if (made == Errno.EEXIST && isDirectory(at)) {
        if (missing.isEmpty()) {
          return null;
        }
        at = missing.pop();
      } else {
        throw SystemError.ofPath(
            made == Errno.EEXIST && !missing.isEmpty() ? Errno.ENOTDIR : made, "mkdir", path, null);
      }
    }
    for (String next : missing) {
      files.mkdir(next, mode);
    }
    return at;
  }

  private static String stripSlashes(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private boolean isDirectory(String path) {
    try {
      return files.stat(path).isDirectory();
    } catch (SystemError e) {
      return false;
    }
  }

  private @Nullable Object opendir(HostCall call) throws Exception {
    String path = call.stringAt(1);
    return runner.run(
        call,
        () -> {
          Directory directory = files.opendir(path);
          int handle = lastHandle.incrementAndGet();
          open.put(handle, directory);
          return handle;
        });
  }

  private @Nullable Object readdirHandle(HostCall call) throws Exception {
    int handle = call.intAt(1);
    int count = call.intAt(2);
    return runner.run(
        call,
        () -> {
          Directory directory = directory(handle, open.get(handle), "scandir");
          // A Dir may be made with a buffer for no entries: it is read one by one.
          List<DirectoryEntry> batch = files.readdir(directory, Math.max(count, 1));
          return batch.isEmpty() ? JsNull.NULL : listing(batch, true);
        });
  }

  private @Nullable Object closedir(HostCall call) throws Exception {
    int handle = call.intAt(1);
    return runner.run(
        call,
        () -> {
          files.closedir(directory(handle, open.remove(handle), "closedir"));
          return null;
        });
  }

  private static Directory directory(int handle, @Nullable Directory directory, String syscall) {
    if (directory == null) {
      throw SystemError.of(Errno.EBADF, syscall + " of handle " + handle);
    }
    return directory;
  }
}
