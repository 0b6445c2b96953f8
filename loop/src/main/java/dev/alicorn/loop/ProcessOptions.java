package dev.alicorn.loop;

import dev.alicorn.loop.spi.SpawnRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a child process is started with; libuv's {@code uv_process_options_t}.
 *
 * <p>Any one thread, until it is handed to {@link Process#spawn}.
 */
public final class ProcessOptions {
  private final String file;
  private List<String> args;
  private @Nullable List<String> env;
  private @Nullable String cwd;
  private int uid = SpawnRequest.UNCHANGED;
  private int gid = SpawnRequest.UNCHANGED;
  private boolean detached;
  private final List<StdioContainer> stdio = new ArrayList<>();

  /** For a program; without a slash in its name it is looked up in the child's PATH. */
  public ProcessOptions(String file) {
    this.file = file;
    this.args = List.of(file);
  }

  /** Sets the arguments, the program's name first; the name alone by default. */
  public ProcessOptions args(List<String> all) {
    args = List.copyOf(all);
    return this;
  }

  /** Sets the whole environment, as NAME=value; ours by default. */
  public ProcessOptions env(List<String> all) {
    env = List.copyOf(all);
    return this;
  }

  /** Sets the working directory; ours by default. */
  public ProcessOptions cwd(String directory) {
    cwd = directory;
    return this;
  }

  /** Sets the user to run it as. */
  public ProcessOptions uid(int user) {
    uid = user;
    return this;
  }

  /** Sets the group to run it as. */
  public ProcessOptions gid(int group) {
    gid = group;
    return this;
  }

  /** Gives it a session of its own, so that it lives on when ours ends. */
  public ProcessOptions detached(boolean on) {
    detached = on;
    return this;
  }

  /** Adds its next descriptor, from 0 on; it gets no others. Those of 0 to 2 default to nothing. */
  public ProcessOptions stdio(StdioContainer container) {
    stdio.add(container);
    return this;
  }

  List<StdioContainer> stdio() {
    return stdio;
  }

  SpawnRequest request(List<SpawnRequest.Stdio> descriptors) {
    List<String> environment = env;
    if (environment == null) {
      environment = ours();
    }
    return new SpawnRequest(file, args, environment, cwd, uid, gid, detached, descriptors);
  }

  private static List<String> ours() {
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, String> each : System.getenv().entrySet()) {
      pairs.add(each.getKey() + '=' + each.getValue());
    }
    return pairs;
  }
}
