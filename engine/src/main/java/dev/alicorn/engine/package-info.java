/**
 * The seam between the runtime and a JavaScript engine.
 *
 * <p><b>Values.</b> A JavaScript value crosses as a plain Java object where that is cheap, and as a
 * handle where it has identity:
 *
 * <table>
 *   <caption>How values cross</caption>
 *   <tr><th>JavaScript</th><th>Java</th></tr>
 *   <tr><td>undefined</td><td>{@code null}</td></tr>
 *   <tr><td>null</td><td>{@link dev.alicorn.engine.JsNull#NULL}</td></tr>
 *   <tr><td>boolean</td><td>{@link java.lang.Boolean}</td></tr>
 *   <tr><td>number</td><td>{@link java.lang.Integer} if it is an int32 (and not -0), else {@link
 *       java.lang.Double}; Java's other boxed integers go in as numbers</td></tr>
 *   <tr><td>string</td><td>{@link java.lang.String}</td></tr>
 *   <tr><td>bigint</td><td>{@link java.math.BigInteger}</td></tr>
 *   <tr><td>Date</td><td>{@link java.time.Instant}; its identity is lost</td></tr>
 *   <tr><td>object, function, symbol</td><td>{@link dev.alicorn.engine.JsValue}</td></tr>
 * </table>
 *
 * <p>Into JavaScript also go {@code byte[]} (a Uint8Array with a copy) and {@code Object[]} (an
 * Array whose elements are converted by this table).
 *
 * <p><b>Threads.</b> A {@link dev.alicorn.engine.JsContext} belongs to the thread that opened it.
 * Every method of a context, and of what comes from it, is for that thread only and throws {@link
 * java.lang.IllegalStateException} elsewhere; the one exception is {@link
 * dev.alicorn.engine.JsContext#interrupt()}.
 *
 * <p><b>Lifetime.</b> A {@link dev.alicorn.engine.JsValue} keeps its object alive until it is
 * closed, by hand or by a {@link dev.alicorn.engine.JsScope}. Handles that the engine lends (the
 * arguments of a host call, the values of a rejection event) end with the call.
 */
@NullMarked
package dev.alicorn.engine;

import org.jspecify.annotations.NullMarked;
