package dev.alicorn.node.bindings.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * The group that a server has chosen for the exchange of keys, read from what it sends in the clear
 * (RFC 8446, 4.2.8; RFC 5246, 7.4.3; RFC 8422, 5.4), since the engine does not tell. Loop thread
 * only.
 */
final class KeyShare {
  private static final int RECORD_HEAD = 5;
  private static final int HANDSHAKE = 22;
  private static final int SERVER_HELLO = 2;
  private static final int SERVER_KEY_EXCHANGE = 12;
  private static final int KEY_SHARE = 51;
  private static final int NAMED_CURVE = 3;

  /** What a server's flight in the clear may take at most. */
  private static final int MAX_BYTES = 64 * 1024;

  private final ByteArrayOutputStream records = new ByteArrayOutputStream();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private boolean done;
  private int group;
  private int primeBits;

  /** Number of the group (IANA's TLS Supported Groups), 0 if there is none. */
  int group() {
    return group;
  }

  /** Length of the prime of a group that has no number, 0 if there is none. */
  int primeBits() {
    return primeBits;
  }

  /** Takes bytes of the server in their order. */
  void feed(ByteBuffer bytes) {
    if (done) {
      return;
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    records.writeBytes(copy);
    try {
      readRecords(records.toByteArray());
    } catch (RuntimeException e) {
      done = true; // not for us to complain of
    }
    done |= records.size() > MAX_BYTES;
  }

  private void readRecords(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (!done && in.remaining() >= RECORD_HEAD) {
      int length = in.getShort(in.position() + 3) & 0xffff;
      if (in.remaining() < RECORD_HEAD + length) {
        break;
      }
      if (in.get(in.position()) == HANDSHAKE) {
        messages.write(bytes, in.position() + RECORD_HEAD, length);
      } else {
        done = true; // the rest is encrypted
      }
      in.position(in.position() + RECORD_HEAD + length);
    }
    records.reset();
    records.write(bytes, in.position(), in.remaining());
    readMessages(messages.toByteArray());
  }

  private void readMessages(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.remaining() >= 4) {
      int type = in.get(in.position());
      int length = in.getInt(in.position()) & 0xffffff;
      if (in.remaining() < 4 + length) {
        break;
      }
      ByteBuffer body = in.slice(in.position() + 4, length);
      if (type == SERVER_HELLO) {
        readHello(body);
      } else if (type == SERVER_KEY_EXCHANGE) {
        readKeyExchange(body);
      }
      in.position(in.position() + 4 + length);
    }
    messages.reset();
    messages.write(bytes, in.position(), in.remaining());
  }

  private void readHello(ByteBuffer in) {
    in.position(2 + 32);
    in.position(in.get() + in.position() + 2 + 1);
    if (in.remaining() < 2) {
      return;
    }
    in.getShort();
    while (in.remaining() >= 4) {
      int type = in.getShort();
      int length = in.getShort() & 0xffff;
      if (type == KEY_SHARE) {
        group = in.getShort(in.position()) & 0xffff;
      }
      in.position(in.position() + length);
    }
  }

  private void readKeyExchange(ByteBuffer in) {
    if (in.get(0) == NAMED_CURVE) {
      group = in.getShort(1) & 0xffff;
    } else {
      int length = in.getShort(0) & 0xffff;
      int first = in.get(2) & 0xff;
      primeBits = length * 8 - (Integer.numberOfLeadingZeros(first) - 24);
    }
    done = true;
  }
}
