package dev.alicorn.loop;

/**
 * What {@code statfs} tells of a file system; libuv's {@code uv_statfs_t}.
 *
 * <p>A plain holder that operations fill; one thread at a time.
 */
public final class FileSystemStat {
  /** Magic number of the file system type. */
  public long type;

  /** Size of a block in bytes. */
  public long blockSize;

  /** Number of blocks. */
  public long blocks;

  /** Blocks that are free. */
  public long blocksFree;

  /** Blocks that unprivileged users may take. */
  public long blocksAvailable;

  /** Number of inodes. */
  public long files;

  /** Inodes that are free. */
  public long filesFree;

  /** Size of a fragment in bytes. */
  public long fragmentSize;

  /** An empty one. */
  public FileSystemStat() {}
}
