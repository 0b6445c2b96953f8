/**
 * TLS by the JDK's engine, for {@code lib/internal/tls}.
 *
 * <p>Loop thread only, unless a type says otherwise: an engine's slow steps run on the pool.
 */
@NullMarked
package dev.alicorn.node.bindings.tls;

import org.jspecify.annotations.NullMarked;
