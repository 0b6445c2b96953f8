package dev.alicorn.node.bindings;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Handle;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.Process;
import dev.alicorn.loop.ProcessOptions;
import dev.alicorn.loop.StdioContainer;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Timer;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A child process that is waited for, on a loop of its own: nothing of the main loop runs
 * meanwhile. One thread.
 */
final class SyncProcess implements AutoCloseable {
  private final EventLoop loop = EventLoop.open();
  private final ProcessOptions options;
  private final Process process = new Process(loop);
  private final List<Pipe> pipes = new ArrayList<>();
  private final List<@Nullable ByteArrayOutputStream> outputs = new ArrayList<>();
  private final List<Runnable> starts = new ArrayList<>();
  private @Nullable Timer timer;
  private long maxBuffer;
  private long buffered;
  private int killSignal;
  private int error;
  private int pipeError;
  private int exitStatus = -1;
  private int termSignal;

  SyncProcess(ProcessOptions options) {
    this.options = options;
  }

  /** The next descriptor reads these bytes, and then its end. */
  void input(byte[] bytes) {
    Pipe pipe = add(null);
    starts.add(() -> feed(pipe, bytes));
  }

  /** What the next descriptor writes is kept. */
  void output() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Pipe pipe = add(bytes);
    starts.add(
        () ->
            pipe.readStart(
                (stream, nread, buffer, offset) -> read(pipe, bytes, nread, buffer, offset)));
  }

  private Pipe add(@Nullable ByteArrayOutputStream bytes) {
    Pipe pipe = new Pipe(loop);
    pipes.add(pipe);
    outputs.add(bytes);
    options.stdio(new StdioContainer.CreatePipe(pipe));
    return pipe;
  }

  /** The next descriptor is one of ours. */
  void inherit(int fd) {
    outputs.add(null);
    options.stdio(new StdioContainer.InheritFd(fd));
  }

  /** The next descriptor is nothing. */
  void ignore() {
    outputs.add(null);
    options.stdio(new StdioContainer.Ignore());
  }

  /**
   * Runs it to its end.
   *
   * @param timeoutMillis when it is killed, or 0
   * @param bufferBytes at how much output it is killed, or negative
   */
  Object[] run(long timeoutMillis, long bufferBytes, int signal) {
    maxBuffer = bufferBytes;
    killSignal = signal;
    int pid = 0;
    try {
      process.spawn(options, (child, status, by) -> ended(status, by));
      pid = process.pid();
      if (timeoutMillis > 0) {
        Timer started = new Timer(loop);
        timer = started;
        started.startMillis(each -> kill(Errno.ETIMEDOUT), timeoutMillis, 0);
      }
      starts.forEach(Runnable::run);
      loop.run();
    } catch (SystemError e) {
      error = e.errno();
    }
    return result(pid);
  }

  private Object[] result(int pid) {
    Object[] result = new Object[outputs.size() + 4];
    result[0] = pid;
    result[1] = exitStatus;
    result[2] = termSignal;
    result[3] = error != 0 ? error : pipeError;
    for (int i = 0; i < outputs.size(); i++) {
      ByteArrayOutputStream bytes = outputs.get(i);
      result[i + 4] = bytes == null ? null : bytes.toByteArray();
    }
    return result;
  }

  private void feed(Pipe pipe, byte[] bytes) {
    if (bytes.length > 0) {
      pipe.write(ByteBuffer.wrap(bytes), (request, status) -> failed(status));
    }
    pipe.shutdown(
        (request, status) -> {
          failed(status == Errno.ENOTCONN ? 0 : status);
          close(pipe);
        });
  }

  private void failed(int status) {
    if (status < 0 && status != Errno.ECANCELED && pipeError == 0) {
      pipeError = status;
    }
  }

  private void read(
      Stream pipe, ByteArrayOutputStream into, int nread, MemorySegment buffer, long offset) {
    if (nread > 0) {
      byte[] bytes = buffer.asSlice(offset, nread).toArray(JAVA_BYTE);
      into.write(bytes, 0, nread);
      buffered += nread;
      if (maxBuffer >= 0 && buffered > maxBuffer) {
        kill(Errno.ENOBUFS);
      }
    } else if (nread < 0) {
      failed(nread == Errno.EOF ? 0 : nread);
      close(pipe);
    }
  }

  private void ended(int status, int signal) {
    exitStatus = status;
    termSignal = signal;
    close(process);
    if (timer != null) {
      close(timer);
    }
  }

  private void kill(int reason) {
    if (error != 0) {
      return;
    }
    error = reason;
    if (process.isActive()) {
      try {
        process.kill(killSignal);
      } catch (SystemError e) {
        error = e.errno();
        process.kill(9); // it must end somehow: it is waited for
      }
    }
    pipes.forEach(SyncProcess::close);
    if (timer != null) {
      close(timer);
    }
  }

  private static void close(Handle handle) {
    if (!handle.isClosing()) {
      handle.close();
    }
  }

  @Override
  public void close() {
    loop.close();
  }
}
