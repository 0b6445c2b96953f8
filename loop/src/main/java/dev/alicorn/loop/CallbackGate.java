package dev.alicorn.loop;

import dev.alicorn.loop.event.CallbackLeft;
import dev.alicorn.loop.event.LoopObserver;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The only way into user code. It counts, tells the observer, and routes what a callback throws;
 * one method for each shape of callback, so that calling one allocates nothing.
 */
final class CallbackGate {
  private final EventLoop loop;
  private @Nullable LoopObserver observer;
  private @Nullable UncaughtHandler handler;
  private @Nullable Throwable fatal;

  /** How many callbacks ran so far. */
  long calls;

  CallbackGate(EventLoop loop) {
    this.loop = loop;
  }

  void observe(@Nullable LoopObserver watcher) {
    observer = watcher;
  }

  void handleUncaught(@Nullable UncaughtHandler routine) {
    handler = routine;
  }

  <H extends Handle> void handle(Consumer<? super H> callback, H handle) {
    long start = enter(handle);
    try {
      callback.accept(handle);
      leave(handle, start, null);
    } catch (Throwable error) {
      leave(handle, start, error);
    }
  }

  void task(Runnable task) {
    long start = enter(task);
    try {
      task.run();
      leave(task, start, null);
    } catch (Throwable error) {
      leave(task, start, error);
    }
  }

  void allocate(BufferAllocator allocator, Stream stream, int size, ReadBuffer into) {
    try {
      allocator.allocate(stream, size, into);
    } catch (Throwable error) {
      into.clear();
      uncaught(error);
    }
  }

  void read(ReadCallback callback, Stream stream, int nread, MemorySegment buffer, long offset) {
    long start = enter(stream);
    try {
      callback.onRead(stream, nread, buffer, offset);
      leave(stream, start, null);
    } catch (Throwable error) {
      leave(stream, start, error);
    }
  }

  void write(WriteCallback callback, WriteRequest request, int status) {
    long start = enter(request);
    try {
      callback.onWrite(request, status);
      leave(request, start, null);
    } catch (Throwable error) {
      leave(request, start, error);
    }
  }

  void sent(SendCallback callback, SendRequest request, int status) {
    long start = enter(request);
    try {
      callback.onSent(request, status);
      leave(request, start, null);
    } catch (Throwable error) {
      leave(request, start, error);
    }
  }

  void receive(
      ReceiveCallback callback,
      Udp handle,
      int nread,
      MemorySegment buffer,
      long offset,
      @Nullable InetSocketAddress from,
      int flags) {
    long start = enter(handle);
    try {
      callback.onReceive(handle, nread, buffer, offset, from, flags);
      leave(handle, start, null);
    } catch (Throwable error) {
      leave(handle, start, error);
    }
  }

  void connect(ConnectCallback callback, ConnectRequest request, int status) {
    long start = enter(request);
    try {
      callback.onConnect(request, status);
      leave(request, start, null);
    } catch (Throwable error) {
      leave(request, start, error);
    }
  }

  void shutdown(ShutdownCallback callback, ShutdownRequest request, int status) {
    long start = enter(request);
    try {
      callback.onShutdown(request, status);
      leave(request, start, null);
    } catch (Throwable error) {
      leave(request, start, error);
    }
  }

  void connection(ConnectionCallback callback, Stream server, int status) {
    long start = enter(server);
    try {
      callback.onConnection(server, status);
      leave(server, start, null);
    } catch (Throwable error) {
      leave(server, start, error);
    }
  }

  <T> void work(WorkRequest<T> request, WorkCallback<T> callback) {
    long start = enter(request);
    try {
      callback.onDone(request.error(), request.result());
      leave(request, start, null);
    } catch (Throwable error) {
      leave(request, start, error);
    }
  }

  void fsEvent(
      FsEvent handle, FsEventCallback callback, @Nullable String name, int events, int status) {
    long start = enter(handle);
    try {
      callback.onFsEvent(handle, name, events, status);
      leave(handle, start, null);
    } catch (Throwable error) {
      leave(handle, start, error);
    }
  }

  void exit(Process process, ExitCallback callback, int exitStatus, int termSignal) {
    long start = enter(process);
    try {
      callback.onExit(process, exitStatus, termSignal);
      leave(process, start, null);
    } catch (Throwable error) {
      leave(process, start, error);
    }
  }

  void poll(Poll handle, PollCallback callback, int status, int events) {
    long start = enter(handle);
    try {
      callback.onPoll(handle, status, events);
      leave(handle, start, null);
    } catch (Throwable error) {
      leave(handle, start, error);
    }
  }

  void signal(Signal handle, SignalCallback callback, int signum) {
    long start = enter(handle);
    try {
      callback.onSignal(handle, signum);
      leave(handle, start, null);
    } catch (Throwable error) {
      leave(handle, start, error);
    }
  }

  private long enter(Object source) {
    calls++;
    LoopObserver present = observer;
    if (present == null) {
      return 0;
    }
    try {
      present.callbackEntered(source);
    } catch (Throwable error) {
      uncaught(error);
    }
    return loop.clockNanos();
  }

  private void leave(Object source, long start, @Nullable Throwable error) {
    LoopObserver present = observer;
    if (present != null) {
      try {
        present.callbackLeft(new CallbackLeft(source, loop.clockNanos() - start, error));
      } catch (Throwable again) {
        uncaught(again);
      }
    }
    if (error != null) {
      uncaught(error);
    }
  }

  /** Routes an error to the handler; without one, or when it throws, the run ends with it. */
  void uncaught(Throwable error) {
    UncaughtHandler present = handler;
    if (present == null) {
      end(error);
      return;
    }
    try {
      present.uncaught(loop, error);
    } catch (Throwable again) {
      end(again);
    }
  }

  private void end(Throwable error) {
    loop.stop();
    if (fatal == null) {
      fatal = error;
    } else if (fatal != error) {
      fatal.addSuppressed(error);
    }
  }

  /** Throws what ended the run, if anything did. */
  void rethrow() {
    Throwable error = fatal;
    fatal = null;
    throwIfAny(error);
  }

  /** Throws what a callback threw, checked or not. */
  static void throwIfAny(@Nullable Throwable error) {
    if (error != null) {
      CallbackGate.<RuntimeException>sneak(error);
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable error) throws E {
    throw (E) error;
  }
}
