package dev.alicorn.loop.linux.uring;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.linux.posix.Stats;
import dev.alicorn.loop.spi.AsyncFilePort;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * File operations through the ring: at once where the kernel can do them without waiting, else by
 * threads of its own. Loop thread only; a page of section 2 of the Linux manual tells of each.
 */
final class UringFiles implements AsyncFilePort {
  private static final int AT_FDCWD = -100;
  private static final int AT_REMOVEDIR = 0x200;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int O_CLOEXEC = 0x80000;
  private static final int REGISTER_PROBE = 8;
  private static final int PROBED = 64;
  private static final int PROBE_ENTRY_BYTES = 8;
  private static final int PROBE_HEADER_BYTES = 16;

  private final UringBackend backend;
  private final boolean hasTruncate;

  UringFiles(UringBackend backend) {
    this.backend = backend;
    hasTruncate = knows(backend.ring(), Op.FTRUNCATE);
  }

  /** Whether the kernel has an operation; the others are as old as the oldest kernel there is. */
  private static boolean knows(Ring ring, int opcode) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment probe =
          arena.allocate(PROBE_HEADER_BYTES + PROBED * PROBE_ENTRY_BYTES, Long.BYTES);
      int result = ring.register(REGISTER_PROBE, probe, PROBED);
      int last = probe.get(JAVA_BYTE, 0) & 0xFF;
      long at = PROBE_HEADER_BYTES + (long) opcode * PROBE_ENTRY_BYTES;
      return result == 0 && last >= opcode && (probe.get(JAVA_SHORT, at + 2) & 1) != 0;
    }
  }

  /** Prepares an operation with the fields that all have, and a position or second address. */
  private boolean submit(
      FileOperation each, int opcode, int fd, long address, int length, int flags, long offset) {
    Ring ring = backend.ring();
    ring.setOffset(ring.prepare(opcode, fd, address, length, flags, each.data()), offset);
    backend.prepared();
    return true;
  }

  private FileOperation operation(Sink sink) {
    return new FileOperation(backend, sink);
  }

  @Override
  public boolean open(String path, int flags, int mode, Sink sink) {
    FileOperation each = operation(sink);
    return submit(each, Op.OPENAT, AT_FDCWD, each.path(path), mode, flags | O_CLOEXEC, 0);
  }

  @Override
  public boolean close(int fd, Sink sink) {
    return submit(operation(sink), Op.CLOSE, fd, 0, 0, 0, 0);
  }

  @Override
  public boolean read(
      int fd, MemorySegment buffer, long offset, int length, long position, Sink sink) {
    return transfer(Op.READ, fd, buffer, offset, length, position, sink);
  }

  @Override
  public boolean write(
      int fd, MemorySegment buffer, long offset, int length, long position, Sink sink) {
    return transfer(Op.WRITE, fd, buffer, offset, length, position, sink);
  }

  /** Memory of the heap moves, so it cannot be the kernel's meanwhile. */
  private boolean transfer(
      int opcode, int fd, MemorySegment buffer, long offset, int length, long position, Sink sink) {
    if (!buffer.isNative()) {
      return false;
    }
    FileOperation each = operation(sink);
    each.hold(buffer);
    return submit(each, opcode, fd, buffer.address() + offset, length, 0, Math.max(position, -1));
  }

  @Override
  public boolean stat(String path, FileStat out, Sink sink) {
    return stat(AT_FDCWD, path, 0, out, sink);
  }

  @Override
  public boolean lstat(String path, FileStat out, Sink sink) {
    return stat(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, out, sink);
  }

  @Override
  public boolean fstat(int fd, FileStat out, Sink sink) {
    return fd >= 0 && stat(fd, "", Stats.AT_EMPTY_PATH, out, sink);
  }

  private boolean stat(int fd, String path, int flags, FileStat out, Sink sink) {
    FileOperation each = operation(sink);
    long facts = each.facts(out);
    int wanted = Stats.STATX_BASIC_STATS_AND_BIRTH;
    return submit(each, Op.STATX, fd, each.path(path), wanted, flags, facts);
  }

  @Override
  public boolean mkdir(String path, int mode, Sink sink) {
    FileOperation each = operation(sink);
    return submit(each, Op.MKDIRAT, AT_FDCWD, each.path(path), mode, 0, 0);
  }

  @Override
  public boolean rmdir(String path, Sink sink) {
    FileOperation each = operation(sink);
    return submit(each, Op.UNLINKAT, AT_FDCWD, each.path(path), 0, AT_REMOVEDIR, 0);
  }

  @Override
  public boolean unlink(String path, Sink sink) {
    FileOperation each = operation(sink);
    return submit(each, Op.UNLINKAT, AT_FDCWD, each.path(path), 0, 0, 0);
  }

  @Override
  public boolean rename(String from, String to, Sink sink) {
    return pair(Op.RENAMEAT, AT_FDCWD, from, AT_FDCWD, to, sink);
  }

  @Override
  public boolean link(String from, String to, Sink sink) {
    return pair(Op.LINKAT, AT_FDCWD, from, AT_FDCWD, to, sink);
  }

  @Override
  public boolean symlink(String target, String path, Sink sink) {
    return pair(Op.SYMLINKAT, AT_FDCWD, target, 0, path, sink);
  }

  private boolean pair(int opcode, int fd, String first, int secondFd, String second, Sink sink) {
    FileOperation each = operation(sink);
    return submit(each, opcode, fd, each.path(first), secondFd, 0, each.path(second));
  }

  @Override
  public boolean ftruncate(int fd, long size, Sink sink) {
    return hasTruncate && submit(operation(sink), Op.FTRUNCATE, fd, 0, 0, 0, size);
  }

  @Override
  public boolean fsync(int fd, Sink sink) {
    return submit(operation(sink), Op.FSYNC, fd, 0, 0, 0, 0);
  }

  @Override
  public boolean fdatasync(int fd, Sink sink) {
    return submit(operation(sink), Op.FSYNC, fd, 0, 0, Op.FSYNC_DATASYNC, 0);
  }
}
