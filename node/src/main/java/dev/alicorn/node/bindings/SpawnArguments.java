package dev.alicorn.node.bindings;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.ProcessOptions;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * What JavaScript says of a child to start: file, arguments, environment, working directory, user,
 * group, detached, descriptors; lists are joined by NUL, descriptors are pairs of ints. Loop thread
 * only.
 */
final class SpawnArguments {
  static final int STDIO_IGNORE = 0;
  static final int STDIO_PIPE = 1;
  static final int STDIO_FD = 2;
  static final int STDIO_STREAM = 3;

  /** How many arguments of a call these are. */
  static final int COUNT = 8;

  private static final int DESCRIPTORS_AT = 7;

  private SpawnArguments() {}

  /** The options, without descriptors. */
  static ProcessOptions options(HostCall call) {
    ProcessOptions options =
        new ProcessOptions(call.stringAt(0))
            .args(List.of(call.stringAt(1).split("\0", -1)))
            .env(pairs(call.stringAt(2)))
            .detached(call.booleanAt(6));
    String cwd = call.stringOrNullAt(3);
    if (cwd != null) {
      options.cwd(cwd);
    }
    if (!call.isNullish(4)) {
      options.uid(call.intAt(4));
    }
    if (!call.isNullish(5)) {
      options.gid(call.intAt(5));
    }
    return options;
  }

  private static List<String> pairs(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split("\0", -1));
  }

  /** Kind and value of each descriptor in turn. */
  static int[] descriptors(HostCall call) {
    MemorySegment bytes = call.bytesAt(DESCRIPTORS_AT);
    return bytes.toArray(JAVA_INT_UNALIGNED);
  }
}
