package dev.alicorn.node.bindings.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for, read before the engine is made: which context answers it is for
 * JavaScript to say.
 */
final class ClientHello {
  private static final int RECORD_HEAD = 5;
  private static final int MESSAGE_HEAD = 4;
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int MAX_RECORD = 16 * 1024 + 2048;
  private static final int SERVER_NAME = 0;
  private static final int STATUS_REQUEST = 5;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int ALPN = 16;
  private static final int SESSION_TICKET = 35;
  private static final int SUPPORTED_VERSIONS = 43;

  @Nullable String serverName;
  final List<String> protocols = new ArrayList<>();
  byte[] sessionId = {};
  byte[] ticket = {};
  boolean wantsStatus;
  boolean takesTickets;

  /** The signatures that the client takes, by their numbers. */
  final List<Integer> signatures = new ArrayList<>();

  /**
   * Where the list of versions begins, from the first record's begin; negative if it is not there.
   */
  int versionsAt = -1;

  /** The versions that the hello lists, by their numbers; empty if it has no such list. */
  final List<Integer> versions = new ArrayList<>();

  private ClientHello() {}

  /**
   * The hello at the buffer's position, or null as long as it is not all there.
   *
   * @throws TlsFailure if what comes is no hello
   */
  static @Nullable ClientHello read(ByteBuffer input) {
    ByteBuffer from = input.duplicate();
    ByteBuffer message = ByteBuffer.allocate(input.remaining());
    while (from.remaining() >= RECORD_HEAD) {
      checkHead(from);
      int length = from.getShort(from.position() + 3) & 0xffff;
      if (from.remaining() < RECORD_HEAD + length) {
        break;
      }
      message.put(from.slice(from.position() + RECORD_HEAD, length));
      from.position(from.position() + RECORD_HEAD + length);
      if (message.position() >= 4) {
        int size = message.getInt(0) & 0xffffff;
        if (message.get(0) != CLIENT_HELLO) {
          throw new TlsFailure("unexpected message", 244);
        }
        if (message.position() >= size + 4) {
          return parse(message.slice(4, size));
        }
      }
    }
    if (from.hasRemaining()) {
      checkType(from);
    }
    return null;
  }

  private static void checkType(ByteBuffer from) {
    if (from.get(from.position()) != HANDSHAKE && from.remaining() >= RECORD_HEAD) {
      throw TlsFailure.ofForeign(from);
    }
  }

  private static void checkHead(ByteBuffer from) {
    checkType(from);
    int length = from.getShort(from.position() + 3) & 0xffff;
    if (from.get(from.position() + 1) != 3 || length > MAX_RECORD) {
      throw new TlsFailure("wrong version number", 267);
    }
  }

  private static ClientHello parse(ByteBuffer in) {
    ClientHello hello = new ClientHello();
    try {
      in.position(2 + 32);
      hello.sessionId = bytes(in, in.get() & 0xff);
      skip(in, in.getShort() & 0xffff);
      skip(in, in.get() & 0xff);
      if (in.remaining() >= 2) {
        in.getShort();
        while (in.remaining() >= 4) {
          int type = in.getShort() & 0xffff;
          int length = in.getShort() & 0xffff;
          if (type == SUPPORTED_VERSIONS) {
            hello.versionsAt = in.position() - 4 + MESSAGE_HEAD + RECORD_HEAD;
          }
          hello.extension(type, in.slice(in.position(), length));
          skip(in, length);
        }
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new TlsFailure("length mismatch", 159, e);
    }
    return hello;
  }

  private void extension(int type, ByteBuffer in) {
    switch (type) {
      case SERVER_NAME -> {
        if (in.remaining() > 5) {
          skip(in, 3);
          byte[] name = bytes(in, in.getShort() & 0xffff);
          serverName = new String(name, StandardCharsets.US_ASCII);
        }
      }
      case STATUS_REQUEST -> wantsStatus = true;
      case SESSION_TICKET -> {
        takesTickets = true;
        ticket = bytes(in, in.remaining());
      }
      case SIGNATURE_ALGORITHMS -> {
        in.getShort();
        while (in.remaining() >= 2) {
          signatures.add(in.getShort() & 0xffff);
        }
      }
      case SUPPORTED_VERSIONS -> {
        in.get();
        while (in.remaining() >= 2) {
          versions.add(in.getShort() & 0xffff);
        }
      }
      case ALPN -> {
        in.getShort();
        while (in.hasRemaining()) {
          protocols.add(new String(bytes(in, in.get() & 0xff), StandardCharsets.ISO_8859_1));
        }
      }
      default -> {}
    }
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] result = new byte[length];
    in.get(result);
    return result;
  }

  private static void skip(ByteBuffer in, int length) {
    in.position(in.position() + length);
  }
}
