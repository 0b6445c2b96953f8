package dev.alicorn.loop.testkit;

import static dev.alicorn.loop.OpenFlags.O_CREAT;
import static dev.alicorn.loop.OpenFlags.O_DIRECTORY;
import static dev.alicorn.loop.OpenFlags.O_EXCL;
import static dev.alicorn.loop.OpenFlags.O_RDONLY;
import static dev.alicorn.loop.OpenFlags.O_WRONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.alicorn.loop.AsyncFiles;
import dev.alicorn.loop.DirectoryEntry;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.Files;
import dev.alicorn.loop.SystemError;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What file operations say when they fail, and their forms with callbacks. */
public abstract class FileErrorContract extends LoopContract {
  private Files files;
  private AsyncFiles async;
  private String dir;

  /** For the subclasses. */
  @SuppressWarnings("NullAway") // set before each test
  protected FileErrorContract() {}

  @BeforeEach
  final void openFiles(@TempDir Path temp) {
    files = loop.files();
    async = loop.asyncFiles();
    dir = temp.toString() + "/";
  }

  private static void assertFails(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(SystemError.class).hasMessage(message);
  }

  private String file(String name) {
    files.writeAll(dir + name, new byte[] {'x'});
    return dir + name;
  }

  @Test
  void open_missing_isEnoentWithPath() {
    String path = dir + "missing";
    assertFails(
        () -> files.open(path, O_RDONLY, 0),
        "ENOENT: no such file or directory, open '" + path + "'");
    try {
      files.open(path, O_RDONLY, 0);
    } catch (SystemError error) {
      assertThat(error.errno()).isEqualTo(Errno.ENOENT).isEqualTo(-2);
      assertThat(error.code()).isEqualTo("ENOENT");
      assertThat(error.syscall()).isEqualTo("open");
      assertThat(error.path()).isEqualTo(path);
    }
  }

  @Test
  void open_exclusiveExisting_isEexist() {
    String path = file("f");

    assertThatThrownBy(() -> files.open(path, O_WRONLY | O_CREAT | O_EXCL, 0644))
        .hasMessageStartingWith("EEXIST");
    assertThatThrownBy(() -> files.open(path, O_RDONLY | O_CREAT | O_EXCL, 0644))
        .hasMessageStartingWith("EEXIST");
  }

  @Test
  void open_directoryForWriting_isEisdir() {
    assertThatThrownBy(() -> files.open(dir, O_WRONLY, 0)).hasMessageStartingWith("EISDIR");
  }

  @Test
  void read_directory_isEisdir() {
    int fd = files.open(dir, O_RDONLY, 0);
    MemorySegment memory = Bytes.of("1234");

    assertFails(
        () -> files.read(fd, memory, 0, 4, -1), "EISDIR: illegal operation on a directory, read");
    files.close(fd);
  }

  @Test
  void open_directoryFlagOnFile_isEnotdir() {
    String path = file("f");

    assertThatThrownBy(() -> files.open(path, O_RDONLY | O_DIRECTORY, 0))
        .hasMessageStartingWith("ENOTDIR");
    assertThatThrownBy(() -> files.open(path + "/below", O_RDONLY, 0))
        .hasMessageStartingWith("ENOTDIR");
  }

  @Test
  void open_withoutPermission_isEacces() {
    assumeFalse("root".equals(System.getProperty("user.name")), "root may do all");
    String path = file("f");
    files.chmod(path, 0);

    assertThatThrownBy(() -> files.open(path, O_RDONLY, 0)).hasMessageStartingWith("EACCES");
    assertThatThrownBy(() -> files.access(path, 4)).hasMessageStartingWith("EACCES");
  }

  @Test
  void descriptor_closed_isEbadf() {
    int fd = files.open(file("f"), O_RDONLY, 0);
    files.close(fd);
    MemorySegment memory = Bytes.of("1234");

    assertFails(() -> files.close(fd), "EBADF: bad file descriptor, close");
    assertFails(() -> files.fstat(fd), "EBADF: bad file descriptor, fstat");
    assertFails(() -> files.read(fd, memory, 0, 4, -1), "EBADF: bad file descriptor, read");
    assertFails(() -> files.ftruncate(fd, 0), "EBADF: bad file descriptor, ftruncate");
  }

  @Test
  void descriptor_wrongDirection_isEbadf() {
    int fd = files.open(file("f"), O_RDONLY, 0);
    MemorySegment memory = Bytes.of("1234");

    assertFails(() -> files.write(fd, memory, 0, 4, -1), "EBADF: bad file descriptor, write");
    files.close(fd);
  }

  @Test
  void read_rangeOutside_isRefused() {
    int fd = files.open(file("f"), O_RDONLY, 0);
    MemorySegment memory = Bytes.of("1234");

    assertThatThrownBy(() -> files.read(fd, memory, 2, 4, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    files.close(fd);
  }

  @Test
  void mkdir_existing_isEexist() {
    files.mkdir(dir + "d", 0755);

    assertFails(
        () -> files.mkdir(dir + "d", 0755), "EEXIST: file already exists, mkdir '" + dir + "d'");
    assertThatThrownBy(() -> files.mkdirs(file("f") + "/below", 0755))
        .hasMessageStartingWith("ENOTDIR");
  }

  @Test
  void rmdir_notEmptyOrFile_fails() {
    files.mkdirs(dir + "d/e", 0755);
    String path = file("f");

    assertThatThrownBy(() -> files.rmdir(dir + "d")).hasMessageStartingWith("ENOTEMPTY");
    assertThatThrownBy(() -> files.rmdir(path)).hasMessageStartingWith("ENOTDIR");
    assertThatThrownBy(() -> files.rmdir(dir + "missing")).hasMessageStartingWith("ENOENT");
  }

  @Test
  void unlink_directory_isRefused() {
    files.mkdir(dir + "d", 0755);

    assertThatThrownBy(() -> files.unlink(dir + "d"))
        .extracting(error -> ((SystemError) error).code())
        .isIn("EISDIR", "EPERM");
  }

  @Test
  void rename_missing_namesBothPaths() {
    assertFails(
        () -> files.rename(dir + "a", dir + "b"),
        "ENOENT: no such file or directory, rename '" + dir + "a' -> '" + dir + "b'");
  }

  @Test
  void readlink_noLink_isEinval() {
    String path = file("f");

    assertThatThrownBy(() -> files.readlink(path)).hasMessageStartingWith("EINVAL");
  }

  @Test
  void open_linkLoop_isEloop() {
    files.symlink("b", dir + "a");
    files.symlink("a", dir + "b");

    assertThatThrownBy(() -> files.open(dir + "a", O_RDONLY, 0)).hasMessageStartingWith("ELOOP");
  }

  @Test
  void open_emptyPathAndNul_fail() {
    assertThatThrownBy(() -> files.open("", O_RDONLY, 0)).hasMessageStartingWith("ENOENT");
    assertThatThrownBy(() -> files.stat("a\0b"))
        .extracting(error -> ((SystemError) error).code())
        .isIn("EINVAL", "ENOENT");
  }

  @Test
  void open_nameTooLong_fails() {
    String path = dir + "n".repeat(300);

    assertThatThrownBy(() -> files.open(path, O_WRONLY | O_CREAT, 0644))
        .hasMessageStartingWith("ENAMETOOLONG");
  }

  @Test
  void copyFile_exclusiveOrDirectory_fails() {
    String path = file("f");
    file("g");
    files.mkdir(dir + "d", 0755);

    assertThatThrownBy(() -> files.copyFile(path, dir + "g", 1)).hasMessageStartingWith("EEXIST");
    assertThatThrownBy(() -> files.copyFile(dir + "missing", path, 0))
        .hasMessageStartingWith("ENOENT");
    assertThatThrownBy(() -> files.copyFile(dir + "d", path, 0)).isInstanceOf(SystemError.class);
  }

  @Test
  void async_openReadClose_callBackOnLoopThread() {
    Thread main = Thread.currentThread();
    String path = file("f");
    MemorySegment memory = Bytes.of("    ");
    async.open(
        path,
        O_RDONLY,
        0,
        (error, fd) -> {
          int open = fd == null ? -1 : fd;
          async.read(
              open,
              memory,
              0,
              4,
              0,
              (readError, count) -> {
                log.add("read " + count + " " + (Thread.currentThread() == main));
                async.close(open, (closeError, nothing) -> log.add("closed " + closeError));
              });
        });

    run();

    assertThat(log).containsExactly("read 1 true", "closed null");
  }

  @Test
  void async_missing_bringsError() {
    async.stat(dir + "missing", (error, stat) -> log.add(String.valueOf(error)));

    run();

    assertThat(log.get(0)).contains("ENOENT: no such file or directory, stat '" + dir + "missing'");
  }

  @Test
  void async_manyAtOnce_allCallBack() {
    file("f");
    for (int i = 0; i < 200; i++) {
      async.stat(dir + "f", (error, stat) -> log.add(String.valueOf(stat != null)));
    }

    run();

    assertThat(log).hasSize(200).containsOnly("true");
  }

  @Test
  void async_scandirAndReadAll_yieldResults() {
    file("f");
    async.scandir(dir, (error, entries) -> log.add(names(entries == null ? List.of() : entries)));
    async.readAll(
        dir + "f", (error, data) -> log.add(String.valueOf(data == null ? -1 : data.length)));

    run();

    assertThat(log).containsExactlyInAnyOrder("f", "1");
  }

  private static String names(List<DirectoryEntry> entries) {
    return String.join(",", entries.stream().map(DirectoryEntry::name).toList());
  }
}
