package dev.alicorn.node.bindings.crypto;

import static dev.alicorn.node.bindings.crypto.CryptoOperations.bytes;
import static dev.alicorn.node.bindings.crypto.CryptoOperations.bytesOrNull;

import dev.alicorn.engine.HostCall;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.DHParameters;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/** Operations on numbers and points, scrypt and Argon2. Arguments are read at once. */
final class MathOperations {
  private MathOperations() {}

  static Callable<? extends @Nullable Object> prepare(String operation, HostCall call) {
    return switch (operation) {
      case "scrypt" -> scrypt(call);
      case "argon2" -> argon2(call);
      case "prime" -> prime(call);
      case "isPrime" -> {
        BigInteger candidate = number(call, 2);
        yield () -> candidate.isProbablePrime(64);
      }
      case "isSafePrime" -> {
        BigInteger candidate = number(call, 2);
        yield () -> candidate.isProbablePrime(32) && candidate.shiftRight(1).isProbablePrime(32);
      }
      case "safePrime" -> {
        int bits = call.intAt(2);
        yield () -> BigIntegers.asUnsignedByteArray(SafePrimes.generate(bits));
      }
      case "group" -> {
        String name = call.stringAt(2);
        yield () -> group(name);
      }
      case "power" -> {
        BigInteger base = number(call, 2);
        BigInteger exponent = number(call, 3);
        BigInteger modulus = number(call, 4);
        yield () -> BigIntegers.asUnsignedByteArray(base.modPow(exponent, modulus));
      }
      case "randomBelow" -> {
        BigInteger most = number(call, 2).subtract(BigInteger.TWO);
        yield () ->
            BigIntegers.asUnsignedByteArray(
                BigIntegers.createRandomInRange(BigInteger.ONE, most, new SecureRandom()));
      }
      case "randomScalar" -> {
        String curve = call.stringAt(2);
        yield () -> Agreement.randomScalar(curve);
      }
      case "publicPoint" -> {
        String curve = call.stringAt(2);
        byte[] scalar = bytes(call, 3);
        yield () -> Agreement.publicPoint(curve, scalar);
      }
      case "convertPoint" -> {
        String curve = call.stringAt(2);
        byte[] point = bytes(call, 3);
        int form = call.intAt(4);
        yield () -> Agreement.convert(curve, point, form);
      }
      case "pointSecret" -> {
        String curve = call.stringAt(2);
        byte[] scalar = bytes(call, 3);
        byte[] point = bytes(call, 4);
        yield () -> Agreement.pointSecret(curve, scalar, point);
      }
      default -> throw new IllegalArgumentException(operation);
    };
  }

  /** The prime of a group of RFC 2409 or 3526; null for a name that is none. */
  private static byte @Nullable [] group(String name) {
    DHParameters group =
        switch (name) {
          case "modp1" -> DHStandardGroups.rfc2409_768;
          case "modp2" -> DHStandardGroups.rfc2409_1024;
          case "modp5" -> DHStandardGroups.rfc3526_1536;
          case "modp14" -> DHStandardGroups.rfc3526_2048;
          case "modp15" -> DHStandardGroups.rfc3526_3072;
          case "modp16" -> DHStandardGroups.rfc3526_4096;
          case "modp17" -> DHStandardGroups.rfc3526_6144;
          case "modp18" -> DHStandardGroups.rfc3526_8192;
          default -> null;
        };
    return group == null ? null : BigIntegers.asUnsignedByteArray(group.getP());
  }

  private static BigInteger number(HostCall call, int index) {
    return new BigInteger(1, bytes(call, index));
  }

  private static Callable<byte[]> scrypt(HostCall call) {
    byte[] password = bytes(call, 2);
    byte[] salt = bytes(call, 3);
    int cost = call.intAt(4);
    int blockSize = call.intAt(5);
    int parallelization = call.intAt(6);
    int length = call.intAt(7);
    return () ->
        length == 0
            ? new byte[0]
            : SCrypt.generate(password, salt, cost, blockSize, parallelization, length);
  }

  private static Callable<byte[]> argon2(HostCall call) {
    byte[] message = bytes(call, 3);
    byte[] key = new byte[call.intAt(6)];
    Argon2Parameters parameters =
        new Argon2Parameters.Builder(call.intAt(2))
            .withSalt(bytes(call, 4))
            .withParallelism(call.intAt(5))
            .withMemoryAsKB(call.intAt(7))
            .withIterations(call.intAt(8))
            .withSecret(bytes(call, 9))
            .withAdditional(bytes(call, 10))
            .build();
    return () -> {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(parameters);
      generator.generateBytes(message, key);
      return key;
    };
  }

  private static Callable<byte[]> prime(HostCall call) {
    int bits = call.intAt(2);
    boolean safe = call.booleanAt(3);
    byte[] add = bytesOrNull(call, 4);
    byte[] rem = bytesOrNull(call, 5);
    return () ->
        BigIntegers.asUnsignedByteArray(
            (bits + 7) / 8,
            Primes.generate(
                bits,
                safe,
                add == null ? null : new BigInteger(1, add),
                rem == null ? null : new BigInteger(1, rem)));
  }
}
