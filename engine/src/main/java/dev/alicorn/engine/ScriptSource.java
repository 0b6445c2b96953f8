package dev.alicorn.engine;

/**
 * A named piece of source text. Any thread.
 *
 * @param name the file name or URL that stack traces show
 * @param text the source
 * @param lineOffset lines in front of it, which positions count
 * @param columnOffset columns in front of its first line
 */
public record ScriptSource(String name, String text, int lineOffset, int columnOffset) {
  /** From the start of what it is named for. */
  public ScriptSource(String name, String text) {
    this(name, text, 0, 0);
  }
}
