package dev.alicorn.loop.nio;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.spi.ProcessPort;
import dev.alicorn.loop.spi.ProcessSink;
import dev.alicorn.loop.spi.SpawnRequest;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Child processes by the JDK. Its streams block, so a thread carries each to a socket that the
 * selector can wait for.
 *
 * <p>A child that a signal has ended seems to have exited with 128 and the signal's number, since
 * the JDK does not tell them apart.
 */
final class NioProcesses implements ProcessPort {
  private static final int STANDARD_DESCRIPTORS = 3;
  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;

  private record Child(Process process, ProcessSink sink) {}

  private record Ended(int pid, int status) {}

  private final NioBackend backend;
  private final Map<Integer, Child> children = new HashMap<>();
  private final ConcurrentLinkedQueue<Ended> ended = new ConcurrentLinkedQueue<>();

  NioProcesses(NioBackend backend) {
    this.backend = backend;
  }

  @Override
  public int spawn(SpawnRequest request, ProcessSink sink) {
    if (!canCarry(request)) {
      return Errno.ENOTSUP;
    }
    List<SocketChannel> ends = new ArrayList<>();
    try {
      for (SpawnRequest.Stdio each : request.stdio()) {
        ends.add(each.pipe() instanceof NioStreamPort port ? port.openPair() : null);
      }
      Process process = builder(request).start();
      StreamPump.connect(process, ends);
      return watch(process, sink);
    } catch (IOException | RuntimeException e) {
      ends.forEach(StreamPump::closeQuietly);
      return refusal(request, e);
    }
  }

  private static boolean canCarry(SpawnRequest request) {
    boolean plain =
        request.uid() == SpawnRequest.UNCHANGED
            && request.gid() == SpawnRequest.UNCHANGED
            && !request.detached()
            && request.stdio().size() == STANDARD_DESCRIPTORS
            && request.args().getFirst().equals(request.file());
    for (int i = 0; plain && i < STANDARD_DESCRIPTORS; i++) {
      int fd = request.stdio().get(i).fd();
      plain = fd < 0 || fd == i;
    }
    return plain;
  }

  private static ProcessBuilder builder(SpawnRequest request) {
    ProcessBuilder builder = new ProcessBuilder(request.args());
    Map<String, String> env = builder.environment();
    env.clear();
    for (String pair : request.env()) {
      int at = pair.indexOf('=', 1);
      if (at > 0) {
        env.put(pair.substring(0, at), pair.substring(at + 1));
      }
    }
    String cwd = request.cwd();
    if (cwd != null) {
      builder.directory(new File(cwd));
    }
    builder.redirectInput(redirect(request, 0));
    builder.redirectOutput(redirect(request, 1));
    builder.redirectError(redirect(request, 2));
    return builder;
  }

  private static Redirect redirect(SpawnRequest request, int i) {
    SpawnRequest.Stdio wanted = request.stdio().get(i);
    if (wanted.pipe() != null) {
      return Redirect.PIPE;
    }
    if (wanted.fd() >= 0) {
      return Redirect.INHERIT;
    }
    File nothing = new File("/dev/null");
    return i == 0 ? Redirect.from(nothing) : Redirect.to(nothing);
  }

  private static int refusal(SpawnRequest request, Exception e) {
    String cwd = request.cwd();
    if (cwd != null && !Files.isDirectory(Path.of(cwd))) {
      return Errno.ENOENT;
    }
    String text = String.valueOf(e.getMessage());
    return text.contains("error=13") || text.contains("Permission denied")
        ? Errno.EACCES
        : Errno.ENOENT;
  }

  private int watch(Process process, ProcessSink sink) {
    int pid = (int) process.pid();
    children.put(pid, new Child(process, sink));
    Thread.ofPlatform().daemon().name("alicorn-wait").start(() -> await(pid, process));
    return pid;
  }

  private void await(int pid, Process process) {
    int status = process.onExit().join().exitValue();
    ended.add(new Ended(pid, status));
    backend.wake();
  }

  @Override
  public int kill(int pid, int signal) {
    Child child = children.get(pid);
    if (child == null || !child.process.isAlive()) {
      return Errno.ESRCH;
    }
    switch (signal) {
      case 0 -> {}
      case SIGTERM -> child.process.destroy();
      case SIGKILL -> child.process.destroyForcibly();
      default -> {
        return Errno.ENOTSUP;
      }
    }
    return 0;
  }

  @Override
  public void forget(int pid) {
    children.remove(pid); // the JDK reaps it
  }

  /** Loop thread, in poll: tells of those that have ended. */
  int deliver() {
    int count = 0;
    for (Ended each = ended.poll(); each != null; each = ended.poll()) {
      @Nullable Child child = children.remove(each.pid);
      if (child != null) {
        child.sink.onExit(each.status, 0);
        count++;
      }
    }
    return count;
  }
}
