package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.alicorn.loop.linux.ffi.Libc;
import dev.alicorn.loop.linux.ffi.PathBytes;
import dev.alicorn.loop.spi.SpawnRequest;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One use of posix_spawn(3): attributes, file actions, arguments and environment in native memory.
 *
 * <p>One thread. The child starts with all signals at their defaults and none blocked, as with
 * libuv; it gets the descriptors it is meant to have and no other.
 */
final class Launch {
  private static final Libc SPAWN = Libc.function("posix_spawn");
  private static final Libc ADD_DUP2 = Libc.function("posix_spawn_file_actions_adddup2");
  private static final Libc ADD_CLOSE = Libc.function("posix_spawn_file_actions_addclose");
  private static final Libc ADD_CHDIR = Libc.function("posix_spawn_file_actions_addchdir_np");

  // Since glibc 2.34; without it the child could inherit what other threads opened carelessly.
  private static final Optional<Libc> ADD_CLOSE_FROM =
      Libc.find("posix_spawn_file_actions_addclosefrom_np");

  private static final int OBJECT_BYTES = 1024; // more than any library's objects need
  private static final int SIGNAL_SET_BYTES = 128;
  private static final int SET_SIGNAL_DEFAULTS = 0x4;
  private static final int SET_SIGNAL_MASK = 0x8;
  private static final int SET_SESSION = 0x80;
  private static final long ALL_SIGNALS = 0x7FFF_FFFFL & ~(1L << 8) & ~(1L << 18); // not KILL, STOP

  private final Arena arena;
  private final MemorySegment actions;
  private final MemorySegment attributes;
  private final MemorySegment arguments;
  private final MemorySegment environment;
  private final List<String> args;

  /**
   * Prepares a start.
   *
   * @param descriptors ours behind the child's from 0 on, or -1; none is below their count
   */
  Launch(Arena arena, SpawnRequest request, int[] descriptors) {
    this.arena = arena;
    args = request.args();
    actions = arena.allocate(OBJECT_BYTES, Long.BYTES);
    attributes = arena.allocate(OBJECT_BYTES, Long.BYTES);
    arguments = strings(request.args());
    environment = strings(request.env());
    fillActions(request, descriptors);
    fillAttributes(request.detached());
  }

  private void fillActions(SpawnRequest request, int[] descriptors) {
    Libc.function("posix_spawn_file_actions_init").call(actions.address(), 0, 0);
    for (int i = 0; i < descriptors.length; i++) {
      if (descriptors[i] < 0) {
        ADD_CLOSE.call(actions.address(), i, 0);
      } else {
        ADD_DUP2.call(actions.address(), descriptors[i], i);
      }
    }
    ADD_CLOSE_FROM.ifPresent(add -> add.call(actions.address(), descriptors.length, 0));
    String directory = request.cwd();
    if (directory != null) {
      ADD_CHDIR.call(actions.address(), string(directory).address(), 0);
    }
  }

  private void fillAttributes(boolean detached) {
    MemorySegment signals = arena.allocate(SIGNAL_SET_BYTES, Long.BYTES);
    long at = attributes.address();
    Libc.function("posix_spawnattr_init").call(at, 0, 0);
    Libc.function("posix_spawnattr_setsigmask").call(at, signals.address(), 0);
    signals.set(JAVA_LONG, 0, ALL_SIGNALS);
    Libc.function("posix_spawnattr_setsigdefault").call(at, signals.address(), 0);
    int flags = SET_SIGNAL_DEFAULTS | SET_SIGNAL_MASK | (detached ? SET_SESSION : 0);
    Libc.function("posix_spawnattr_setflags").call(at, flags, 0);
  }

  /** Starts the program at a path: the child's pid, or errno. */
  int run(String path) {
    return run(path, arguments);
  }

  /** Has the shell run a script that does not say by what it is run, as execvp(3) does. */
  int runByShell(String path) {
    List<String> all = new ArrayList<>(List.of("/bin/sh", path));
    all.addAll(args.subList(Math.min(1, args.size()), args.size()));
    return run("/bin/sh", strings(all));
  }

  private int run(String path, MemorySegment argv) {
    MemorySegment pid = arena.allocate(JAVA_INT);
    int error =
        SPAWN.call(
            pid.address(),
            string(path).address(),
            actions.address(),
            attributes.address(),
            argv.address(),
            environment.address());
    return error == 0 ? pid.get(JAVA_INT, 0) : -error;
  }

  /** Frees what the library allocated. */
  void free() {
    Libc.function("posix_spawn_file_actions_destroy").call(actions.address(), 0, 0);
    Libc.function("posix_spawnattr_destroy").call(attributes.address(), 0, 0);
  }

  private MemorySegment string(String text) {
    byte[] bytes = PathBytes.encode(text);
    MemorySegment memory = arena.allocate(bytes.length + 1L);
    memory.copyFrom(MemorySegment.ofArray(bytes));
    return memory;
  }

  private MemorySegment strings(List<String> texts) {
    MemorySegment pointers = arena.allocate(JAVA_LONG, texts.size() + 1L);
    for (int i = 0; i < texts.size(); i++) {
      pointers.setAtIndex(JAVA_LONG, i, string(texts.get(i)).address());
    }
    return pointers;
  }
}
