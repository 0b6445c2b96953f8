import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.Process;
import dev.alicorn.loop.ProcessOptions;
import dev.alicorn.loop.StdioContainer.InheritFd;
import dev.alicorn.loop.SystemError;
import java.util.List;

/**
 * Runs programs with each one's output as the next one's input, as a shell does for {@code a | b |
 * c}; the bytes go from child to child, not through here. Usage: Pipeline.java 'printf b\na\n' sort
 * 'head -1'
 */
final class Pipeline {
  private static final int STDIN = 0;
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int COMMAND_NOT_FOUND = 127;

  private final EventLoop loop;
  private int lastStatus;

  private Pipeline(EventLoop loop) {
    this.loop = loop;
  }

  /** Ends with the status of the last program. */
  public static void main(String[] args) {
    int status;
    try (EventLoop loop = EventLoop.open()) {
      Pipeline pipeline = new Pipeline(loop);
      pipeline.start(args);
      loop.run();
      status = pipeline.lastStatus;
    }
    System.exit(status);
  }

  private void start(String[] commands) {
    int input = STDIN;
    for (int i = 0; i < commands.length; i++) {
      boolean isLast = i == commands.length - 1;
      Pipe.Ends ends = isLast ? new Pipe.Ends(-1, STDOUT) : Pipe.ends(loop);
      spawn(commands[i], input, ends.write(), isLast);
      // The children have them now; a writing end that stays open here would keep its reader waiting.
      closeUnlessStandard(input);
      closeUnlessStandard(ends.write());
      input = ends.read();
    }
  }

  private void spawn(String command, int input, int output, boolean isLast) {
    Process child = new Process(loop);
    ProcessOptions options =
        new ProcessOptions("sh")
            .args(List.of("sh", "-c", command))
            .stdio(new InheritFd(input))
            .stdio(new InheritFd(output))
            .stdio(new InheritFd(STDERR));
    try {
      child.spawn(
          options,
          (process, status, signal) -> {
            process.close();
            if (isLast) {
              lastStatus = signal == 0 ? status : 128 + signal;
            }
          });
    } catch (SystemError error) {
      System.err.println(command + ": " + error.getMessage());
      child.close();
      lastStatus = COMMAND_NOT_FOUND;
    }
  }

  private void closeUnlessStandard(int fd) {
    if (fd > STDERR) {
      loop.files().close(fd);
    }
  }
}
