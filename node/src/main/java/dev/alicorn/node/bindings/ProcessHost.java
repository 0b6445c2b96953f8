package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;

/** What the process binding asks of the environment. Loop thread only. */
public interface ProcessHost {
  /** Ends the process, or what stands for it in an embedding, with this code. */
  void exit(int code);

  /**
   * Whether the whole process is there for the program, so that the program may end it by a signal.
   */
  boolean ownsProcess();

  /** An exception that nobody handled, told from within a call. */
  void fatal(HostCall call);

  /** Writes text to standard error at once. */
  void writeError(String text);

  /** The working directory. */
  String workingDirectory();

  /**
   * Changes the working directory, of the whole process.
   *
   * @throws dev.alicorn.loop.SystemError ENOENT, ENOTDIR, …
   */
  void changeDirectory(String path);
}
