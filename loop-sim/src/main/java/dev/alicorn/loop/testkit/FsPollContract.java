package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.FsPoll;
import dev.alicorn.loop.FsPollCallback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at a file's state again and again. */
public abstract class FsPollContract extends LoopContract {
  private static final int INTERVAL_MILLIS = 1;

  private Path file;
  private FsPoll poll;

  /** For the subclasses. */
  @SuppressWarnings("NullAway") // the fields are set before each test
  protected FsPollContract() {}

  @BeforeEach
  final void openHandle(@TempDir Path folder) {
    file = folder.resolve("file");
    poll = new FsPoll(loop);
  }

  /**
   * In one step: a look may come at any time, and must not see a file that is cut and not filled.
   */
  private void write(String text) {
    Path filled = file.resolveSibling("filled");
    try {
      Files.writeString(filled, text);
      Files.move(filled, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(@Nullable FileStat stat) {
    return Objects.requireNonNull(stat).size();
  }

  private void start(FsPollCallback callback) {
    poll.start(file.toString(), INTERVAL_MILLIS, callback);
  }

  /** Until then nobody knows what a change is a change from. */
  private void awaitFirstLook() {
    runUntil(() -> loop.metrics().events() > 0);
  }

  @Test
  void change_ofSize_isToldWithBothStates() {
    write("1");
    start(
        (handle, error, previous, current) -> {
          log.add(size(previous) + " to " + size(current));
          handle.close();
        });
    awaitFirstLook();
    write("123");
    run();

    assertThat(log).containsExactly("1 to 3");
  }

  @Test
  void file_missing_isToldOnceThenItsAppearance() {
    start(
        (handle, error, previous, current) -> {
          if (error != null) {
            log.add(error.code());
            write("there");
          } else {
            log.add("size " + size(current));
            handle.close();
          }
        });
    run();

    assertThat(log).containsExactly("ENOENT", "size 5");
  }

  @Test
  void file_removed_isToldWithTheLastState() {
    write("12");
    start(
        (handle, error, previous, current) -> {
          log.add(Objects.requireNonNull(error).code() + " after " + size(previous));
          handle.close();
        });
    awaitFirstLook();
    loop.files().unlink(file.toString());
    run();

    assertThat(log).containsExactly("ENOENT after 2");
  }

  @Test
  void path_isThereWhileItRuns() {
    assertThat(poll.path()).isNull();
    start((handle, error, previous, current) -> {});
    assertThat(poll.path()).isEqualTo(file.toString());
    poll.stop();
    poll.stop();
    assertThat(poll.path()).isNull();
    run();
  }

  @Test
  void unref_doesNotKeepTheLoopAlive() {
    write("1");
    start((handle, error, previous, current) -> log.add("changed"));
    poll.unref();
    run();

    assertThat(log).isEmpty();
  }

  @Test
  void close_duringALook_callsNothingBack() {
    start((handle, error, previous, current) -> log.add("changed"));
    poll.close(closed -> log.add("closed"));
    run();

    assertThat(log).containsExactly("closed");
  }

  @Test
  void start_withoutInterval_isRefused() {
    assertThatThrownBy(() -> poll.start("x", 0, (handle, error, previous, current) -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
