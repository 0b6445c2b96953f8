package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.Process;
import dev.alicorn.loop.ProcessOptions;
import dev.alicorn.loop.StdioContainer;
import dev.alicorn.loop.SystemError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Child processes: what they are given, what they say, and how their end is told. */
public abstract class ProcessContract extends LoopContract {
  /** For the subclasses. */
  protected ProcessContract() {}

  private static ProcessOptions shell(String script) {
    return new ProcessOptions("sh").args(List.of("sh", "-c", script));
  }

  private Process spawn(ProcessOptions options) {
    Process process = new Process(loop);
    process.spawn(
        options,
        (child, status, signal) -> {
          log.add("exit " + status);
          child.close();
        });
    return process;
  }

  /** A pipe whose text ends up in the log, once whole. */
  private StdioContainer logged(ProcessOptions options) {
    Pipe pipe = new Pipe(loop);
    StdioContainer container = new StdioContainer.CreatePipe(pipe);
    options.stdio(container);
    return container;
  }

  private void read(StdioContainer container) {
    Pipe pipe = ((StdioContainer.CreatePipe) container).pipe();
    StringBuilder text = new StringBuilder();
    pipe.readStart(
        (stream, nread, buffer, offset) -> {
          if (nread > 0) {
            text.append(Bytes.text(buffer, offset, nread));
          } else if (nread < 0) {
            log.add("read " + text.toString().strip() + " " + Errno.name(nread));
            stream.close();
          }
        });
  }

  @Test
  void exit_status_isToldOnLoopThread() {
    Process process = spawn(shell("exit 7"));
    assertThat(process.pid()).isPositive();
    assertThat(process.isActive()).isTrue();
    assertThat(log).isEmpty();

    run();

    assertThat(log).containsExactly("exit 7");
    assertThat(process.isActive()).isFalse();
  }

  @Test
  void stdout_pipe_isReadToItsEnd() {
    ProcessOptions options = shell("echo out").stdio(new StdioContainer.Ignore());
    StdioContainer out = logged(options);
    spawn(options);
    read(out);

    run();

    assertThat(log).containsExactlyInAnyOrder("read out EOF", "exit 0");
  }

  @Test
  void stdin_pipe_isWrittenAndEnded() {
    ProcessOptions options = new ProcessOptions("cat");
    Pipe in = new Pipe(loop);
    options.stdio(new StdioContainer.CreatePipe(in));
    StdioContainer out = logged(options);
    spawn(options);
    in.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)), null);
    in.shutdown((request, status) -> in.close());
    read(out);

    run();

    assertThat(log).containsExactlyInAnyOrder("read hello EOF", "exit 0");
  }

  @Test
  void env_andCwd_areTheChilds(@TempDir Path dir) throws IOException {
    ProcessOptions options =
        shell("echo $GREETING $(pwd)")
            .env(List.of("GREETING=hi", "PATH=/usr/bin:/bin"))
            .cwd(dir.toString())
            .stdio(new StdioContainer.Ignore());
    StdioContainer out = logged(options);
    spawn(options);
    read(out);

    run();

    assertThat(log).contains("read hi " + dir.toRealPath() + " EOF");
  }

  @Test
  void spawn_noSuchProgram_isEnoentAndPipesEnd() {
    ProcessOptions options = new ProcessOptions("nosuchprogram").stdio(new StdioContainer.Ignore());
    StdioContainer out = logged(options);
    Process process = new Process(loop);

    assertThatThrownBy(() -> process.spawn(options, (child, status, signal) -> log.add("exit")))
        .isInstanceOf(SystemError.class)
        .hasMessageStartingWith("ENOENT");
    assertThat(process.isActive()).isFalse();
    read(out);
    process.close();
    run();
    assertThat(log).containsExactly("read  EOF");
  }

  @Test
  void spawn_notExecutable_isDenied(@TempDir Path dir) throws IOException {
    Path file = Files.createFile(dir.resolve("file"));
    Process process = new Process(loop);

    assertThatThrownBy(
            () -> process.spawn(new ProcessOptions(file.toString()), (child, status, by) -> {}))
        .hasMessageStartingWith("EACCES");
  }

  @Test
  void spawn_cwdMissing_isEnoent(@TempDir Path dir) {
    Process process = new Process(loop);
    ProcessOptions options = shell("exit 0").cwd(dir.resolve("missing").toString());

    assertThatThrownBy(() -> process.spawn(options, (child, status, by) -> {}))
        .hasMessageStartingWith("ENOENT");
  }

  @Test
  void spawn_twice_isInvalid() {
    Process process = spawn(shell("exit 0"));

    assertThatThrownBy(() -> process.spawn(shell("exit 0"), (child, status, by) -> {}))
        .hasMessageStartingWith("EINVAL");
    run();
  }

  @Test
  void unref_running_letsLoopEnd() {
    Process process = spawn(new ProcessOptions("sleep").args(List.of("sleep", "100")));
    process.unref();

    run();

    assertThat(log).isEmpty();
    process.kill(9);
    process.ref();
    run();
    assertThat(log).hasSize(1);
  }

  @Test
  void kill_ended_isNoSuchProcess() {
    Process process = new Process(loop);
    process.spawn(shell("exit 0"), (child, status, signal) -> log.add("exit"));
    run();

    assertThatThrownBy(() -> process.kill(0)).hasMessageStartingWith("ESRCH");
  }

  @Test
  void close_running_hearsNothingAndChildGoesOn(@TempDir Path dir) {
    ProcessOptions options = shell("read line; touch done").cwd(dir.toString());
    Pipe in = new Pipe(loop);
    options.stdio(new StdioContainer.CreatePipe(in));
    Process process = spawn(options);
    process.close();
    in.shutdown((request, status) -> in.close());

    run();

    runUntil(() -> Files.exists(dir.resolve("done")));
    assertThat(log).isEmpty();
  }

  @Test
  void manyChildren_atOnce_eachIsTold() {
    for (int i = 0; i < 8; i++) {
      spawn(shell("exit " + i));
    }

    run();

    assertThat(log)
        .containsExactlyInAnyOrder(
            "exit 0", "exit 1", "exit 2", "exit 3", "exit 4", "exit 5", "exit 6", "exit 7");
  }
}
