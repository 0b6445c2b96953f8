package dev.alicorn.loop;

/**
 * An entry of a directory, never "." or ".."; libuv's {@code uv_dirent_t}.
 *
 * @param name the name alone
 * @param type what it is, without following a link
 */
public record DirectoryEntry(String name, FileType type) {}
