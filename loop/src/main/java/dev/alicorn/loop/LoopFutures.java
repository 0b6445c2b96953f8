package dev.alicorn.loop;

import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A loop's requests as futures, for callers that would rather wait than be called back: {@code
 * futures.write(stream, bytes).join()} on a virtual thread.
 *
 * <p>Any thread: a request is made on the loop's, and its future completes there. Never wait for
 * one on the loop's own thread, which would wait for itself. A failure is a {@link SystemError}.
 */
public final class LoopFutures {
  private final EventLoop loop;

  /** Over a loop. */
  public LoopFutures(EventLoop loop) {
    this.loop = loop;
  }

  private interface Start<T> {
    void on(CompletableFuture<T> future);
  }

  private <T> CompletableFuture<T> start(Start<T> request) {
    CompletableFuture<T> future = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            request.on(future);
          } catch (RuntimeException failure) {
            future.completeExceptionally(failure);
          }
        });
    return future;
  }

  private static <T> void settle(
      CompletableFuture<T> future, int status, String call, @Nullable T value) {
    if (status < 0) {
      future.completeExceptionally(SystemError.of(status, call));
    } else {
      future.complete(value);
    }
  }

  /**
   * Waits for a future; on a virtual thread that holds no other thread up.
   *
   * @throws SystemError what the request failed with; another {@link RuntimeException} as it is
   * @throws java.util.concurrent.CompletionException with what else was thrown
   */
  public static <T> T await(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /** Runs something on the loop's thread. */
  public <T> CompletableFuture<T> call(Callable<T> task) {
    CompletableFuture<T> future = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            future.complete(task.call());
          } catch (Exception failure) {
            future.completeExceptionally(failure);
          }
        });
    return future;
  }

  /** Runs something on the worker pool. */
  public <T> CompletableFuture<T> work(Callable<T> job) {
    return start(
        future ->
            loop.queueWork(
                job,
                (error, result) -> {
                  if (error == null) {
                    future.complete(result);
                  } else {
                    future.completeExceptionally(error);
                  }
                }));
  }

  /** Completes after a time, which counts from when the loop hears of it. */
  public CompletableFuture<@Nullable Void> delay(Duration time) {
    return start(
        future ->
            new Timer(loop)
                .start(timer -> timer.close(closed -> future.complete(null)), time.toNanos(), 0));
  }

  /** A new connection; where it fails, nothing stays open. */
  public CompletableFuture<Tcp> connect(InetSocketAddress address) {
    return start(
        future -> {
          Tcp tcp = new Tcp(loop);
          try {
            tcp.connect(address, (request, status) -> onConnect(future, tcp, status));
          } catch (RuntimeException failure) {
            tcp.close();
            throw failure;
          }
        });
  }

  private static void onConnect(CompletableFuture<Tcp> future, Tcp tcp, int status) {
    if (status < 0 && !tcp.isClosing()) {
      tcp.close();
    }
    settle(future, status, "connect", tcp);
  }

  /** Writes all bytes; they must stay untouched until the future completes. */
  public CompletableFuture<@Nullable Void> write(Stream stream, ByteBuffer bytes) {
    return start(
        future -> stream.write(bytes, (request, status) -> settle(future, status, "write", null)));
  }

  /**
   * Waits for bytes, and stops reading: what comes after them waits in the system.
   *
   * @return the bytes; none at the end of the stream
   */
  public CompletableFuture<byte[]> read(Stream stream) {
    return start(
        future ->
            stream.readStart(
                (from, nread, buffer, offset) -> onRead(future, from, nread, buffer, offset)));
  }

  private static void onRead(
      CompletableFuture<byte[]> future, Stream from, int nread, MemorySegment buffer, long offset) {
    if (nread == 0) {
      return;
    }
    from.readStop();
    byte[] bytes = new byte[Math.max(nread, 0)];
    MemorySegment.copy(buffer, offset, MemorySegment.ofArray(bytes), 0, bytes.length);
    settle(future, nread == Errno.EOF ? 0 : nread, "read", bytes);
  }

  /** Ends the writing side, after what is written already. */
  public CompletableFuture<@Nullable Void> shutdown(Stream stream) {
    return start(
        future -> stream.shutdown((request, status) -> settle(future, status, "shutdown", null)));
  }

  /** Closes a handle. */
  public CompletableFuture<@Nullable Void> close(Handle handle) {
    return start(future -> handle.close(closed -> future.complete(null)));
  }
}
