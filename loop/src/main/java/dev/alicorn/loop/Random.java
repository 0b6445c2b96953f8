package dev.alicorn.loop;

import dev.alicorn.loop.spi.SystemPort;
import java.lang.foreign.MemorySegment;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that cannot be guessed, from the system: getrandom(2), or the JDK's {@link SecureRandom}
 * where the back end has no such call.
 *
 * <p>Loop thread only. libuv's page is "Miscellaneous utilities", at {@code uv_random}.
 */
public final class Random {
  private static final long MOST_BYTES = Integer.MAX_VALUE;

  private final EventLoop loop;

  Random(EventLoop loop) {
    this.loop = loop;
  }

  private static final class Jdk {
    static final SecureRandom SOURCE = new SecureRandom();

    static int fill(MemorySegment buffer) {
      byte[] bytes = new byte[(int) buffer.byteSize()];
      SOURCE.nextBytes(bytes);
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, buffer, 0, bytes.length);
      return 0;
    }
  }

  /**
   * Fills memory now; right after the machine has started it may wait for enough chance.
   *
   * @throws SystemError E2BIG for more than 2 GiB - 1, EIO, …
   */
  public void fill(MemorySegment buffer) {
    checkSize(buffer);
    SystemError.check(fill(loop.system(), buffer), "uv_random");
  }

  /**
   * Fills memory on the worker pool; it must stay untouched until the callback.
   *
   * @throws SystemError E2BIG for more than 2 GiB - 1
   */
  public WorkRequest<MemorySegment> fill(MemorySegment buffer, RandomCallback callback) {
    checkSize(buffer);
    SystemPort system = loop.system();
    return loop.queueWork(
        () -> {
          SystemError.check(fill(system, buffer), "uv_random");
          return buffer;
        },
        (error, result) -> {
          if (error == null || error instanceof SystemError) {
            callback.onRandom((SystemError) error, buffer);
          } else {
            CallbackGate.throwIfAny(error);
          }
        });
  }

  private static int fill(@Nullable SystemPort system, MemorySegment buffer) {
    return system == null ? Jdk.fill(buffer) : system.random(buffer);
  }

  private static void checkSize(MemorySegment buffer) {
    if (buffer.byteSize() > MOST_BYTES) {
      throw SystemError.of(Errno.E2BIG, "uv_random");
    }
  }
}
