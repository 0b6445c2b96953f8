/**
 * The host's functions, one class for each {@code internalBinding(name)} of the JavaScript library.
 *
 * <p>A binding adds its functions to a {@link dev.alicorn.node.bindings.BindingTable} under {@code
 * name.method}. They run on the loop thread, inside a call from JavaScript.
 */
@NullMarked
package dev.alicorn.node.bindings;

import org.jspecify.annotations.NullMarked;
