/**
 * Keys, ciphers, signatures and certificates of {@code internalBinding('crypto')}.
 *
 * <p>Keys cross the bridge as DER: private ones as PKCS#8, public ones as SubjectPublicKeyInfo. So
 * JavaScript owns them, and nothing has to be let go.
 */
@NullMarked
package dev.alicorn.node.bindings.crypto;

import org.jspecify.annotations.NullMarked;
