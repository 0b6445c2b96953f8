package dev.alicorn.loop.testkit;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts the process's open sockets, pipes, pollers and temporary files, by /proc; any thread. */
public final class Descriptors {
  private static final Path TABLE = Path.of("/proc/self/fd");
  private static final String TEMPORARY = System.getProperty("java.io.tmpdir") + "/junit-";

  static {
    // The JDK keeps a descriptor of its own from the first channel that was closed while blocking.
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.configureBlocking(true);
    } catch (IOException | UnsupportedOperationException e) {
      // Then it will not come either.
    }
  }

  private Descriptors() {}

  /** How many are open; 0 where it cannot be told. Other files are the JDK's own business. */
  public static int count() {
    int count = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(TABLE)) {
      for (Path entry : entries) {
        count += isCounted(entry) ? 1 : 0;
      }
    } catch (IOException e) {
      return 0;
    }
    return count;
  }

  private static boolean isCounted(Path entry) {
    try {
      String target = Files.readSymbolicLink(entry).toString();
      return target.startsWith("socket:")
          || target.startsWith("pipe:")
          || target.startsWith("anon_inode:")
          || target.startsWith(TEMPORARY);
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }
}
