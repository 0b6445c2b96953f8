package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.PinnedBytes;
import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.Files;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.OpenFlags;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code internalBinding('fs')}: operations on descriptors, and opening them. */
public final class FsDescriptorBinding {
  private static final int CHUNK = 64 * 1024;

  private final Files files;
  private final RequestRunner runner;

  /** Over the loop's files. */
  public FsDescriptorBinding(Files files, RequestRunner runner) {
    this.files = files;
    this.runner = runner;
  }

  private interface Transfer {
    int move(int fd, MemorySegment bytes, long offset, int length, long position);
  }

  private interface VectorTransfer {
    long move(int fd, IoVector vector, long position);
  }

  private interface DescriptorAction {
    void on(int fd);
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("fs")
        .add("open", this::open)
        .add("close", call -> action(call, files::close))
        .add("read", call -> transfer(call, files::read))
        .add("write", call -> transfer(call, files::write))
        .add("readv", call -> vector(call, files::readv))
        .add("writev", call -> vector(call, files::writev))
        .add("readFileUtf8", this::readFileUtf8)
        .add(
            "fstat",
            call -> {
              int fd = call.intAt(1);
              return runner.run(call, () -> FsValues.stat(files.fstat(fd)));
            })
        .add("fsync", call -> action(call, files::fsync))
        .add("fdatasync", call -> action(call, files::fdatasync))
        .add(
            "ftruncate",
            call -> {
              long length = call.longAt(2);
              return action(call, fd -> files.ftruncate(fd, length));
            })
        .add(
            "futimes",
            call -> {
              long access = FsValues.nanos(call, 2);
              long modify = FsValues.nanos(call, 3);
              return action(call, fd -> files.futimes(fd, access, modify));
            })
        .add(
            "fchmod",
            call -> {
              int mode = call.intAt(2);
              return action(call, fd -> files.fchmod(fd, mode));
            })
        .add(
            "fchown",
            call -> {
              int uid = FsValues.id(call, 2);
              int gid = FsValues.id(call, 3);
              return action(call, fd -> files.fchown(fd, uid, gid));
            });
  }

  private @Nullable Object open(HostCall call) throws Exception {
    String path = call.stringAt(1);
    int flags = call.intAt(2);
    int mode = call.intAt(3);
    return runner.run(call, () -> files.open(path, flags, mode));
  }

  private @Nullable Object action(HostCall call, DescriptorAction action) throws Exception {
    int fd = call.intAt(1);
    return runner.run(
        call,
        () -> {
          action.on(fd);
          return null;
        });
  }

  private @Nullable Object transfer(HostCall call, Transfer transfer) throws Exception {
    int id = call.intAt(0);
    int fd = call.intAt(1);
    long offset = call.longAt(3);
    int length = call.intAt(4);
    long position = call.longAt(5);
    if (id == 0) {
      return transfer.move(fd, call.bytesAt(2), offset, length, position);
    }
    PinnedBytes bytes = call.pinAt(2);
    return runner.run(
        id, () -> transfer.move(fd, bytes.segment(), offset, length, position), () -> free(bytes));
  }

  private static void free(PinnedBytes bytes) {
    bytes.commit();
    bytes.close();
  }

  private @Nullable Object vector(HostCall call, VectorTransfer transfer) throws Exception {
    int fd = call.intAt(1);
    long position = call.longAt(2);
    List<PinnedBytes> pins = pins(call);
    IoVector vector = new IoVector();
    for (PinnedBytes pin : pins) {
      vector.add(pin.segment(), 0, (int) pin.segment().byteSize());
    }
    Callable<Object> job = () -> asNumber(transfer.move(fd, vector, position));
    return runner.run(call.intAt(0), job, () -> pins.forEach(FsDescriptorBinding::free));
  }

  /** The buffers, which are the arguments after the position. */
  private static List<PinnedBytes> pins(HostCall call) {
    List<PinnedBytes> pins = new ArrayList<>();
    for (int i = 3; i < call.count(); i++) {
      pins.add(call.pinAt(i));
    }
    return pins;
  }

  private static Object asNumber(long value) {
    return value == (int) value ? (Object) (int) value : (Object) (double) value;
  }

  private String readFileUtf8(HostCall call) {
    if (call.valueAt(0) instanceof Integer fd) {
      return readAll(fd);
    }
    int fd =
        files.open(call.stringAt(0), call.count() > 1 ? call.intAt(1) : OpenFlags.O_RDONLY, 0666);
    try {
      return readAll(fd);
    } finally {
      files.close(fd);
    }
  }

  private String readAll(int fd) {
    FileStat stat = files.fstat(fd);
    int expected = stat.isFile() ? (int) Math.min(stat.size(), Integer.MAX_VALUE - 16L) : 0;
    byte[] chunk = new byte[Math.max(expected + 1, CHUNK)];
    MemorySegment memory = MemorySegment.ofArray(chunk);
    ByteArrayOutputStream rest = new ByteArrayOutputStream(0);
    int filled = 0;
    while (true) {
      int count = files.read(fd, memory, filled, chunk.length - filled, -1);
      filled += count;
      if (count == 0 && rest.size() == 0) {
        return new String(chunk, 0, filled, StandardCharsets.UTF_8);
      }
      if (count == 0 || filled == chunk.length) {
        rest.write(chunk, 0, filled);
        filled = 0;
      }
      if (count == 0) {
        return rest.toString(StandardCharsets.UTF_8);
      }
    }
  }
}
