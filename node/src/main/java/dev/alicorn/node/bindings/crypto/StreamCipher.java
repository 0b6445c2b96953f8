package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;

/** A cipher on its way, as Cipheriv and Decipheriv have it. Loop thread only. */
interface StreamCipher {
  byte[] update(byte[] data);

  byte[] finish();

  default void setAutoPadding(boolean on) {}

  default void updateAad(byte[] data, int plaintextLength) {
    throw new NodeError("ERR_CRYPTO_INVALID_STATE", "setAAD");
  }

  /** The tag to be found at the end of what is decrypted. */
  default void setTag(byte[] tag) {
    throw new NodeError("ERR_CRYPTO_INVALID_STATE", "setAuthTag");
  }

  /** The tag of what was encrypted, after {@link #finish}. */
  default byte[] tag() {
    throw new NodeError("ERR_CRYPTO_INVALID_STATE", "getAuthTag");
  }

  static NodeError unauthentic() {
    return new NodeError("", "Unsupported state or unable to authenticate data");
  }
}
