package dev.alicorn.loop.linux.posix;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.spi.SpawnRequest;
import java.lang.foreign.Arena;
import java.util.concurrent.CompletableFuture;

/** Starts programs. Any thread. */
public final class Spawner {
  private static final int ENOEXEC = -8;

  private Spawner() {}

  /**
   * Starts a child.
   *
   * @param descriptors ours behind the child's from 0 on, or -1; none is below their count
   * @return its pid, or errno
   */
  public static int spawn(SpawnRequest request, int[] descriptors) {
    boolean asOther =
        request.uid() != SpawnRequest.UNCHANGED || request.gid() != SpawnRequest.UNCHANGED;
    return asOther ? spawnAs(request, descriptors) : launch(request, descriptors);
  }

  // posix_spawn cannot change the user. To the kernel, users and groups are a thread's: so a thread
  // changes its own, starts the child, which inherits them, and ends.
  private static int spawnAs(SpawnRequest request, int[] descriptors) {
    CompletableFuture<Integer> result = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("alicorn-spawn")
        .start(
            () -> {
              int error = changeIdentity(request.uid(), request.gid());
              result.complete(error < 0 ? error : launch(request, descriptors));
            });
    return result.join();
  }

  private static int changeIdentity(int uid, int gid) {
    Linux.quick(Call.SETGROUPS, 0, 0, 0); // refused without privileges, and then not needed
    int result = 0;
    if (gid != SpawnRequest.UNCHANGED) {
      result = Linux.quick(Call.SETRESGID, gid, gid, gid);
    }
    if (result == 0 && uid != SpawnRequest.UNCHANGED) {
      result = Linux.quick(Call.SETRESUID, uid, uid, uid);
    }
    return result;
  }

  private static int launch(SpawnRequest request, int[] descriptors) {
    try (Arena arena = Arena.ofConfined()) {
      Launch launch = new Launch(arena, request, descriptors);
      int result = Errno.ENOENT;
      for (String path : Programs.candidates(request)) {
        int tried = launch.run(path);
        tried = tried == ENOEXEC ? launch.runByShell(path) : tried;
        if (tried > 0) {
          result = tried;
          break;
        }
        result = result == Errno.EACCES ? result : tried; // what was found and denied is told
      }
      launch.free();
      return result;
    }
  }
}
