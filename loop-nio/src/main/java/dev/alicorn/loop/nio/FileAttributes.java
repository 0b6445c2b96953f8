package dev.alicorn.loop.nio;

import dev.alicorn.loop.FileStat;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Modes, owners and times by the JDK's attribute views; basic ones where there are no others. */
final class FileAttributes {
  private static final boolean UNIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  private static final int BLOCK_BYTES = 512;
  private static final int USUAL_BLOCK = 4096;

  private FileAttributes() {}

  static void stat(Path path, FileStat out, LinkOption... options) throws IOException {
    if (!UNIX) {
      basicStat(path, out, options);
      return;
    }
    Map<String, Object> all = Files.readAttributes(path, "unix:*", options);
    out.set(FileStat.DEV, number(all, "dev"));
    out.set(FileStat.MODE, number(all, "mode"));
    out.set(FileStat.NLINK, number(all, "nlink"));
    out.set(FileStat.UID, number(all, "uid"));
    out.set(FileStat.GID, number(all, "gid"));
    out.set(FileStat.RDEV, number(all, "rdev"));
    out.set(FileStat.INO, number(all, "ino"));
    setSize(out, number(all, "size"));
    setTime(out, FileStat.ATIME, all.get("lastAccessTime"));
    setTime(out, FileStat.MTIME, all.get("lastModifiedTime"));
    setTime(out, FileStat.CTIME, all.get("ctime"));
    setTime(out, FileStat.BIRTHTIME, all.get("creationTime"));
  }

  private static long number(Map<String, Object> all, String name) {
    return all.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static void setSize(FileStat out, long size) {
    out.set(FileStat.SIZE, size);
    out.set(FileStat.BLKSIZE, USUAL_BLOCK);
    out.set(FileStat.BLOCKS, (size + BLOCK_BYTES - 1) / BLOCK_BYTES);
  }

  private static void setTime(FileStat out, int field, @Nullable Object time) {
    if (time instanceof FileTime at) {
      long nanos = at.to(TimeUnit.NANOSECONDS);
      out.setTime(
          field, Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }
  }

  private static void basicStat(Path path, FileStat out, LinkOption... options) throws IOException {
    BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class, options);
    int type = basic.isDirectory() ? 0x4000 : basic.isSymbolicLink() ? 0xA000 : 0x8000;
    out.set(FileStat.MODE, type | (basic.isDirectory() ? 0777 : 0666));
    out.set(FileStat.NLINK, 1);
    setSize(out, basic.size());
    setTime(out, FileStat.ATIME, basic.lastAccessTime());
    setTime(out, FileStat.MTIME, basic.lastModifiedTime());
    setTime(out, FileStat.CTIME, basic.lastModifiedTime());
    setTime(out, FileStat.BIRTHTIME, basic.creationTime());
  }

  static void chmod(Path path, int mode) throws IOException {
    Files.setAttribute(path, "unix:mode", mode & 07777);
  }

  static void chown(Path path, int uid, int gid, LinkOption... options) throws IOException {
    if (uid != -1) {
      Files.setAttribute(path, "unix:uid", uid, options);
    }
    if (gid != -1) {
      Files.setAttribute(path, "unix:gid", gid, options);
    }
  }

  static void utimes(Path path, long accessNanos, long modifyNanos, LinkOption... options)
      throws IOException {
    BasicFileAttributeView view =
        Files.getFileAttributeView(path, BasicFileAttributeView.class, options);
    view.setTimes(
        FileTime.from(modifyNanos, TimeUnit.NANOSECONDS),
        FileTime.from(accessNanos, TimeUnit.NANOSECONDS),
        null);
  }

  /** The permission bits for a new file, which the umask still lessens. */
  static FileAttribute<?>[] creation(int mode) {
    if (!UNIX) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values();
    for (int i = 0; i < all.length; i++) {
      if ((mode & (0400 >> i)) != 0) {
        permissions.add(all[i]);
      }
    }
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }
}
