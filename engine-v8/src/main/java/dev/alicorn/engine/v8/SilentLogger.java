package dev.alicorn.engine.v8;

import com.caoccao.javet.interfaces.IJavetLogger;

/**
 * Drops what Javet would log: each message is about something that this engine handles itself. Any
 * thread.
 */
enum SilentLogger implements IJavetLogger {
  INSTANCE;

  @Override
  public void debug(String message) {}

  @Override
  public void error(String message) {}

  @Override
  public void error(String message, Throwable cause) {}

  @Override
  public void info(String message) {}

  @Override
  public void warn(String message) {}

  // The defaults would format each message first.

  @Override
  public void logDebug(String format, Object... objects) {}

  @Override
  public void logError(Throwable cause, String format, Object... objects) {}

  @Override
  public void logError(String format, Object... objects) {}

  @Override
  public void logInfo(String format, Object... objects) {}

  @Override
  public void logWarn(String format, Object... objects) {}
}
