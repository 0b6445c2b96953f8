package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.AsyncFiles;
import dev.alicorn.loop.Directory;
import dev.alicorn.loop.DirectoryEntry;
import dev.alicorn.loop.FileType;
import dev.alicorn.loop.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that are read piece by piece, on the caller's thread and on the pool. */
public abstract class DirectoryContract extends LoopContract {
  /** Together their entries are longer than what a system hands over in one call. */
  private static final int MANY = 400;

  private static final String LONG_NAME = "x".repeat(200);

  private Files files;
  private String dir;

  /** For the subclasses. */
  @SuppressWarnings("NullAway") // set before each test
  protected DirectoryContract() {}

  @BeforeEach
  final void setUp(@TempDir Path folder) {
    files = loop.files();
    dir = folder + "/";
  }

  private void makeFiles(int count) {
    for (int i = 0; i < count; i++) {
      files.writeAll(dir + i + LONG_NAME, new byte[0]);
    }
  }

  /** All entries, read in pieces that are as long as they may be but for the last. */
  private List<DirectoryEntry> readAll(Directory directory, int most) {
    List<DirectoryEntry> all = new ArrayList<>();
    List<DirectoryEntry> piece = files.readdir(directory, most);
    while (piece.size() == most) {
      all.addAll(piece);
      piece = files.readdir(directory, most);
    }
    all.addAll(piece);
    assertThat(files.readdir(directory, most)).as("behind the end").isEmpty();
    return all;
  }

  @Test
  void readdir_inPieces_givesEachEntryOnce() {
    makeFiles(MANY);
    Directory directory = files.opendir(dir);
    List<DirectoryEntry> all = readAll(directory, 7);
    files.closedir(directory);

    assertThat(all)
        .hasSize(MANY)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(files.scandir(dir));
  }

  @Test
  void readdir_mixedEntries_tellsNamesAndTypes() {
    files.writeAll(dir + "f", new byte[1]);
    files.mkdir(dir + "d", 0755);
    files.symlink("f", dir + "l");
    Directory directory = files.opendir(dir);
    List<DirectoryEntry> all = readAll(directory, 2);
    files.closedir(directory);

    assertThat(all)
        .containsExactlyInAnyOrder(
            new DirectoryEntry("f", FileType.FILE),
            new DirectoryEntry("d", FileType.DIRECTORY),
            new DirectoryEntry("l", FileType.LINK));
  }

  @Test
  void readdir_moreThanThereAre_givesAll() {
    makeFiles(3);
    Directory directory = files.opendir(dir);
    List<DirectoryEntry> all = files.readdir(directory, Integer.MAX_VALUE);
    files.closedir(directory);

    assertThat(all).hasSize(3);
  }

  @Test
  void opendir_emptyMissingAndFile() {
    Directory directory = files.opendir(dir);
    assertThat(files.readdir(directory, 1)).isEmpty();
    files.closedir(directory);
    files.writeAll(dir + "file", new byte[1]);
    assertThatThrownBy(() -> files.opendir(dir + "missing"))
        .hasMessage("ENOENT: no such file or directory, opendir '" + dir + "missing'");
    assertThatThrownBy(() -> files.opendir(dir + "file")).hasMessageStartingWith("ENOTDIR");
  }

  @Test
  void directory_closed_isEbadf() {
    makeFiles(2);
    Directory directory = files.opendir(dir);
    files.readdir(directory, 1);
    files.closedir(directory);

    assertThatThrownBy(() -> files.readdir(directory, 1)).hasMessageStartingWith("EBADF");
    assertThatThrownBy(() -> files.closedir(directory)).hasMessageStartingWith("EBADF");
  }

  @Test
  void readdir_noEntryWanted_throws() {
    Directory directory = files.opendir(dir);
    assertThatThrownBy(() -> files.readdir(directory, 0))
        .isInstanceOf(IllegalArgumentException.class);
    files.closedir(directory);
  }

  @Test
  void async_inPieces_givesAllAndCloses() {
    makeFiles(5);
    AsyncFiles async = loop.asyncFiles();
    async.opendir(dir, (error, directory) -> readOn(async, Objects.requireNonNull(directory)));

    run();

    assertThat(log).containsExactly("2", "2", "1", "0", "closed");
  }

  private void readOn(AsyncFiles async, Directory directory) {
    async.readdir(
        directory,
        2,
        (error, entries) -> {
          int count = Objects.requireNonNull(entries).size();
          log.add(String.valueOf(count));
          if (count == 0) {
            async.closedir(directory, (failure, none) -> log.add("closed"));
          } else {
            readOn(async, directory);
          }
        });
  }

  @Test
  void async_missing_tellsError() {
    loop.asyncFiles().opendir(dir + "missing", (error, none) -> log.add(String.valueOf(error)));

    run();

    assertThat(log).hasSize(1);
    assertThat(log.get(0)).contains("ENOENT");
  }
}
