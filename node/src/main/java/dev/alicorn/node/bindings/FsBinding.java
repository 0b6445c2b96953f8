package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.Files;
import dev.alicorn.loop.SystemError;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('fs')}: operations on paths. Those on descriptors are in {@link
 * FsDescriptorBinding}, directories in {@link FsDirectoryBinding}.
 *
 * <p>The first argument of each is the request id; 0 asks for the result at once.
 */
public final class FsBinding {
  private final Files files;
  private final RequestRunner runner;

  /** Over the loop's files. */
  public FsBinding(Files files, RequestRunner runner) {
    this.files = files;
    this.runner = runner;
  }

  private interface PathAction {
    void on(String path);
  }

  private interface PathPairAction {
    void on(String from, String to);
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    BindingTable.Group group = table.group("fs");
    registerStats(group);
    registerLinks(group);
    registerAttributes(group);
    group
        .add("unlink", call -> action(call, files::unlink))
        .add("rename", call -> pair(call, files::rename))
        .add("link", call -> pair(call, files::link))
        .add(
            "copyFile",
            call -> {
              int mode = call.intAt(3);
              return pair(call, (from, to) -> files.copyFile(from, to, mode));
            })
        .add("existsSync", call -> exists(call.stringAt(0)));
  }

  private void registerStats(BindingTable.Group group) {
    group
        .add("stat", call -> stat(call, path -> FsValues.stat(files.stat(path))))
        .add("lstat", call -> stat(call, path -> FsValues.stat(files.lstat(path))))
        .add("statfs", call -> stat(call, path -> FsValues.statfs(files.statfs(path))))
        .add(
            "access",
            call -> {
              int mode = call.intAt(2);
              return action(call, path -> files.access(path, mode));
            });
  }

  private void registerLinks(BindingTable.Group group) {
    group
        .add(
            "symlink",
            call -> {
              String target = call.stringAt(1);
              String path = call.stringAt(2);
              return runner.run(call, job(() -> files.symlink(target, path)));
            })
        .add(
            "readlink",
            call -> {
              String path = call.stringAt(1);
              return runner.run(call, () -> files.readlink(path));
            })
        .add(
            "realpath",
            call -> {
              String path = call.stringAt(1);
              return runner.run(call, () -> files.realpath(path));
            });
  }

  private void registerAttributes(BindingTable.Group group) {
    group
        .add("utimes", call -> times(call, false))
        .add("lutimes", call -> times(call, true))
        .add(
            "chmod",
            call -> {
              int mode = call.intAt(2);
              return action(call, path -> files.chmod(path, mode));
            })
        .add(
            "chown",
            call -> {
              int uid = FsValues.id(call, 2);
              int gid = FsValues.id(call, 3);
              return action(call, path -> files.chown(path, uid, gid));
            })
        .add(
            "lchown",
            call -> {
              int uid = FsValues.id(call, 2);
              int gid = FsValues.id(call, 3);
              return action(call, path -> files.lchown(path, uid, gid));
            });
  }

  private interface StatFunction {
    Object of(String path);
  }

  private @Nullable Object stat(HostCall call, StatFunction stat) throws Exception {
    String path = call.stringAt(1);
    boolean optional =
        call.intAt(0) == 0 && call.count() > 2 && Boolean.FALSE.equals(call.valueAt(2));
    if (!optional) {
      return runner.run(call, () -> stat.of(path));
    }
    try {
      return stat.of(path);
    } catch (SystemError e) {
      if (e.errno() == Errno.ENOENT || e.errno() == Errno.ENOTDIR) {
        return null;
      }
      throw e;
    }
  }

  private @Nullable Object times(HostCall call, boolean ofLink) throws Exception {
    long access = FsValues.nanos(call, 2);
    long modify = FsValues.nanos(call, 3);
    return action(
        call,
        ofLink
            ? path -> files.lutimes(path, access, modify)
            : path -> files.utimes(path, access, modify));
  }

  private boolean exists(String path) {
    return files.port().access(path, 0) == 0;
  }

  private @Nullable Object action(HostCall call, PathAction action) throws Exception {
    String path = call.stringAt(1);
    return runner.run(call, job(() -> action.on(path)));
  }

  private @Nullable Object pair(HostCall call, PathPairAction action) throws Exception {
    String from = call.stringAt(1);
    String to = call.stringAt(2);
    return runner.run(call, job(() -> action.on(from, to)));
  }

  private static Callable<@Nullable Object> job(Runnable action) {
    return () -> {
      action.run();
      return null;
    };
  }
}
