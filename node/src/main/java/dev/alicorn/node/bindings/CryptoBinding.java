package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.PinnedBytes;
import dev.alicorn.node.bindings.crypto.CryptoOperations;
import dev.alicorn.node.bridge.SharedState;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('crypto')}: hashes, MACs, random bytes and key derivation by the JDK.
 *
 * <p>Algorithms are numbers, see {@link HashAlgorithm}. What is small goes through the scratch
 * memory, so that a call carries nothing but numbers. Loop thread only.
 */
public final class CryptoBinding {
  private static final int CHUNK = 64 * 1024;

  private final RequestRunner runner;
  private final MemorySegment scratch;
  private final ByteBuffer scratchBuffer;
  private final Map<HashAlgorithm, RunningHash> idle = new EnumMap<>(HashAlgorithm.class);
  private final Map<HashAlgorithm, Mac> idleMacs = new EnumMap<>(HashAlgorithm.class);
  private final Map<Integer, RunningHash> running = new HashMap<>();
  private int lastId;
  private @Nullable CryptoOperations operations;

  /** Slow work goes to the runner's pool. */
  public CryptoBinding(RequestRunner runner, SharedState state) {
    this.runner = runner;
    scratch = state.scratch();
    scratchBuffer = scratch.asByteBuffer();
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    BindingTable.Group group = table.group("crypto");
    registerOneShot(group);
    registerRunning(group);
    group
        .add("random", this::random)
        .add("randomScratch", call -> randomScratch(call.intAt(0)))
        .add("operate", this::operate)
        .add("pbkdf2", this::pbkdf2)
        .add("hkdf", this::hkdf);
  }

  private void registerOneShot(BindingTable.Group group) {
    group
        .add("digest", this::digest)
        .add(
            "digestScratch",
            call -> {
              RunningHash hash = idle.computeIfAbsent(algorithm(call, 0), HashAlgorithm::open);
              return finishScratch(hash, 0, call.intAt(1), call.intAt(2));
            })
        .add(
            "hmacScratch",
            call -> {
              int keyLength = call.intAt(1);
              RunningHash hash = new RunningHash.OfMac(scratchMac(algorithm(call, 0), keyLength));
              return finishScratch(hash, keyLength, call.intAt(2), RunningHash.DEFAULT_LENGTH);
            });
  }

  /** With the key at the beginning of the scratch memory. Making one costs more than hashing. */
  private Mac scratchMac(HashAlgorithm algorithm, int keyLength) {
    Mac mac = idleMacs.computeIfAbsent(algorithm, HashAlgorithm::mac);
    algorithm.giveKey(mac, scratch.asSlice(0, keyLength).toArray(ValueLayout.JAVA_BYTE));
    return mac;
  }

  private void registerRunning(BindingTable.Group group) {
    group
        .add("openHash", call -> keep(algorithm(call, 0).open()))
        .add(
            "openHmac", call -> keep(new RunningHash.OfMac(algorithm(call, 0).mac(bytes(call, 1)))))
        .add("copy", call -> keep(hash(call.intAt(0)).copy()))
        .add(
            "update",
            call -> {
              hash(call.intAt(0)).update(call.bytesAt(1).asByteBuffer());
              return null;
            })
        .add("finish", call -> drop(call.intAt(0)).finish(call.intAt(1)))
        .add(
            "drop",
            call -> {
              running.remove(call.intAt(0));
              return null;
            });
  }

  private @Nullable Object operate(HostCall call) throws Exception {
    if (operations == null) {
      operations = new CryptoOperations(runner);
    }
    return operations.call(call);
  }

  private static HashAlgorithm algorithm(HostCall call, int index) {
    return HashAlgorithm.at(call.intAt(index));
  }

  private static byte[] bytes(HostCall call, int index) {
    return call.bytesAt(index).toArray(ValueLayout.JAVA_BYTE);
  }

  private int keep(RunningHash hash) {
    running.put(++lastId, hash);
    return lastId;
  }

  private RunningHash hash(int id) {
    return Objects.requireNonNull(running.get(id));
  }

  private RunningHash drop(int id) {
    return Objects.requireNonNull(running.remove(id));
  }

  /** Hashes a part of the scratch memory and leaves the result at its beginning. */
  private int finishScratch(RunningHash hash, int from, int length, int resultLength) {
    hash.update(scratchBuffer.slice(from, length));
    byte[] result = hash.finish(resultLength);
    MemorySegment.copy(result, 0, scratch, ValueLayout.JAVA_BYTE, 0, result.length);
    return result.length;
  }

  private @Nullable Object digest(HostCall call) throws Exception {
    RunningHash hash = algorithm(call, 1).open();
    int length = call.intAt(2);
    if (call.intAt(0) == 0) {
      hash.update(call.bytesAt(3).asByteBuffer());
      return hash.finish(length);
    }
    byte[] bytes = bytes(call, 3);
    return runner.run(
        call,
        () -> {
          hash.update(ByteBuffer.wrap(bytes));
          return hash.finish(length);
        });
  }

  private @Nullable Object randomScratch(int length) {
    fillRandom(scratch.asSlice(0, length));
    return null;
  }

  private @Nullable Object random(HostCall call) throws Exception {
    int id = call.intAt(0);
    if (id == 0) {
      fillRandom(call.bytesAt(1));
      return null;
    }
    PinnedBytes pin = call.pinAt(1);
    return runner.run(
        id,
        () -> {
          fillRandom(pin.segment());
          return null;
        },
        () -> {
          pin.commit();
          pin.close();
        });
  }

  private void fillRandom(MemorySegment target) {
    long size = target.byteSize();
    byte[] chunk = new byte[(int) Math.min(size, CHUNK)];
    for (long at = 0; at < size; at += chunk.length) {
      RandomSource.INSTANCE.nextBytes(chunk);
      int count = (int) Math.min(chunk.length, size - at);
      MemorySegment.copy(chunk, 0, target, ValueLayout.JAVA_BYTE, at, count);
    }
  }

  private @Nullable Object pbkdf2(HostCall call) throws Exception {
    Mac mac = algorithm(call, 1).mac(bytes(call, 2));
    byte[] salt = bytes(call, 3);
    int iterations = call.intAt(4);
    int length = call.intAt(5);
    return runner.run(call, () -> KeyDerivation.pbkdf2(mac, salt, iterations, length));
  }

  private @Nullable Object hkdf(HostCall call) throws Exception {
    HashAlgorithm algorithm = algorithm(call, 1);
    byte[] key = bytes(call, 2);
    byte[] salt = bytes(call, 3);
    byte[] info = bytes(call, 4);
    int length = call.intAt(5);
    return runner.run(call, () -> KeyDerivation.hkdf(algorithm, key, salt, info, length));
  }

  /** Made when it is first needed: the JDK looks for its providers then, which takes a while. */
  private static final class RandomSource {
    static final SecureRandom INSTANCE = new SecureRandom();
  }
}
