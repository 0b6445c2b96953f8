package dev.alicorn.loop.linux.posix;

import dev.alicorn.loop.spi.SpawnRequest;
import java.util.ArrayList;
import java.util.List;

/** Where a program may lie: execvp(3)'s search through the PATH of the child. Any thread. */
final class Programs {
  private static final String DEFAULT_PATH = "/bin:/usr/bin"; // where the child has no PATH

  private Programs() {}

  /** The paths to try, in order. Those of a search exist. */
  static List<String> candidates(SpawnRequest request) {
    String file = request.file();
    if (file.indexOf('/') >= 0) {
      return List.of(file);
    }
    List<String> found = new ArrayList<>();
    for (String folder : file.isEmpty() ? new String[0] : path(request.env()).split(":", -1)) {
      String candidate = folder.isEmpty() ? "./" + file : folder + '/' + file;
      String cwd = request.cwd();
      String seen = candidate.startsWith("/") || cwd == null ? candidate : cwd + '/' + candidate;
      if (PosixFiles.INSTANCE.access(seen, 0) == 0) {
        found.add(candidate);
      }
    }
    return found;
  }

  private static String path(List<String> env) {
    for (String pair : env) {
      if (pair.startsWith("PATH=")) {
        return pair.substring("PATH=".length());
      }
    }
    return DEFAULT_PATH;
  }
}
