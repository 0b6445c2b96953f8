package dev.alicorn.node.bindings.crypto;

import java.math.BigInteger;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DHParameters;
import org.bouncycastle.crypto.params.DHPrivateKeyParameters;
import org.bouncycastle.crypto.params.DHPublicKeyParameters;
import org.bouncycastle.crypto.params.DSAParameters;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** The public half of a private key. Any thread. */
final class PublicParts {
  private PublicParts() {}

  static AsymmetricKeyParameter of(AsymmetricKeyParameter key) {
    return switch (key) {
      case RSAPrivateCrtKeyParameters rsa ->
          new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
      case ECPrivateKeyParameters ec ->
          new ECPublicKeyParameters(
              new FixedPointCombMultiplier().multiply(ec.getParameters().getG(), ec.getD()),
              ec.getParameters());
      case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
      case Ed448PrivateKeyParameters ed -> ed.generatePublicKey();
      case X25519PrivateKeyParameters x -> x.generatePublicKey();
      case X448PrivateKeyParameters x -> x.generatePublicKey();
      case MLKEMPrivateKeyParameters kem -> kem.getPublicKeyParameters();
      case MLDSAPrivateKeyParameters dsa -> dsa.getPublicKeyParameters();
      case SLHDSAPrivateKeyParameters dsa ->
          new SLHDSAPublicKeyParameters(dsa.getParameters(), dsa.getPublicKey());
      case DSAPrivateKeyParameters dsa -> ofDsa(dsa);
      case DHPrivateKeyParameters dh -> ofDh(dh);
      default -> throw OpenSslError.unsupported();
    };
  }

  private static DSAPublicKeyParameters ofDsa(DSAPrivateKeyParameters key) {
    DSAParameters group = key.getParameters();
    BigInteger y = group.getG().modPow(key.getX(), group.getP());
    return new DSAPublicKeyParameters(y, group);
  }

  private static DHPublicKeyParameters ofDh(DHPrivateKeyParameters key) {
    DHParameters group = key.getParameters();
    BigInteger y = group.getG().modPow(key.getX(), group.getP());
    return new DHPublicKeyParameters(y, group);
  }
}
