package dev.alicorn.node.bridge;

/**
 * Posts what happens to UDP handles, by the ids that JavaScript knows them by. Loop thread only.
 */
public final class DatagramEvents {
  private final CallbackGate gate;

  /** Into that gate's batch. */
  public DatagramEvents(CallbackGate gate) {
    this.gate = gate;
  }

  /**
   * A datagram came from the peer told last, to a place in a slab; or {@code length} is an errno.
   */
  public void received(int id, int at, int length) {
    gate.post(BridgeLayout.EVENT_DATAGRAM, id, at, length);
  }

  /** Who sent what follows: a text of port and address, at a place in a slab. */
  public void peer(int id, int at, int length) {
    gate.post(BridgeLayout.EVENT_DATAGRAM_PEER, id, at, length);
  }

  /** The oldest queued send ended. */
  public void sent(int id, int status) {
    gate.post(BridgeLayout.EVENT_DATAGRAM_SENT, id, status, 0);
  }

  /** The handle is closed. */
  public void closed(int id) {
    gate.post(BridgeLayout.EVENT_DATAGRAM_CLOSED, id, 0, 0);
  }
}
