package dev.alicorn.loop;

/** What a directory entry is; the order is that of libuv's {@code uv_dirent_type_t}. */
public enum FileType {
  /** The file system did not say. */
  UNKNOWN,
  /** A regular file. */
  FILE,
  /** A directory. */
  DIRECTORY,
  /** A symbolic link. */
  LINK,
  /** A named pipe. */
  FIFO,
  /** A socket. */
  SOCKET,
  /** A character device. */
  CHARACTER,
  /** A block device. */
  BLOCK
}
