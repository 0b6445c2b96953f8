package dev.alicorn.node.bindings.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.pkcs.DHParameter;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DHPrivateKeyParameters;
import org.bouncycastle.crypto.params.DHPublicKeyParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * A key, ready for use: its kind, its algorithm with parameters, and its numbers. Any thread; the
 * cache is the loop thread's.
 */
record ParsedKey(KeyType type, AlgorithmIdentifier algorithm, AsymmetricKeyParameter numbers) {
  private static final int KEPT = 32;

  private static final Map<ByteBuffer, ParsedKey> RECENT =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, ParsedKey> eldest) {
          return size() > KEPT;
        }
      };

  boolean isPrivate() {
    return numbers.isPrivate();
  }

  /** The key of PKCS#8 or SubjectPublicKeyInfo, which JavaScript holds. */
  static ParsedKey of(byte[] der, boolean isPrivate) {
    ByteBuffer id = ByteBuffer.wrap(der);
    synchronized (RECENT) {
      ParsedKey known = RECENT.get(id);
      if (known != null && known.isPrivate() == isPrivate) {
        return known;
      }
      ParsedKey key =
          isPrivate
              ? of(PrivateKeyInfo.getInstance(der))
              : of(SubjectPublicKeyInfo.getInstance(der));
      RECENT.put(id, key);
      return key;
    }
  }

  static ParsedKey of(PrivateKeyInfo info) {
    try {
      return of(info.getPrivateKeyAlgorithm(), PrivateKeyFactory.createKey(info));
    } catch (IOException | RuntimeException e) {
      throw KeyReader.unsupported(e);
    }
  }

  static ParsedKey of(SubjectPublicKeyInfo info) {
    try {
      return of(info.getAlgorithm(), PublicKeyFactory.createKey(info));
    } catch (IOException | RuntimeException e) {
      throw KeyReader.unsupported(e);
    }
  }

  private static ParsedKey of(AlgorithmIdentifier algorithm, AsymmetricKeyParameter numbers) {
    KeyType type = KeyType.of(algorithm.getAlgorithm());
    if (type == null) {
      throw OpenSslError.unsupported();
    }
    boolean limited = type == KeyType.RSA_PSS && algorithm.getParameters() != null;
    return new ParsedKey(type, limited ? RsaPss.normalized(algorithm) : algorithm, numbers);
  }

  /** The public half of a private key. */
  ParsedKey publicHalf() {
    return isPrivate() ? new ParsedKey(type, algorithm, PublicParts.of(numbers)) : this;
  }

  /** As PKCS#8 or SubjectPublicKeyInfo. */
  byte[] encoded() {
    try {
      return isPrivate() ? privateInfo().getEncoded() : publicInfo().getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  PrivateKeyInfo privateInfo() throws IOException {
    if (numbers instanceof DHPrivateKeyParameters dh) {
      return new PrivateKeyInfo(algorithm, new ASN1Integer(dh.getX()));
    }
    PrivateKeyInfo info = PrivateKeyInfoFactory.createPrivateKeyInfo(numbers);
    return switch (type) {
      case RSA_PSS -> new PrivateKeyInfo(algorithm, info.parsePrivateKey());
      // Without the public half, as OpenSSL writes them.
      case ED25519, ED448, X25519, X448 -> new PrivateKeyInfo(algorithm, info.parsePrivateKey());
      // Without the curve, which the algorithm names already.
      case EC -> new PrivateKeyInfo(algorithm, bareEc());
      default -> info;
    };
  }

  private ECPrivateKey bareEc() throws IOException {
    ECPrivateKeyParameters ec = (ECPrivateKeyParameters) numbers;
    int bits = ec.getParameters().getN().bitLength();
    return new ECPrivateKey(bits, ec.getD(), publicHalf().publicInfo().getPublicKeyData(), null);
  }

  SubjectPublicKeyInfo publicInfo() throws IOException {
    if (numbers instanceof DHPublicKeyParameters dh) {
      return new SubjectPublicKeyInfo(algorithm, new ASN1Integer(dh.getY()));
    }
    SubjectPublicKeyInfo info = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(numbers);
    return type == KeyType.RSA_PSS
        ? new SubjectPublicKeyInfo(algorithm, info.parsePublicKey())
        : info;
  }

  /** The identifier of a Diffie-Hellman group. */
  static AlgorithmIdentifier dhAlgorithm(DHParameter group) {
    return new AlgorithmIdentifier(KeyType.DH.identifier(), group);
  }
}
