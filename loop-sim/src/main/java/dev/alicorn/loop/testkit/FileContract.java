package dev.alicorn.loop.testkit;

import static dev.alicorn.loop.OpenFlags.O_APPEND;
import static dev.alicorn.loop.OpenFlags.O_CREAT;
import static dev.alicorn.loop.OpenFlags.O_RDONLY;
import static dev.alicorn.loop.OpenFlags.O_RDWR;
import static dev.alicorn.loop.OpenFlags.O_TRUNC;
import static dev.alicorn.loop.OpenFlags.O_WRONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.DirectoryEntry;
import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.FileType;
import dev.alicorn.loop.Files;
import dev.alicorn.loop.IoVector;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File operations, the synchronous forms: every one does what POSIX says it does. */
public abstract class FileContract extends LoopContract {
  private static final int PERMISSIONS = 0777;

  private Files files;
  private String dir;

  /** For the subclasses. */
  @SuppressWarnings("NullAway") // set before each test
  protected FileContract() {}

  @BeforeEach
  final void openFiles(@TempDir Path temp) {
    files = loop.files();
    dir = temp.toString() + "/";
  }

  private String file(String name, String text) {
    files.writeAll(dir + name, text.getBytes(StandardCharsets.UTF_8));
    return dir + name;
  }

  private String text(String path) {
    return new String(files.readAll(path), StandardCharsets.UTF_8);
  }

  @Test
  void write_thenRead_advancesPosition() {
    int fd = files.open(dir + "f", O_RDWR | O_CREAT | O_TRUNC, 0644);
    MemorySegment data = Bytes.of("hello world");
    assertThat(files.write(fd, data, 0, 5, -1)).isEqualTo(5);
    assertThat(files.write(fd, data, 5, 6, -1)).isEqualTo(6);
    MemorySegment into = Arena.ofAuto().allocate(20);
    assertThat(files.read(fd, into, 0, 20, 0)).isEqualTo(11);
    assertThat(files.read(fd, into, 0, 20, -1)).isZero();
    files.close(fd);

    assertThat(Bytes.text(into, 0, 11)).isEqualTo("hello world");
  }

  @Test
  void pread_pwrite_leavePosition() {
    int fd = files.open(file("f", "0123456789"), O_RDWR, 0);
    MemorySegment memory = Arena.ofAuto().allocate(10);
    assertThat(files.read(fd, memory, 2, 3, 7)).isEqualTo(3);
    assertThat(Bytes.text(memory, 2, 3)).isEqualTo("789");
    files.write(fd, Bytes.of("AB"), 0, 2, 1);
    assertThat(files.read(fd, memory, 0, 4, -1)).isEqualTo(4);
    files.close(fd);

    assertThat(Bytes.text(memory, 0, 4)).isEqualTo("0AB3");
  }

  @Test
  void readv_writev_goThroughAllRanges() {
    int fd = files.open(dir + "f", O_RDWR | O_CREAT, 0644);
    MemorySegment data = Bytes.of("abcdef");
    IoVector out = new IoVector().add(data, 3, 3).add(data, 0, 3);
    assertThat(files.writev(fd, out, -1)).isEqualTo(6);
    MemorySegment heap = MemorySegment.ofArray(new byte[2]);
    MemorySegment off = Arena.ofAuto().allocate(8);
    assertThat(files.readv(fd, new IoVector().add(heap, 0, 2).add(off, 4, 4), 0)).isEqualTo(6);
    files.close(fd);

    assertThat(Bytes.text(heap, 0, 2) + Bytes.text(off, 4, 4)).isEqualTo("defabc");
  }

  @Test
  void open_append_writesAtEnd() {
    int fd = files.open(file("f", "abc"), O_WRONLY | O_APPEND, 0);
    files.write(fd, Bytes.of("def"), 0, 3, -1);
    files.close(fd);

    assertThat(text(dir + "f")).isEqualTo("abcdef");
  }

  @Test
  void open_readOnlyCreate_makesEmptyFile() {
    int fd = files.open(dir + "f", O_RDONLY | O_CREAT, 0600);
    files.close(fd);

    assertThat(files.stat(dir + "f").size()).isZero();
    assertThat(files.stat(dir + "f").mode() & PERMISSIONS).isEqualTo(0600);
  }

  @Test
  void open_closedAgain_numberIsReused() {
    String path = file("f", "x");
    int first = files.open(path, O_RDONLY, 0);
    files.close(first);
    int second = files.open(path, O_RDONLY, 0);
    files.close(second);

    assertThat(first).isGreaterThan(2).isEqualTo(second);
  }

  @Test
  void stat_file_tellsTypeSizeAndTimes() {
    String path = file("f", "12345");
    FileStat stat = files.stat(path);

    assertThat(stat.type()).isEqualTo(FileType.FILE);
    assertThat(stat.isFile()).isTrue();
    assertThat(stat.size()).isEqualTo(5);
    assertThat(stat.get(FileStat.NLINK)).isEqualTo(1);
    assertThat(stat.get(FileStat.INO)).isPositive();
    assertThat(stat.timeNanos(FileStat.MTIME)).isPositive();
    assertThat(files.stat(dir).isDirectory()).isTrue();
  }

  @Test
  void fstat_openFile_isSameAsStat() {
    String path = file("f", "12345");
    int fd = files.open(path, O_RDONLY, 0);
    FileStat stat = files.fstat(fd);
    files.close(fd);

    assertThat(stat.size()).isEqualTo(5);
    assertThat(stat.get(FileStat.INO)).isEqualTo(files.stat(path).get(FileStat.INO));
  }

  @Test
  void symlink_readlinkLstatStat_tellLinkAndTarget() {
    file("target", "12345");
    files.symlink("target", dir + "link");

    assertThat(files.readlink(dir + "link")).isEqualTo("target");
    assertThat(files.lstat(dir + "link").type()).isEqualTo(FileType.LINK);
    assertThat(files.stat(dir + "link").size()).isEqualTo(5);
    assertThat(files.realpath(dir + "link")).isEqualTo(files.realpath(dir) + "/target");
  }

  @Test
  void link_secondName_countsTwo() {
    String path = file("f", "x");
    files.link(path, dir + "g");

    assertThat(files.stat(path).get(FileStat.NLINK)).isEqualTo(2);
    assertThat(text(dir + "g")).isEqualTo("x");
  }

  @Test
  void scandir_mixedEntries_tellsNamesAndTypes() {
    file("f", "x");
    files.mkdir(dir + "d", 0755);
    files.symlink("f", dir + "l");

    assertThat(files.scandir(dir))
        .containsExactlyInAnyOrder(
            new DirectoryEntry("f", FileType.FILE),
            new DirectoryEntry("d", FileType.DIRECTORY),
            new DirectoryEntry("l", FileType.LINK));
  }

  @Test
  void mkdirs_nested_makesAllAndToleratesExisting() {
    files.mkdirs(dir + "a/b/c", 0755);
    files.mkdirs(dir + "a/b/c", 0755);

    assertThat(files.stat(dir + "a/b/c").isDirectory()).isTrue();
  }

  @Test
  void mkdtemp_twice_makesDifferentDirectories() {
    String first = files.mkdtemp(dir + "tmp-XXXXXX");
    String second = files.mkdtemp(dir + "tmp-XXXXXX");

    assertThat(first).startsWith(dir + "tmp-").isNotEqualTo(second).doesNotEndWith("XXXXXX");
    assertThat(files.stat(first).mode() & PERMISSIONS).isEqualTo(0700);
  }

  @Test
  void removeTree_nestedWithLinks_removesAllButTargets() {
    String outside = file("outside", "x");
    files.mkdirs(dir + "a/b", 0755);
    files.symlink(outside, dir + "a/b/link");
    file("a/f", "x");

    files.removeTree(dir + "a");

    assertThat(files.scandir(dir)).extracting(DirectoryEntry::name).containsExactly("outside");
  }

  @Test
  void rename_overExisting_replacesIt() {
    file("a", "new");
    file("b", "old");
    files.rename(dir + "a", dir + "b");

    assertThat(text(dir + "b")).isEqualTo("new");
    assertThat(files.scandir(dir)).hasSize(1);
  }

  @Test
  void unlink_rmdir_removeEntries() {
    files.unlink(file("f", "x"));
    files.mkdir(dir + "d", 0755);
    files.rmdir(dir + "d");

    assertThat(files.scandir(dir)).isEmpty();
  }

  @Test
  void copyFile_existingTarget_isReplaced() {
    file("a", "new");
    file("b", "much older");
    files.copyFile(dir + "a", dir + "b", 0);

    assertThat(text(dir + "b")).isEqualTo("new");
  }

  @Test
  void ftruncate_shorterAndLonger_setsSize() {
    int fd = files.open(file("f", "12345"), O_RDWR, 0);
    files.ftruncate(fd, 2);
    assertThat(files.fstat(fd).size()).isEqualTo(2);
    files.ftruncate(fd, 4);
    files.fsync(fd);
    files.fdatasync(fd);
    files.close(fd);

    assertThat(files.readAll(dir + "f")).containsExactly('1', '2', 0, 0);
    files.truncate(dir + "f", 1);
    assertThat(text(dir + "f")).isEqualTo("1");
  }

  @Test
  void utimes_setTimes_areKept() {
    String path = file("f", "x");
    long access = 1_000_000_000_123_456_000L;
    long modify = 1_100_000_000_654_321_000L;
    files.utimes(path, access, modify);

    assertThat(files.stat(path).timeNanos(FileStat.ATIME)).isEqualTo(access);
    assertThat(files.stat(path).timeNanos(FileStat.MTIME)).isEqualTo(modify);
    int fd = files.open(path, O_RDWR, 0);
    files.futimes(fd, 5_000_000_000L, 6_000_000_000L);
    files.close(fd);
    assertThat(files.stat(path).get(FileStat.MTIME)).isEqualTo(6);
  }

  @Test
  void lutimes_link_leavesTarget() {
    String target = file("f", "x");
    long before = files.stat(target).timeNanos(FileStat.MTIME);
    files.symlink("f", dir + "l");
    files.lutimes(dir + "l", 1_000_000_000L, 2_000_000_000L);

    assertThat(files.lstat(dir + "l").get(FileStat.MTIME)).isEqualTo(2);
    assertThat(files.stat(target).timeNanos(FileStat.MTIME)).isEqualTo(before);
  }

  @Test
  void chmod_fchmod_setBits() {
    String path = file("f", "x");
    files.chmod(path, 0640);
    assertThat(files.stat(path).mode() & PERMISSIONS).isEqualTo(0640);
    int fd = files.open(path, O_RDWR, 0);
    files.fchmod(fd, 0600);
    files.close(fd);

    assertThat(files.stat(path).mode() & PERMISSIONS).isEqualTo(0600);
  }

  @Test
  void chown_toSelf_works() {
    String path = file("f", "x");
    FileStat stat = files.stat(path);
    int uid = (int) stat.get(FileStat.UID);
    int gid = (int) stat.get(FileStat.GID);
    files.chown(path, uid, gid);
    files.lchown(path, -1, gid);
    int fd = files.open(path, O_RDWR, 0);
    files.fchown(fd, uid, -1);
    files.close(fd);

    assertThat(files.stat(path).get(FileStat.UID)).isEqualTo(uid);
  }

  @Test
  void access_ownFile_isAllowed() {
    String path = file("f", "x");
    files.access(path, 0);
    files.access(path, 6);

    assertThat(path).isNotEmpty();
  }

  @Test
  void statfs_directory_tellsBlocks() {
    assertThat(files.statfs(dir).blockSize).isPositive();
    assertThat(files.statfs(dir).blocks).isPositive();
  }

  @Test
  void sendfile_betweenFiles_copiesRange() {
    int in = files.open(file("in", "0123456789"), O_RDONLY, 0);
    int out = files.open(dir + "out", O_WRONLY | O_CREAT, 0644);
    assertThat(files.sendfile(out, in, 2, 5)).isEqualTo(5);
    files.close(in);
    files.close(out);

    assertThat(text(dir + "out")).isEqualTo("23456");
  }

  @Test
  void names_beyondAscii_roundTrip() {
    String path = file("käse-日本", "x");

    assertThat(files.scandir(dir)).extracting(DirectoryEntry::name).containsExactly("käse-日本");
    assertThat(text(path)).isEqualTo("x");
  }

  @Test
  void readAll_emptyAndBig_areWhole() {
    byte[] big = new byte[300_000];
    big[299_999] = 7;
    files.writeAll(dir + "big", big);

    assertThat(files.readAll(dir + "big")).isEqualTo(big);
    assertThat(files.readAll(file("empty", ""))).isEmpty();
  }

  @Test
  void mkstemp_twice_makesDifferentFiles() {
    String template = dir + "tmp-XXXXXX";
    Files.TemporaryFile first = files.mkstemp(template);
    Files.TemporaryFile second = files.mkstemp(template);
    try {
      assertThat(first.path()).isNotEqualTo(second.path()).startsWith(dir + "tmp-");
      assertThat(files.fstat(first.fd()).mode() & 0777).isEqualTo(0600);
      assertThat(files.write(second.fd(), Bytes.of("x"), 0, 1, -1)).isOne();
    } finally {
      files.close(first.fd());
      files.close(second.fd());
    }
    assertThatThrownBy(() -> files.mkstemp(dir + "tmp")).hasMessageStartingWith("EINVAL");
  }

  @Test
  void scandir_emptyMissingAndFile() {
    files.mkdir(dir + "empty", 0700);
    assertThat(files.scandir(dir + "empty")).isEmpty();
    files.writeAll(dir + "file", new byte[1]);
    assertThatThrownBy(() -> files.scandir(dir + "missing")).hasMessageStartingWith("ENOENT");
    assertThatThrownBy(() -> files.scandir(dir + "file")).hasMessageStartingWith("ENOTDIR");
  }
}
