/**
 * The engine seam over V8, by Javet.
 *
 * <p>Only {@link dev.alicorn.engine.v8.V8EngineFactory} and {@link
 * dev.alicorn.engine.v8.SnapshotMain} are for others; everything else is the engine's own. Threads:
 * what belongs to a context is for the context's thread, unless a type says otherwise.
 */
@NullMarked
package dev.alicorn.engine.v8;

import org.jspecify.annotations.NullMarked;
