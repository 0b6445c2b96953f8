package dev.alicorn.loop;

/**
 * The size of a terminal's window, in characters.
 *
 * @param columns its width
 * @param rows its height
 */
public record WindowSize(int columns, int rows) {}
