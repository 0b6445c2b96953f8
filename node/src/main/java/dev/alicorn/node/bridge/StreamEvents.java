package dev.alicorn.node.bridge;

/** Posts what happens to streams, by the ids that JavaScript knows them by. Loop thread only. */
public final class StreamEvents {
  private final CallbackGate gate;

  /** Into that gate's batch. */
  public StreamEvents(CallbackGate gate) {
    this.gate = gate;
  }

  /** Bytes were read to a place in a slab. */
  public void read(int id, int at, int length) {
    gate.post(BridgeLayout.EVENT_READ, id, at, length);
  }

  /** Reading ended or failed. */
  public void readEnd(int id, int status) {
    gate.post(BridgeLayout.EVENT_READ_END, id, status, 0);
  }

  /** A server has a client, or failed to take one. */
  public void connection(int serverId, int status, int clientId) {
    gate.post(BridgeLayout.EVENT_CONNECTION, serverId, status, clientId);
  }

  /** A connection attempt ended. */
  public void connected(int id, int status) {
    gate.post(BridgeLayout.EVENT_CONNECTED, id, status, 0);
  }

  /** The oldest write ended. */
  public void written(int id, int status) {
    gate.post(BridgeLayout.EVENT_WRITTEN, id, status, 0);
  }

  /** The writing side ended. */
  public void shutDown(int id, int status) {
    gate.post(BridgeLayout.EVENT_SHUT_DOWN, id, status, 0);
  }

  /** The handle is closed. */
  public void closed(int id) {
    gate.post(BridgeLayout.EVENT_CLOSED, id, 0, 0);
  }
}
