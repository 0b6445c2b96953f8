import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.OpenFlags;
import dev.alicorn.loop.Signal;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Serves the files of a folder over HTTP/1.1, by nothing but the loop's calls: each file is read in
 * pieces on the pool, the next one when the last has gone. Usage: StaticServer.java FOLDER [PORT]
 */
final class StaticServer {
  private static final int BACKLOG = 511;
  private static final int PIECE = 64 * 1024;
  private static final int MOST_HEAD = 16 * 1024;

  private final EventLoop loop;
  private final Path folder;

  private StaticServer(EventLoop loop, Path folder) {
    this.loop = loop;
    this.folder = folder;
  }

  /** Serves until SIGTERM. */
  public static void main(String[] args) {
    int port = args.length < 2 ? 0 : Integer.parseInt(args[1]);
    try (EventLoop loop = EventLoop.open()) {
      StaticServer site = new StaticServer(loop, Path.of(args[0]).toAbsolutePath().normalize());
      Tcp server = new Tcp(loop);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      server.listen(BACKLOG, (from, status) -> site.accept(from));
      System.out.println("listening on " + server.getsockname().getPort());
      new Signal(loop).start(Signal.SIGTERM, (handle, number) -> loop.stop());
      loop.run();
    }
  }

  private void accept(Stream server) {
    Tcp tcp = new Tcp(loop);
    server.accept(tcp);
    tcp.noDelay(true);
    new Client(tcp).awaitRequest();
  }

  /** One connection: a request, its answer, and the next. */
  private final class Client {
    private final Tcp tcp;
    private final MemorySegment piece = Arena.ofAuto().allocate(PIECE);
    private final StringBuilder head = new StringBuilder();
    private boolean keepAlive;

    Client(Tcp tcp) {
      this.tcp = tcp;
    }

    void awaitRequest() {
      if (head.indexOf("\r\n\r\n") >= 0) {
        serveNext(); // it came with the one before
      } else if (!tcp.isClosing() && !tcp.isActive()) {
        tcp.readStart(this::onRead);
      }
    }

    private void onRead(Stream from, int nread, MemorySegment buffer, long offset) {
      if (nread < 0) {
        tcp.close();
        return;
      }
      byte[] bytes = buffer.asSlice(offset, nread).toArray(JAVA_BYTE);
      head.append(new String(bytes, StandardCharsets.ISO_8859_1));
      if (head.indexOf("\r\n\r\n") >= 0) {
        tcp.readStop();
        serveNext();
      } else if (head.length() > MOST_HEAD) {
        tcp.readStop();
        keepAlive = false;
        fail(431, "Request Header Fields Too Large");
      }
    }

    private void serveNext() {
      int end = head.indexOf("\r\n\r\n");
      String[] lines = head.substring(0, end).split("\r\n", -1);
      head.delete(0, end + 4);
      String[] request = lines[0].split(" ", -1);
      keepAlive = request.length == 3 && request[2].equals("HTTP/1.1");
      for (String line : lines) {
        keepAlive &= !line.equalsIgnoreCase("connection: close");
      }
      if (request.length != 3) {
        keepAlive = false;
        fail(400, "Bad Request");
      } else if (!request[0].equals("GET") && !request[0].equals("HEAD")) {
        keepAlive = false; // a body may follow, which is not read
        fail(405, "Method Not Allowed");
      } else {
        find(request[1], request[0].equals("HEAD"));
      }
    }

    private void find(String target, boolean headOnly) {
      String path = target.replaceFirst("[?#].*", "").replaceFirst("^/+", "");
      Path file = folder.resolve(path.isEmpty() ? "index.html" : path).normalize();
      if (!file.startsWith(folder)) {
        fail(403, "Forbidden");
        return;
      }
      loop.asyncFiles()
          .open(file.toString(), OpenFlags.O_RDONLY, 0, (error, fd) -> onOpen(error, fd, headOnly));
    }

    private void onOpen(SystemError error, Integer fd, boolean headOnly) {
      if (error != null) {
        fail(error.code().equals("ENOENT") ? 404 : 403, error.code());
        return;
      }
      loop.asyncFiles()
          .fstat(
              fd,
              (failure, stat) -> {
                if (failure != null || !isFile(stat)) {
                  closeFile(fd);
                  fail(403, "Forbidden");
                } else {
                  say("200 OK", stat.size());
                  send(fd, headOnly ? 0 : stat.size());
                }
              });
    }

    private boolean isFile(FileStat stat) {
      return (stat.mode() & 0xF000) == 0x8000;
    }

    private void say(String status, long length) {
      String lines =
          "HTTP/1.1 " + status + "\r\nContent-Length: " + length
              + (keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
      write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void write(ByteBuffer bytes) {
      if (!tcp.isClosing()) {
        tcp.write(bytes, (request, status) -> closeUnless(status == 0));
      }
    }

    private void closeUnless(boolean fine) {
      if (!fine && !tcp.isClosing()) {
        tcp.close();
      }
    }

    private void send(int fd, long left) {
      if (left == 0 || tcp.isClosing()) {
        closeFile(fd);
        finish();
        return;
      }
      loop.asyncFiles()
          .read(
              fd,
              piece,
              0,
              (int) Math.min(left, PIECE),
              -1,
              (error, count) -> {
                if (error != null || count == 0 || tcp.isClosing()) {
                  closeFile(fd); // shorter than it said it was: the client must hear of it
                  closeUnless(false);
                } else {
                  tcp.write(
                      piece,
                      0,
                      count,
                      (request, status) -> {
                        closeUnless(status == 0);
                        send(fd, status == 0 ? left - count : 0);
                      });
                }
              });
    }

    private void closeFile(int fd) {
      loop.asyncFiles().close(fd, (error, nothing) -> {});
    }

    private void fail(int status, String reason) {
      say(status + " " + reason, 0);
      finish();
    }

    private void finish() {
      if (tcp.isClosing()) {
        return;
      }
      if (keepAlive) {
        awaitRequest();
      } else {
        tcp.shutdown((request, status) -> closeUnless(false));
      }
    }
  }
}
