package dev.alicorn.node.bindings.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.DHParameter;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.generators.DHBasicKeyPairGenerator;
import org.bouncycastle.crypto.generators.DSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DHKeyGenerationParameters;
import org.bouncycastle.crypto.params.DHParameters;
import org.bouncycastle.crypto.params.DSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;

/** Makes private keys. Any thread: it takes long. */
final class KeyGeneration {
  private static final SecureRandom RANDOM = new SecureRandom();

  private KeyGeneration() {}

  static ParsedKey rsa(int bits, long exponent) {
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(KeyType.RSA.identifier(), DERNull.INSTANCE);
    return new ParsedKey(KeyType.RSA, algorithm, rsaNumbers(bits, exponent));
  }

  // The JDK's generator has all lengths, BouncyCastle's has not.
  private static AsymmetricKeyParameter rsaNumbers(int bits, long exponent) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(new RSAKeyGenParameterSpec(bits, BigInteger.valueOf(exponent)), RANDOM);
      RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
      return new RSAPrivateCrtKeyParameters(
          key.getModulus(),
          key.getPublicExponent(),
          key.getPrivateExponent(),
          key.getPrimeP(),
          key.getPrimeQ(),
          key.getPrimeExponentP(),
          key.getPrimeExponentQ(),
          key.getCrtCoefficient());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * An RSA key for PSS only.
   *
   * @param hash index of a hash the key is limited to; negative for none
   */
  static ParsedKey rsaPss(int bits, long exponent, int hash, int mgfHash, int saltLength) {
    ParsedKey plain = rsa(bits, exponent);
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(KeyType.RSA_PSS.identifier());
    if (hash >= 0) {
      AlgorithmIdentifier mgf =
          new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hashId(mgfHash));
      ASN1Encodable limits =
          new RSASSAPSSparams(
              hashId(hash),
              mgf,
              new ASN1Integer(saltLength),
              RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
      algorithm = new AlgorithmIdentifier(KeyType.RSA_PSS.identifier(), limits);
    }
    return new ParsedKey(KeyType.RSA_PSS, algorithm, plain.numbers());
  }

  private static AlgorithmIdentifier hashId(int hash) {
    return new AlgorithmIdentifier(Hashes.at(hash).identifier(), DERNull.INSTANCE);
  }

  /**
   * A key on a curve.
   *
   * @param explicit whether the curve is to be told by its numbers and not by its name
   */
  static ParsedKey ec(String curveName, boolean explicit) {
    ECNamedDomainParameters named = Curves.named(curveName);
    ECDomainParameters curve = explicit ? Curves.withoutName(named) : named;
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(curve, RANDOM));
    return new ParsedKey(
        KeyType.EC,
        new AlgorithmIdentifier(
            KeyType.EC.identifier(), explicit ? Curves.numbers(curve) : named.getName()),
        privateOf(generator));
  }

  static ParsedKey edwards(KeyType type) {
    AsymmetricKeyParameter numbers =
        switch (type) {
          case ED25519 -> new Ed25519PrivateKeyParameters(RANDOM);
          case ED448 -> new Ed448PrivateKeyParameters(RANDOM);
          case X25519 -> new X25519PrivateKeyParameters(RANDOM);
          default -> new X448PrivateKeyParameters(RANDOM);
        };
    return new ParsedKey(type, new AlgorithmIdentifier(type.identifier()), numbers);
  }

  static ParsedKey dsa(int bits, int divisorBits) throws IOException {
    DSAKeyPairGenerator generator = new DSAKeyPairGenerator();
    generator.init(
        new DSAKeyGenerationParameters(RANDOM, DsaGroups.generate(bits, divisorBits, RANDOM)));
    return ParsedKey.of(
        org.bouncycastle.crypto.util.PrivateKeyInfoFactory.createPrivateKeyInfo(
            privateOf(generator)));
  }

  static ParsedKey dh(BigInteger prime, BigInteger base) {
    DHBasicKeyPairGenerator generator = new DHBasicKeyPairGenerator();
    DHParameters group = new DHParameters(prime, base);
    generator.init(new DHKeyGenerationParameters(RANDOM, group));
    return new ParsedKey(
        KeyType.DH, ParsedKey.dhAlgorithm(new DHParameter(prime, base, 0)), privateOf(generator));
  }

  private static AsymmetricKeyParameter privateOf(AsymmetricCipherKeyPairGenerator generator) {
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    return pair.getPrivate();
  }
}
