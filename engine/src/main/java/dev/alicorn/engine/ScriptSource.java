package dev.alicorn.engine;

/**
 * A named piece of source text. Any thread.
 *
 * @param name the file name or URL that stack traces show
 * @param text the source
 */
public record ScriptSource(String name, String text) {}
