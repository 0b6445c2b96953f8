package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.FsEvent;
import dev.alicorn.loop.SystemError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches on directories and files. */
public abstract class FsEventContract extends LoopContract {
  /** For the subclasses. */
  protected FsEventContract() {}

  private FsEvent watch(Path path) {
    FsEvent event = new FsEvent(loop);
    event.start(
        path.toString(),
        0,
        (handle, name, events, status) -> {
          String kind = (events & FsEvent.RENAME) != 0 ? "rename " : "change ";
          log.add(kind + name + " " + status);
        });
    return event;
  }

  @Test
  void directory_fileCreatedAndRemoved_isRename(@TempDir Path dir) throws IOException {
    FsEvent event = watch(dir);
    assertThat(event.isActive()).isTrue();
    assertThat(event.path()).isEqualTo(dir.toString());
    Files.createFile(dir.resolve("new"));
    runUntil(() -> log.contains("rename new 0"));
    log.clear();
    Files.delete(dir.resolve("new"));

    runUntil(() -> log.contains("rename new 0"));
  }

  @Test
  void directory_fileWritten_isChange(@TempDir Path dir) throws IOException {
    Path file = Files.createFile(dir.resolve("f"));
    watch(dir);
    Files.writeString(file, "text");

    runUntil(() -> log.contains("change f 0"));
  }

  @Test
  void file_written_isChangeWithItsName(@TempDir Path dir) throws IOException {
    Path file = Files.createFile(dir.resolve("f"));
    Path other = Files.createFile(dir.resolve("other"));
    watch(file);
    Files.writeString(other, "text");
    Files.writeString(file, "text");

    runUntil(() -> log.contains("change f 0"));
    assertThat(log).noneMatch(line -> line.contains("other"));
  }

  @Test
  void twoWatches_sameDirectory_bothHear(@TempDir Path dir) throws IOException {
    watch(dir);
    FsEvent second = new FsEvent(loop);
    second.start(dir.toString(), 0, (handle, name, events, status) -> log.add("second " + name));
    Files.createFile(dir.resolve("new"));

    runUntil(() -> log.contains("rename new 0") && log.contains("second new"));
  }

  @Test
  void stop_inCallback_hearsNothingMore(@TempDir Path dir) throws IOException {
    FsEvent event = new FsEvent(loop);
    event.start(
        dir.toString(),
        0,
        (handle, name, events, status) -> {
          log.add("event");
          handle.stop();
        });
    Files.createFile(dir.resolve("a"));
    Files.createFile(dir.resolve("b"));
    runUntil(() -> !log.isEmpty());
    Files.createFile(dir.resolve("c"));
    for (int i = 0; i < 5; i++) {
      loop.run(dev.alicorn.loop.RunMode.NOWAIT);
    }

    assertThat(log).containsExactly("event");
    assertThat(event.isActive()).isFalse();
    assertThat(event.path()).isNull();
  }

  @Test
  void start_missingPath_isEnoent(@TempDir Path dir) {
    FsEvent event = new FsEvent(loop);

    assertThatThrownBy(() -> event.start(dir + "/missing", 0, (a, b, c, d) -> {}))
        .isInstanceOf(SystemError.class)
        .hasMessageStartingWith("ENOENT");
  }

  @Test
  void start_twice_isInvalid(@TempDir Path dir) {
    FsEvent event = watch(dir);

    assertThatThrownBy(() -> event.start(dir.toString(), 0, (a, b, c, d) -> {}))
        .hasMessageStartingWith("EINVAL");
  }

  @Test
  void close_inCallback_closesAfterwards(@TempDir Path dir) throws IOException {
    FsEvent event = new FsEvent(loop);
    event.start(dir.toString(), 0, (handle, name, events, status) -> closeOnce(handle));
    Files.createFile(dir.resolve("a"));

    run();

    assertThat(event.isClosing()).isTrue();
  }
}
