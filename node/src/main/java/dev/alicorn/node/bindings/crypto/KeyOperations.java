package dev.alicorn.node.bindings.crypto;

import static dev.alicorn.node.bindings.crypto.CryptoOperations.bytes;
import static dev.alicorn.node.bindings.crypto.CryptoOperations.bytesOrNull;

import dev.alicorn.engine.HostCall;
import dev.alicorn.node.bindings.HashAlgorithm;
import dev.alicorn.node.bindings.RunningHash;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.jspecify.annotations.Nullable;

/** Operations on asymmetric keys. Arguments are read at once; jobs run on any thread. */
final class KeyOperations {
  private KeyOperations() {}

  static Callable<? extends @Nullable Object> prepare(String operation, HostCall call) {
    return switch (operation) {
      case "readPrivate" -> {
        byte[] data = bytes(call, 2);
        byte[] passphrase = bytesOrNull(call, 3);
        yield () -> ParsedKey.of(KeyReader.privateKeyInfo(data, passphrase)).encoded();
      }
      case "readPublic" -> {
        byte[] data = bytes(call, 2);
        byte[] passphrase = bytesOrNull(call, 3);
        yield () -> ParsedKey.of(KeyReader.publicKeyInfo(data, passphrase)).encoded();
      }
      case "publicOf" -> {
        ParsedKey key = key(call, 2);
        yield () -> key.publicHalf().encoded();
      }
      case "facts" -> {
        ParsedKey key = key(call, 2);
        yield () -> KeyFacts.of(key);
      }
      case "write" -> write(call);
      case "writeJwk" -> {
        ParsedKey key = key(call, 2);
        yield () -> KeyJwk.write(key);
      }
      case "readJwk" -> readJwk(call);
      case "writeRaw" -> {
        ParsedKey key = key(call, 2);
        yield () -> RawKeys.write(key);
      }
      case "readRaw" -> {
        String curve = call.stringAt(2);
        byte[] raw = bytes(call, 3);
        boolean isPrivate = call.booleanAt(4);
        yield () -> RawKeys.read(curve, raw, isPrivate).encoded();
      }
      case "generate" -> generate(call);
      case "sign", "verify" -> sign(call, operation.equals("verify"));
      case "encrypt", "decrypt" -> crypt(call, operation.equals("encrypt"));
      case "encapsulate" -> {
        ParsedKey key = key(call, 2);
        yield () -> Encapsulation.encapsulate(key);
      }
      case "decapsulate" -> {
        ParsedKey key = key(call, 2);
        byte[] ciphertext = bytes(call, 4);
        yield () -> Encapsulation.decapsulate(key, ciphertext);
      }
      case "agree" -> {
        ParsedKey own = key(call, 2);
        ParsedKey other = key(call, 4);
        yield () -> Agreement.secret(own, other);
      }
      default -> throw new IllegalArgumentException(operation);
    };
  }

  /** A key of two arguments: its bytes, and whether it is private. */
  private static ParsedKey key(HostCall call, int index) {
    return ParsedKey.of(bytes(call, index), call.booleanAt(index + 1));
  }

  private static Callable<Object> write(HostCall call) {
    KeyWriter writer = new KeyWriter(key(call, 2));
    String type = call.stringAt(4);
    boolean pem = call.booleanAt(5);
    String cipher = call.stringOrNullAt(6);
    byte[] passphrase = bytesOrNull(call, 7);
    return () -> writer.write(type, pem, cipher, passphrase);
  }

  private static Callable<byte[]> readJwk(HostCall call) {
    boolean isPrivate = call.booleanAt(2);
    Map<String, String> members = new HashMap<>();
    for (int i = 3; i + 1 < call.count(); i += 2) {
      members.put(call.stringAt(i), call.stringAt(i + 1));
    }
    return () -> KeyJwk.read(members, isPrivate).encoded();
  }

  private static Callable<Object[]> generate(HostCall call) {
    String type = call.stringAt(2);
    Callable<ParsedKey> maker =
        switch (type) {
          case "rsa" -> {
            int bits = call.intAt(3);
            long exponent = call.longAt(4);
            yield () -> KeyGeneration.rsa(bits, exponent);
          }
          case "rsa-pss" -> {
            int bits = call.intAt(3);
            long exponent = call.longAt(4);
            int hash = call.intAt(5);
            int mgfHash = call.intAt(6);
            int salt = call.intAt(7);
            yield () -> KeyGeneration.rsaPss(bits, exponent, hash, mgfHash, salt);
          }
          case "ec" -> {
            String curve = call.stringAt(3);
            boolean explicit = call.booleanAt(4);
            yield () -> KeyGeneration.ec(curve, explicit);
          }
          case "dsa" -> {
            int bits = call.intAt(3);
            int divisorBits = call.intAt(4);
            yield () -> KeyGeneration.dsa(bits, divisorBits);
          }
          case "dh" -> dh(call);
          default -> {
            KeyType kind = KeyType.valueOf(type.toUpperCase(Locale.ROOT).replace('-', '_'));
            yield () ->
                kind.isPostQuantum() ? PostQuantum.generate(kind) : KeyGeneration.edwards(kind);
          }
        };
    return () -> {
      ParsedKey key = maker.call();
      return new Object[] {key.publicHalf().encoded(), key.encoded()};
    };
  }

  private static Callable<ParsedKey> dh(HostCall call) {
    byte[] prime = bytesOrNull(call, 3);
    int bits = call.intAt(4);
    BigInteger base = new BigInteger(1, bytes(call, 5));
    return () ->
        KeyGeneration.dh(
            prime == null ? SafePrimes.generate(bits) : new BigInteger(1, prime), base);
  }

  private static Callable<Object> sign(HostCall call, boolean verify) {
    int hash = call.intAt(4);
    boolean hashed = call.booleanAt(8);
    Signatures signatures =
        new Signatures(key(call, 2), hash, call.intAt(5), call.intAt(6), call.booleanAt(7));
    byte[] data = bytes(call, 9);
    byte[] signature = verify ? bytes(call, 10) : new byte[0];
    return () -> {
      byte[] digest = hashed || hash < 0 ? data : digest(hash, data);
      return verify ? signatures.verify(digest, signature) : signatures.sign(digest);
    };
  }

  private static byte[] digest(int hash, byte[] data) {
    RunningHash running = HashAlgorithm.at(hash).open();
    running.update(ByteBuffer.wrap(data));
    return running.finish(RunningHash.DEFAULT_LENGTH);
  }

  private static Callable<byte[]> crypt(HostCall call, boolean encrypt) {
    ParsedKey key = key(call, 2);
    int padding = call.intAt(4);
    int hash = call.intAt(5);
    byte[] label = bytes(call, 6);
    byte[] data = bytes(call, 7);
    if (!(key.numbers() instanceof RSAKeyParameters rsa)) {
      throw OpenSslError.coded(
          "ERR_OSSL_EVP_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE",
          "03000096",
          "digital envelope routines",
          "operation not supported for this keytype");
    }
    return () ->
        encrypt
            ? RsaRaw.encrypt(rsa, padding, hash, label, data)
            : RsaRaw.decrypt(rsa, padding, hash, label, data);
  }
}
