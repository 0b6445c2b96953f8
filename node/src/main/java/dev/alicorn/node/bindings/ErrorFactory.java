package dev.alicorn.node.bindings;

import dev.alicorn.loop.SystemError;

/** Makes JavaScript's error objects from the host's failures. Loop thread only. */
public interface ErrorFactory {
  /** The error for a failed system call; a handle, or what else JavaScript made. */
  Object of(SystemError error);

  /** The error with a code of Node's own. */
  Object of(NodeError error);
}
