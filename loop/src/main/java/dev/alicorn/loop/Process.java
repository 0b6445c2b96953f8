package dev.alicorn.loop;

import dev.alicorn.loop.spi.ProcessSink;
import dev.alicorn.loop.spi.SpawnRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A child process, started and heard of when it ends.
 *
 * <p>Loop thread only. Active from its start to its end; closing the handle does not end the child.
 * libuv's page is "uv_process_t".
 *
 * <pre>
 * idle ──spawn──▶ active ──exit──▶ ended
 * </pre>
 */
@SuppressWarnings("JavaLangClash") // libuv's name
public final class Process extends Handle {
  private static final int STANDARD_DESCRIPTORS = 3;

  private @Nullable ExitCallback exitCallback;
  private int pid;

  /** A new one, not started. */
  public Process(EventLoop loop) {
    super(loop);
  }

  /**
   * Starts the child; the callback comes when it has ended. The pipes among its descriptors are
   * open afterwards, also when this fails: they read their end then.
   *
   * @throws SystemError ENOENT, EACCES, EPERM, EMFILE, EINVAL when it was started before, ENOTSUP,
   *     …
   */
  public void spawn(ProcessOptions options, ExitCallback callback) {
    checkUsable();
    if (pid != 0) {
      throw SystemError.of(Errno.EINVAL, "spawn");
    }
    SpawnRequest request = options.request(descriptors(options.stdio()));
    ProcessSink sink = this::onExit;
    int result = loop.poll.backend().processes().spawn(request, sink);
    if (result != Errno.ENOTSUP) {
      connectPipes(options.stdio());
    }
    SystemError.check(result, "spawn");
    pid = result;
    exitCallback = callback;
    activate();
  }

  private static List<SpawnRequest.Stdio> descriptors(List<StdioContainer> containers) {
    List<SpawnRequest.Stdio> all = new ArrayList<>();
    for (StdioContainer each : containers) {
      all.add(descriptor(each));
    }
    while (all.size() < STANDARD_DESCRIPTORS) {
      all.add(new SpawnRequest.Stdio(-1, null));
    }
    return all;
  }

  private static SpawnRequest.Stdio descriptor(StdioContainer container) {
    return switch (container) {
      case StdioContainer.Ignore ignored -> new SpawnRequest.Stdio(-1, null);
      case StdioContainer.InheritFd inherit -> new SpawnRequest.Stdio(inherit.fd(), null);
      case StdioContainer.InheritStream inherit ->
          new SpawnRequest.Stdio(inherit.stream().fileno(), null);
      case StdioContainer.CreatePipe create ->
          new SpawnRequest.Stdio(-1, create.pipe().portForChild());
    };
  }

  private static void connectPipes(List<StdioContainer> containers) {
    for (StdioContainer each : containers) {
      if (each instanceof StdioContainer.CreatePipe create) {
        create.pipe().connectedToChild();
      }
    }
  }

  private void onExit(int exitStatus, int termSignal) {
    ExitCallback callback = exitCallback;
    exitCallback = null;
    deactivate();
    if (callback != null) {
      loop.gate.exit(this, callback, exitStatus, termSignal);
    }
  }

  /** The child's pid; 0 before it was started. It is no longer the child's once that has ended. */
  public int pid() {
    return pid;
  }

  /**
   * Sends a signal; 0 only asks whether it lives.
   *
   * @throws SystemError ESRCH when it has ended or was not started, EPERM, EINVAL
   */
  public void kill(int signal) {
    checkUsable();
    int result = isActive() ? loop.poll.backend().processes().kill(pid, signal) : Errno.ESRCH;
    SystemError.check(result, "kill");
  }

  @Override
  boolean release() {
    if (isActive()) {
      exitCallback = null;
      loop.poll.backend().processes().forget(pid);
    }
    return true;
  }
}
