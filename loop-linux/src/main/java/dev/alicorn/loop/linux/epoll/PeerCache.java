package dev.alicorn.loop.linux.epoll;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.alicorn.loop.linux.ffi.SocketAddresses;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The senders heard last, by their addresses as the kernel has them, so that one who sends much is
 * made into an object once. Loop thread only.
 */
final class PeerCache {
  /** A power of two. */
  private static final int SLOTS = 64;

  private static final int INET_BYTES = 16;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final @Nullable InetSocketAddress[] peers = new @Nullable InetSocketAddress[SLOTS];
  private final long[] first = new long[SLOTS];
  private final long[] second = new long[SLOTS];
  private final long[] third = new long[SLOTS];
  private final int[] scopes = new int[SLOTS];

  /** The sender whose address lies in memory; null for a family that is not known. */
  @Nullable InetSocketAddress find(MemorySegment memory, long at, int length) {
    boolean six = length > INET_BYTES;
    long a = memory.get(JAVA_LONG_UNALIGNED, at);
    long b = six ? memory.get(JAVA_LONG_UNALIGNED, at + 8) : 0;
    long c = six ? memory.get(JAVA_LONG_UNALIGNED, at + 16) : 0;
    int scope = six ? memory.get(JAVA_INT_UNALIGNED, at + 24) : 0;
    int slot = (int) (((a ^ c ^ b) * MIX) >>> 58);
    InetSocketAddress known = peers[slot];
    if (known != null
        && first[slot] == a
        && second[slot] == b
        && third[slot] == c
        && scopes[slot] == scope) {
      return known;
    }
    if (SocketAddresses.read(memory.asSlice(at), length) instanceof InetSocketAddress fresh) {
      peers[slot] = fresh;
      first[slot] = a;
      second[slot] = b;
      third[slot] = c;
      scopes[slot] = scope;
      return fresh;
    }
    return null;
  }
}
