package dev.alicorn.loop.testkit;

import static dev.alicorn.loop.OpenFlags.O_CREAT;
import static dev.alicorn.loop.OpenFlags.O_RDONLY;
import static dev.alicorn.loop.OpenFlags.O_RDWR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.AsyncFiles;
import dev.alicorn.loop.FileCallback;
import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.SystemError;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File operations that call back, each as good as its synchronous form. */
public abstract class AsyncFileContract extends LoopContract {
  private AsyncFiles files;
  private String dir;

  /** For the subclasses. */
  @SuppressWarnings("NullAway") // set before each test
  protected AsyncFileContract() {}

  @BeforeEach
  final void openFiles(@TempDir Path temp) {
    files = loop.asyncFiles();
    dir = temp.toString() + "/";
  }

  @SuppressWarnings("NullAway") // null is the one value of Void
  private <T> T await(Consumer<FileCallback<T>> operation) {
    List<T> results = new ArrayList<>();
    operation.accept(
        (error, result) -> {
          assertThat(error).isNull();
          results.add(result);
        });
    assertThat(results).as("called back at once").isEmpty();
    assertThat(loop.isAlive()).isTrue();
    run();
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  private <T> String errorOf(Consumer<FileCallback<T>> operation) {
    SystemError[] errors = new SystemError[1];
    operation.accept((error, result) -> errors[0] = error);
    run();
    return Objects.requireNonNull(errors[0].getMessage()).replace(dir, "");
  }

  private String file(String name, String text) {
    loop.files().writeAll(dir + name, text.getBytes(StandardCharsets.UTF_8));
    return dir + name;
  }

  private int open(String name) {
    return await(callback -> files.open(dir + name, O_RDWR | O_CREAT, 0640, callback));
  }

  @Test
  void write_thenRead_keepsOrMovesPosition() {
    int fd = open("f");
    MemorySegment data = Bytes.of("hello world");
    MemorySegment into = Arena.ofAuto().allocate(20);
    MemorySegment heap = MemorySegment.ofArray(new byte[5]);

    assertThat(this.<Integer>await(each -> files.write(fd, data, 0, 5, -1, each))).isEqualTo(5);
    assertThat(this.<Integer>await(each -> files.write(fd, data, 5, 6, -1, each))).isEqualTo(6);
    assertThat(this.<Integer>await(each -> files.read(fd, into, 2, 18, 6, each))).isEqualTo(5);
    assertThat(this.<Integer>await(each -> files.read(fd, heap, 0, 5, 0, each))).isEqualTo(5);
    assertThat(this.<Integer>await(each -> files.read(fd, into, 0, 2, -1, each))).isZero();
    this.<Void>await(each -> files.close(fd, each));

    assertThat(Bytes.text(into, 2, 5)).isEqualTo("world");
    assertThat(Bytes.text(heap, 0, 5)).isEqualTo("hello");
  }

  @Test
  void truncateAndSync_changeSize() {
    int fd = open("f");
    this.<Void>await(each -> files.ftruncate(fd, 1000, each));
    this.<Void>await(each -> files.fsync(fd, each));
    this.<Void>await(each -> files.fdatasync(fd, each));
    FileStat stat = await(each -> files.fstat(fd, each));
    this.<Void>await(each -> files.close(fd, each));

    assertThat(stat.size()).isEqualTo(1000);
  }

  @Test
  void stat_file_tellsWhatFilesTells() {
    String path = file("f", "abc");
    FileStat stat = await(each -> files.stat(path, each));
    FileStat same = loop.files().stat(path);

    assertThat(stat.size()).isEqualTo(3);
    assertThat(stat.mode()).isEqualTo(same.mode());
    assertThat(stat.get(FileStat.INO)).isEqualTo(same.get(FileStat.INO));
    assertThat(stat.get(FileStat.DEV)).isEqualTo(same.get(FileStat.DEV));
    assertThat(stat.get(FileStat.MTIME)).isEqualTo(same.get(FileStat.MTIME));
  }

  @Test
  void names_madeAndRemoved_areThereAndGone() {
    String path = file("grüße", "abc");
    this.<Void>await(each -> files.mkdir(dir + "d", 0755, each));
    this.<Void>await(each -> files.rename(path, dir + "d/moved", each));
    this.<Void>await(each -> files.symlink("d/moved", dir + "soft", each));
    FileStat link = await(each -> files.lstat(dir + "soft", each));
    FileStat behind = await(each -> files.stat(dir + "soft", each));
    this.<Void>await(each -> files.unlink(dir + "soft", each));
    this.<Void>await(each -> files.unlink(dir + "d/moved", each));
    this.<Void>await(each -> files.rmdir(dir + "d", each));

    assertThat(link.mode()).isNotEqualTo(behind.mode());
    assertThat(behind.size()).isEqualTo(3);
    assertThat(loop.files().scandir(dir)).isEmpty();
  }

  @Test
  void link_secondName_isTheSameFile() {
    String path = file("f", "abc");
    this.<Void>await(each -> files.link(path, dir + "g", each));

    FileStat stat = await(each -> files.stat(dir + "g", each));

    assertThat(stat.get(FileStat.INO)).isEqualTo(loop.files().stat(path).get(FileStat.INO));
  }

  @Test
  void errors_nameCallAndPaths() {
    String path = file("f", "abc");
    String lacking = dir + "lacking";

    assertThat(this.<Integer>errorOf(each -> files.open(lacking, O_RDONLY, 0, each)))
        .isEqualTo("ENOENT: no such file or directory, open 'lacking'");
    assertThat(this.<FileStat>errorOf(each -> files.stat(lacking, each)))
        .isEqualTo("ENOENT: no such file or directory, stat 'lacking'");
    assertThat(this.<FileStat>errorOf(each -> files.fstat(-1, each)))
        .isEqualTo("EBADF: bad file descriptor, fstat");
    assertThat(this.<Void>errorOf(each -> files.rename(lacking, dir + "x", each)))
        .isEqualTo("ENOENT: no such file or directory, rename 'lacking' -> 'x'");
    assertThat(this.<Void>errorOf(each -> files.mkdir(path, 0755, each)))
        .isEqualTo("EEXIST: file already exists, mkdir 'f'");
    assertThat(this.<Void>errorOf(each -> files.rmdir(path, each)))
        .isEqualTo("ENOTDIR: not a directory, rmdir 'f'");
    assertThat(this.<Void>errorOf(each -> files.close(-1, each)))
        .isEqualTo("EBADF: bad file descriptor, close");
    assertThat(this.<Integer>errorOf(each -> files.read(-1, Bytes.of("x"), 0, 1, -1, each)))
        .isEqualTo("EBADF: bad file descriptor, read");
  }

  @Test
  void operations_manyAtOnce_allCallBack() {
    int count = 3000;
    String path = file("f", "abc");
    int[] done = new int[1];
    for (int i = 0; i < count; i++) {
      files.stat(path, (error, stat) -> done[0] += stat != null && stat.size() == 3 ? 1 : 0);
    }

    run();

    assertThat(done[0]).isEqualTo(count);
  }
}
