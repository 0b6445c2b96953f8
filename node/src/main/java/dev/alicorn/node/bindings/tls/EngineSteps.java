package dev.alicorn.node.bindings.tls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * Turns an engine: bytes of the peer in, plain bytes and bytes for the peer out, as far as it goes.
 *
 * <p>Memory for what comes in is the session's and is used again; what goes out is written to where
 * JavaScript takes it. Loop thread only.
 */
final class EngineSteps {
  /** The engine wants {@link #runTasks} before it can go on. */
  static final int TASKS = 1;

  /** The handshake is done, also one that was made anew. */
  static final int DONE = 2;

  /** The peer has ended its side. */
  static final int PEER_CLOSED = 4;

  /** A client's hello is there to be read. */
  static final int HELLO = 8;

  static final int FAILED = 16;

  /** There is more to do: room was lacking, or JavaScript has to hear of something first. */
  static final int MORE = 32;

  /** A message after the handshake has come, which may be a session ticket. */
  static final int TICKET = 64;

  /** The peer has begun a new handshake. */
  static final int RESTARTED = 128;

  /** One of the numbers that everybody passes over (RFC 8701). */
  private static final short UNKNOWN_EXTENSION = 0x1a1a;

  /** Number of the alert of a peer that does not speak our version. */
  private static final int PROTOCOL_VERSION = 70;

  private static final int INPUT_BYTES = 17 * 1024;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final TlsSession session;
  private ByteBuffer input = NOTHING;
  private boolean handshaking = true;
  private boolean peerClosed;
  private boolean failed;

  EngineSteps(TlsSession session) {
    this.session = session;
  }

  /** Appends to what is not decrypted yet. The buffer stands ready for reading between calls. */
  void feed(ByteBuffer bytes) {
    int needed = input.remaining() + bytes.remaining();
    if (input.capacity() < needed) {
      ByteBuffer larger = ByteBuffer.allocate(Math.max(INPUT_BYTES, needed));
      input = larger.put(input);
    } else {
      input.compact();
    }
    input.put(bytes).flip();
  }

  /**
   * Has the engine not see which versions a client lists, as servers before TLS 1.3 do not.
   *
   * @param at where the extension's number is in the input
   */
  void hideVersions(int at) {
    input.putShort(input.position() + at, UNKNOWN_EXTENSION);
  }

  /** Goes on until there is nothing to do but wait, or JavaScript has to act. */
  int run(ByteBuffer plain, ByteBuffer out) {
    if (failed) {
      return FAILED;
    }
    try {
      if (session.engine() == null) {
        return readHello();
      }
      return turn(session.startedEngine(), plain, out);
    } catch (SSLException | RuntimeException e) {
      fail(e);
      flushAlert(out);
      return FAILED;
    }
  }

  /** The connection is over. */
  void fail(Exception why) {
    failed = true;
    TlsFailure failure = TlsFailure.of(why);
    // Such an alert has the client's version in its head, which is not the one that was chosen.
    boolean refused = session.isServer() && handshaking && failure.isAlert(PROTOCOL_VERSION);
    session.fail(refused ? TlsFailure.wrongVersion() : failure);
  }

  private int readHello() {
    if (!session.isServer()) {
      return 0;
    }
    if (session.hello() == null) {
      ClientHello hello = ClientHello.read(input);
      if (hello == null) {
        return 0;
      }
      session.setHello(hello);
    }
    return HELLO;
  }

  private int turn(SSLEngine engine, ByteBuffer plain, ByteBuffer out) throws SSLException {
    int flags = 0;
    while (true) {
      HandshakeStatus status = engine.getHandshakeStatus();
      SSLEngineResult result;
      if (status == HandshakeStatus.NEED_TASK) {
        return flags | TASKS;
      } else if (status == HandshakeStatus.NEED_WRAP) {
        result = engine.wrap(NOTHING, out);
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
          return flags | MORE;
        }
        if (result.getStatus() == Status.CLOSED && result.bytesProduced() == 0) {
          return flags;
        }
      } else {
        if (!input.hasRemaining() || peerClosed) {
          return flags;
        }
        result = engine.unwrap(input, plain);
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
          return flags | MORE;
        }
        if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
          return flags;
        }
        flags |= afterUnwrap(engine, result);
        if (result.bytesProduced() > 0) {
          // A record at a time, as OpenSSL reads. Also, before TLS 1.3 the engine ends both sides
          // at once, and JavaScript may want to answer what has come before it hears of the end.
          return flags | MORE;
        }
      }
      if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
        flags |= finished(engine);
        if ((flags & DONE) != 0) {
          return flags | MORE;
        }
      }
      // Of each ticket JavaScript is told, and of a new handshake before it goes on.
      if ((flags & (RESTARTED | TICKET)) != 0) {
        return flags | MORE;
      }
    }
  }

  private int afterUnwrap(SSLEngine engine, SSLEngineResult result) {
    if (result.getStatus() == Status.CLOSED) {
      peerClosed = true;
      return PEER_CLOSED;
    }
    if (!handshaking && result.bytesProduced() == 0 && result.bytesConsumed() > 0) {
      if (isModern(engine)) {
        return TICKET;
      }
      if (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
        handshaking = true;
        return RESTARTED;
      }
    }
    return 0;
  }

  private int finished(SSLEngine engine) {
    if (!handshaking && isModern(engine)) {
      return 0;
    }
    handshaking = false;
    session.setEstablished();
    return DONE;
  }

  private static boolean isModern(SSLEngine engine) {
    return "TLSv1.3".equals(engine.getSession().getProtocol());
  }

  /** A handshake that this side begins anew. */
  void restart() throws SSLException {
    handshaking = true;
    session.startedEngine().beginHandshake();
  }

  // What went wrong is known; that the alert for it cannot be made as well says nothing new.
  private void flushAlert(ByteBuffer out) {
    SSLEngine engine = session.engine();
    if (engine == null) {
      return;
    }
    try {
      boolean more = true;
      while (more && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        more = engine.wrap(NOTHING, out).bytesProduced() > 0;
      }
    } catch (SSLException e) {
      session.fail(TlsFailure.of(e));
    }
  }

  /** The slow parts of a handshake. On the pool. */
  void runTasks() {
    SSLEngine engine = session.startedEngine();
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /** Encrypts as much as there is room for; what was taken is read from the source's position. */
  void encrypt(ByteBuffer source, ByteBuffer out) throws SSLException {
    SSLEngine engine = session.startedEngine();
    int end = source.limit();
    while (source.position() < end) {
      source.limit(Math.min(end, source.position() + session.maxFragment()));
      SSLEngineResult result = engine.wrap(source, out);
      source.limit(end);
      if (result.getStatus() != Status.OK || result.bytesConsumed() == 0) {
        return;
      }
    }
  }

  /** Ends this side; as much as is to be sent for that is put out. */
  void shutdown(ByteBuffer out) throws SSLException {
    SSLEngine engine = session.engine();
    if (engine == null || failed) {
      return;
    }
    engine.closeOutbound();
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      if (engine.wrap(NOTHING, out).bytesProduced() == 0) {
        return;
      }
    }
  }
}
