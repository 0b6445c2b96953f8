package dev.alicorn.node.bindings.crypto;

import static dev.alicorn.node.bindings.crypto.CryptoOperations.bytes;

import dev.alicorn.engine.HostCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Ciphers by the numbers under which JavaScript knows them. Loop thread only. */
final class CipherOperations {
  private final Map<Integer, StreamCipher> open = new HashMap<>();
  private int lastId;

  Callable<? extends @Nullable Object> prepare(String operation, HostCall call) {
    return switch (operation) {
      case "open" -> {
        StreamCipher cipher = make(call);
        yield () -> {
          open.put(++lastId, cipher);
          return lastId;
        };
      }
      case "run" -> run(call);
      case "update" -> {
        StreamCipher cipher = cipher(call);
        byte[] data = bytes(call, 3);
        yield () -> cipher.update(data);
      }
      case "finish" -> {
        StreamCipher cipher = cipher(call);
        yield cipher::finish;
      }
      case "tag" -> {
        StreamCipher cipher = cipher(call);
        yield cipher::tag;
      }
      default -> {
        set(operation, call);
        yield () -> null;
      }
    };
  }

  private void set(String operation, HostCall call) {
    switch (operation) {
      case "setTag" -> cipher(call).setTag(bytes(call, 3));
      case "setAad" -> cipher(call).updateAad(bytes(call, 3), call.intAt(4));
      case "setAutoPadding" -> cipher(call).setAutoPadding(call.booleanAt(3));
      case "drop" -> open.remove(call.intAt(2));
      default -> throw new IllegalArgumentException(operation);
    }
  }

  private StreamCipher cipher(HostCall call) {
    return Objects.requireNonNull(open.get(call.intAt(2)));
  }

  private static StreamCipher make(HostCall call) {
    return BlockCiphers.open(
        call.stringAt(2),
        call.stringAt(3),
        call.booleanAt(4),
        bytes(call, 5),
        bytes(call, 6),
        call.intAt(7));
  }

  /** A whole message, for Web Crypto: its tag stands behind what is encrypted. */
  private static Callable<byte[]> run(HostCall call) {
    StreamCipher cipher = make(call);
    boolean encrypt = call.booleanAt(4);
    int tagLength = call.intAt(7);
    byte[] aad = CryptoOperations.bytesOrNull(call, 8);
    byte[] data = bytes(call, 9);
    return () -> {
      if (aad != null) {
        cipher.updateAad(aad, data.length);
      }
      int end = encrypt ? data.length : data.length - tagLength;
      if (end < 0) {
        throw StreamCipher.unauthentic();
      }
      if (!encrypt && tagLength > 0) {
        cipher.setTag(java.util.Arrays.copyOfRange(data, end, data.length));
      }
      byte[] head = cipher.update(java.util.Arrays.copyOf(data, end));
      byte[] tail = cipher.finish();
      byte[] tag = encrypt && tagLength > 0 ? cipher.tag() : new byte[0];
      return org.bouncycastle.util.Arrays.concatenate(head, tail, tag);
    };
  }
}
