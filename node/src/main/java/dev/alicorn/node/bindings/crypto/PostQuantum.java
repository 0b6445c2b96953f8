package dev.alicorn.node.bindings.crypto;

import java.security.SecureRandom;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.generators.MLDSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.MLKEMKeyPairGenerator;
import org.bouncycastle.crypto.generators.SLHDSAKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.MLDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLDSAKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.MLKEMKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.SLHDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.SLHDSAKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.crypto.signers.SLHDSASigner;

/** Keys and signatures of FIPS 203, 204 and 205. Any thread: some take long. */
final class PostQuantum {
  private static final SecureRandom RANDOM = new SecureRandom();

  private PostQuantum() {}

  /** A new private key. */
  static ParsedKey generate(KeyType type) {
    AsymmetricKeyParameter numbers = generator(type).generateKeyPair().getPrivate();
    return new ParsedKey(type, new AlgorithmIdentifier(type.identifier()), numbers);
  }

  private static AsymmetricCipherKeyPairGenerator generator(KeyType type) {
    return switch (type) {
      case ML_KEM_512 -> kem(MLKEMParameters.ml_kem_512);
      case ML_KEM_768 -> kem(MLKEMParameters.ml_kem_768);
      case ML_KEM_1024 -> kem(MLKEMParameters.ml_kem_1024);
      case ML_DSA_44 -> lattice(MLDSAParameters.ml_dsa_44);
      case ML_DSA_65 -> lattice(MLDSAParameters.ml_dsa_65);
      case ML_DSA_87 -> lattice(MLDSAParameters.ml_dsa_87);
      case SLH_DSA_SHA2_128F -> hashes(SLHDSAParameters.sha2_128f);
      case SLH_DSA_SHA2_128S -> hashes(SLHDSAParameters.sha2_128s);
      case SLH_DSA_SHA2_192F -> hashes(SLHDSAParameters.sha2_192f);
      case SLH_DSA_SHA2_192S -> hashes(SLHDSAParameters.sha2_192s);
      case SLH_DSA_SHA2_256F -> hashes(SLHDSAParameters.sha2_256f);
      case SLH_DSA_SHA2_256S -> hashes(SLHDSAParameters.sha2_256s);
      case SLH_DSA_SHAKE_128F -> hashes(SLHDSAParameters.shake_128f);
      case SLH_DSA_SHAKE_128S -> hashes(SLHDSAParameters.shake_128s);
      case SLH_DSA_SHAKE_192F -> hashes(SLHDSAParameters.shake_192f);
      case SLH_DSA_SHAKE_192S -> hashes(SLHDSAParameters.shake_192s);
      case SLH_DSA_SHAKE_256F -> hashes(SLHDSAParameters.shake_256f);
      case SLH_DSA_SHAKE_256S -> hashes(SLHDSAParameters.shake_256s);
      default -> throw new IllegalArgumentException(type.nodeName());
    };
  }

  private static AsymmetricCipherKeyPairGenerator kem(MLKEMParameters parameters) {
    MLKEMKeyPairGenerator generator = new MLKEMKeyPairGenerator();
    generator.init(new MLKEMKeyGenerationParameters(RANDOM, parameters));
    return generator;
  }

  private static AsymmetricCipherKeyPairGenerator lattice(MLDSAParameters parameters) {
    MLDSAKeyPairGenerator generator = new MLDSAKeyPairGenerator();
    generator.init(new MLDSAKeyGenerationParameters(RANDOM, parameters));
    return generator;
  }

  private static AsymmetricCipherKeyPairGenerator hashes(SLHDSAParameters parameters) {
    SLHDSAKeyPairGenerator generator = new SLHDSAKeyPairGenerator();
    generator.init(new SLHDSAKeyGenerationParameters(RANDOM, parameters));
    return generator;
  }

  /** A public key's bytes, or a private key's seed. */
  static byte[] raw(ParsedKey key) {
    return switch (key.numbers()) {
      case MLKEMPublicKeyParameters kem -> kem.getEncoded();
      case MLKEMPrivateKeyParameters kem -> kem.getSeed();
      case MLDSAPublicKeyParameters dsa -> dsa.getEncoded();
      case MLDSAPrivateKeyParameters dsa -> dsa.getSeed();
      default -> throw OpenSslError.unsupported();
    };
  }

  /** The same backwards, for an algorithm by its name in upper case. */
  static ParsedKey ofRaw(String name, byte[] raw, boolean isPrivate) {
    KeyType type = KeyType.valueOf(name.replace('-', '_'));
    AsymmetricKeyParameter numbers =
        switch (type) {
          case ML_KEM_512 -> kemKey(MLKEMParameters.ml_kem_512, raw, isPrivate);
          case ML_KEM_768 -> kemKey(MLKEMParameters.ml_kem_768, raw, isPrivate);
          case ML_KEM_1024 -> kemKey(MLKEMParameters.ml_kem_1024, raw, isPrivate);
          case ML_DSA_44 -> latticeKey(MLDSAParameters.ml_dsa_44, raw, isPrivate);
          case ML_DSA_65 -> latticeKey(MLDSAParameters.ml_dsa_65, raw, isPrivate);
          case ML_DSA_87 -> latticeKey(MLDSAParameters.ml_dsa_87, raw, isPrivate);
          default -> throw new IllegalArgumentException(name);
        };
    return new ParsedKey(type, new AlgorithmIdentifier(type.identifier()), numbers);
  }

  private static AsymmetricKeyParameter kemKey(MLKEMParameters of, byte[] raw, boolean isPrivate) {
    return isPrivate
        ? new MLKEMPrivateKeyParameters(of, raw)
        : new MLKEMPublicKeyParameters(of, raw);
  }

  private static AsymmetricKeyParameter latticeKey(
      MLDSAParameters of, byte[] raw, boolean isPrivate) {
    return isPrivate
        ? new MLDSAPrivateKeyParameters(of, raw)
        : new MLDSAPublicKeyParameters(of, raw);
  }

  static byte[] sign(ParsedKey key, byte[] data) throws CryptoException {
    ParametersWithRandom numbers = new ParametersWithRandom(key.numbers(), RANDOM);
    return switch (key.numbers()) {
      case MLDSAKeyParameters unused -> {
        MLDSASigner signer = new MLDSASigner();
        signer.init(true, numbers);
        signer.update(data, 0, data.length);
        yield signer.generateSignature();
      }
      case SLHDSAKeyParameters unused -> {
        SLHDSASigner signer = new SLHDSASigner();
        signer.init(true, numbers);
        yield signer.generateSignature(data);
      }
      default -> throw Signatures.unsupportedKey();
    };
  }

  static boolean verify(ParsedKey key, byte[] data, byte[] signature) {
    return switch (key.numbers()) {
      case MLDSAKeyParameters numbers -> {
        MLDSASigner signer = new MLDSASigner();
        signer.init(false, numbers);
        signer.update(data, 0, data.length);
        yield signer.verifySignature(signature);
      }
      case SLHDSAKeyParameters numbers -> {
        SLHDSASigner signer = new SLHDSASigner();
        signer.init(false, numbers);
        yield signer.verifySignature(data, signature);
      }
      default -> throw Signatures.unsupportedKey();
    };
  }
}
