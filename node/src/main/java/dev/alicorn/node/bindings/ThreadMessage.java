package dev.alicorn.node.bindings;

import dev.alicorn.engine.SharedStore;
import java.util.List;

/**
 * A message on its way between two threads: its bytes, and the ports and shared memory that travel
 * with it.
 *
 * <p>Any thread; whoever holds it owns the ports.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares messages
record ThreadMessage(byte[] bytes, List<ThreadPort> ports, List<SharedStore> stores) {
  /** It will never be read: the ports in it are lost. */
  void discard() {
    ports.forEach(ThreadPort::close);
  }
}
