import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.FsEvent;
import dev.alicorn.loop.Signal;
import dev.alicorn.loop.Timer;
import java.nio.file.Path;
import java.util.TreeSet;

/**
 * Tells what changes in a folder. Editors write a file in several steps, so changes are gathered
 * until none has come for a while. Usage: FileWatcher.java FOLDER
 */
final class FileWatcher {
  private static final int QUIET_MILLIS = 50;

  private final EventLoop loop;
  private final Path folder;
  private final Timer quiet;
  private final TreeSet<String> changed = new TreeSet<>();

  private FileWatcher(EventLoop loop, Path folder) {
    this.loop = loop;
    this.folder = folder;
    this.quiet = new Timer(loop);
  }

  /** Watches until SIGTERM. */
  public static void main(String[] args) {
    try (EventLoop loop = EventLoop.open()) {
      FileWatcher watcher = new FileWatcher(loop, Path.of(args[0]));
      watcher.start();
      new Signal(loop).start(Signal.SIGTERM, (handle, number) -> loop.stop());
      System.out.println("watching");
      loop.run();
    }
  }

  private void start() {
    FsEvent event = new FsEvent(loop);
    event.start(
        folder.toString(),
        0,
        (handle, name, events, status) -> {
          if (status < 0) {
            System.out.println("cannot watch any more");
            loop.stop();
          } else if (name != null) {
            changed.add(name);
            quiet.startMillis(timer -> tell(), QUIET_MILLIS, 0); // anew, so it waits again
          }
        });
  }

  private void tell() {
    for (String name : changed) {
      loop.asyncFiles()
          .stat(
              folder.resolve(name).toString(),
              (error, stat) ->
                  System.out.println(
                      error == null ? name + ": " + stat.size() + " bytes" : name + ": gone"));
    }
    changed.clear();
  }
}
