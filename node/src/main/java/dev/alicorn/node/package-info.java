/** Node's runtime, to be embedded: {@link dev.alicorn.node.NodeRuntime}. */
@NullMarked
package dev.alicorn.node;

import org.jspecify.annotations.NullMarked;
