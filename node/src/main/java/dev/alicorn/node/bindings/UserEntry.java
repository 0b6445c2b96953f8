package dev.alicorn.node.bindings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effective user's line of {@code /etc/passwd}; without one, what the JVM knows. See passwd(5).
 */
record UserEntry(int uid, int gid, String name, String home, @Nullable String shell) {
  private static final int EFFECTIVE = 1; // of the ids: real, effective, saved, file system
  private static final int FIELDS = 7;

  static UserEntry current() {
    int uid = effective("Uid");
    return ProcFiles.read("/etc/passwd")
        .lines()
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length == FIELDS && fields[2].equals(String.valueOf(uid)))
        .map(
            fields ->
                new UserEntry(uid, Integer.parseInt(fields[3]), fields[0], fields[5], fields[6]))
        .findFirst()
        .orElseGet(() -> fromJvm(uid));
  }

  private static UserEntry fromJvm(int uid) {
    String name = System.getProperty("user.name");
    return new UserEntry(uid, effective("Gid"), name, System.getProperty("user.home"), null);
  }

  private static int effective(String ids) {
    List<Integer> numbers = ProcFiles.statusNumbers(ids);
    return numbers.size() > EFFECTIVE ? numbers.get(EFFECTIVE) : -1;
  }

  /** As JavaScript takes it. */
  @Nullable Object[] toArray() {
    return new @Nullable Object[] {uid, gid, name, home, shell};
  }
}
