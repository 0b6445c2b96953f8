package dev.alicorn.node.bindings;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.engine.HostCall;
import java.lang.foreign.MemorySegment;

/** {@code internalBinding('spawn_sync')}: children that are waited for. Loop thread only. */
public final class SpawnSyncBinding {
  private static final int INPUT_AT = SpawnArguments.COUNT;
  private static final int TIMEOUT_AT = INPUT_AT + 1;
  private static final int MAX_BUFFER_AT = INPUT_AT + 2;
  private static final int KILL_SIGNAL_AT = INPUT_AT + 3;

  /** Adds the function. */
  public void register(BindingTable table) {
    table.group("spawn_sync").add("spawn", SpawnSyncBinding::spawn);
  }

  /** Pid, exit status, signal, error number, then what each descriptor wrote, or null. */
  private static Object spawn(HostCall call) {
    int[] descriptors = SpawnArguments.descriptors(call);
    MemorySegment input = call.bytesAt(INPUT_AT);
    try (SyncProcess process = new SyncProcess(SpawnArguments.options(call))) {
      long at = 0;
      for (int i = 0; i < descriptors.length; i += 2) {
        switch (descriptors[i]) {
          case SpawnArguments.STDIO_PIPE -> {
            int length = descriptors[i + 1]; // -1: it is read from
            if (length >= 0) {
              process.input(input.asSlice(at, length).toArray(JAVA_BYTE));
              at += length;
            } else {
              process.output();
            }
          }
          case SpawnArguments.STDIO_FD -> process.inherit(descriptors[i + 1]);
          default -> process.ignore();
        }
      }
      return process.run(
          call.longAt(TIMEOUT_AT), call.longAt(MAX_BUFFER_AT), call.intAt(KILL_SIGNAL_AT));
    }
  }
}
