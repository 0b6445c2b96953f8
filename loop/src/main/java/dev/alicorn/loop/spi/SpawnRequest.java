package dev.alicorn.loop.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a child process is started with.
 *
 * @param file the program; without a slash it is looked up in the PATH that the child will have
 * @param args the arguments, the program's name first
 * @param env the child's whole environment, as NAME=value
 * @param cwd the child's working directory, or null for ours
 * @param uid the user to run it as, or {@link #UNCHANGED}
 * @param gid the group to run it as, or {@link #UNCHANGED}
 * @param detached whether it gets a session of its own, see setsid(2)
 * @param stdio the child's descriptors from 0 on; it gets no others
 */
public record SpawnRequest(
    String file,
    List<String> args,
    List<String> env,
    @Nullable String cwd,
    int uid,
    int gid,
    boolean detached,
    List<Stdio> stdio) {
  /** A user or group that stays as it is. */
  public static final int UNCHANGED = -1;

  /**
   * One descriptor of the child. With neither a descriptor nor a port it is {@code /dev/null} for
   * the numbers 0 to 2, and not open for others.
   *
   * @param fd ours that it inherits, or -1
   * @param pipe an unused port of ours that gets the other end of a two-way pipe, or null
   */
  public record Stdio(int fd, @Nullable StreamPort pipe) {}
}
