package dev.alicorn.node.bindings.crypto;

import dev.alicorn.engine.HostCall;
import dev.alicorn.node.bindings.NodeError;
import dev.alicorn.node.bindings.RequestRunner;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * All operations of this package by name, as one function of the host: its classes are loaded when
 * a program first calls it. The name comes first, then the request (0 to wait), then what the
 * operation takes. Loop thread only.
 */
public final class CryptoOperations {
  private final RequestRunner runner;
  private final CipherOperations ciphers = new CipherOperations();

  /** Slow work goes to the runner's pool. */
  public CryptoOperations(RequestRunner runner) {
    this.runner = runner;
  }

  /** Answers one call. */
  public @Nullable Object call(HostCall call) throws Exception {
    String name = call.stringAt(0);
    Callable<? extends @Nullable Object> job = job(name, call);
    return runner.run(call.intAt(1), () -> guarded(job), () -> {});
  }

  private Callable<? extends @Nullable Object> job(String name, HostCall call) throws Exception {
    int dot = name.indexOf('.');
    String operation = name.substring(dot + 1);
    return switch (name.substring(0, dot)) {
      case "key" -> KeyOperations.prepare(operation, call);
      case "cipher" -> ciphers.prepare(operation, call);
      case "math" -> MathOperations.prepare(operation, call);
      case "x509" -> CertificateOperations.prepare(operation, call);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static @Nullable Object guarded(Callable<? extends @Nullable Object> job)
      throws Exception {
    try {
      return job.call();
    } catch (NodeError e) {
      throw e;
    } catch (RuntimeException e) {
      throw OpenSslError.operationFailed(e);
    }
  }

  static byte[] bytes(HostCall call, int index) {
    return call.bytesAt(index).toArray(ValueLayout.JAVA_BYTE);
  }

  static byte @Nullable [] bytesOrNull(HostCall call, int index) {
    return call.isNullish(index) ? null : bytes(call, index);
  }

  static String text(HostCall call, int index) {
    return Objects.requireNonNull(call.stringOrNullAt(index));
  }
}
