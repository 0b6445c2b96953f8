package dev.alicorn.engine.v8;

/**
 * Unpacks V8's native files, if that was not done before, and prints the directory that a launcher
 * may put into the environment variable ICU_DATA: a JVM that finds it there starts faster.
 */
public final class UnpackMain {
  private UnpackMain() {}

  /** Takes no arguments; the system property {@code alicorn.cache} chooses the place. */
  public static void main(String[] args) {
    System.out.println(NativeFiles.unpack(null).icuDirectory());
  }
}
