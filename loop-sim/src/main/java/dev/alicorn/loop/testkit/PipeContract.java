package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.Pipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unix-domain sockets: echo, names, and what goes wrong with paths. */
public abstract class PipeContract extends StreamContract {
  /** For the subclasses. */
  protected PipeContract() {}

  private Pipe serveEcho(String path) {
    Pipe server = new Pipe(loop);
    server.bind(path);
    server.listen(
        128,
        (stream, status) -> {
          Pipe client = new Pipe(loop);
          stream.accept(client);
          echo(client);
        });
    return server;
  }

  @Test
  void echo_overPath_comesBack(@TempDir Path dir) {
    String path = dir.resolve("s").toString();
    Pipe server = serveEcho(path);
    Pipe client = new Pipe(loop);
    client.connect(
        path,
        (request, status) -> {
          assertThat(status).isZero();
          sayOnce(client, "hello", server);
        });

    run();

    assertThat(log).containsExactly("hello");
  }

  @Test
  void names_serverAndClient_areThePath(@TempDir Path dir) {
    String path = dir.resolve("s").toString();
    Pipe server = serveEcho(path);
    Pipe client = new Pipe(loop);
    client.connect(path, (request, status) -> log.add("connected"));
    runUntil(() -> !log.isEmpty());

    assertThat(server.getsockname()).isEqualTo(path);
    assertThat(client.getpeername()).isEqualTo(path);
    assertThat(client.getsockname()).isEmpty();
  }

  @Test
  void close_boundServer_removesPath(@TempDir Path dir) {
    Path path = dir.resolve("s");
    Pipe server = serveEcho(path.toString());
    assertThat(path).exists();

    server.close();
    run();

    assertThat(path).doesNotExist();
  }

  @Test
  void connect_noSuchPath_failsByCallback(@TempDir Path dir) {
    Pipe client = new Pipe(loop);
    client.connect(
        dir.resolve("missing").toString(), (request, status) -> log.add(Errno.name(status)));
    assertThat(log).isEmpty();

    runUntil(() -> !log.isEmpty());

    assertThat(log).containsExactly("ENOENT");
  }

  @Test
  void connect_plainFile_isRefused(@TempDir Path dir) throws IOException {
    Path file = Files.createFile(dir.resolve("file"));
    Pipe client = new Pipe(loop);
    client.connect(file.toString(), (request, status) -> log.add(Errno.name(status)));

    runUntil(() -> !log.isEmpty());

    assertThat(log).containsExactly("ECONNREFUSED");
  }

  @Test
  void bind_pathExists_isInUse(@TempDir Path dir) throws IOException {
    Path file = Files.createFile(dir.resolve("file"));
    Pipe server = new Pipe(loop);

    assertThatThrownBy(() -> server.bind(file.toString())).hasMessageStartingWith("EADDRINUSE");
    assertThat(file).exists();
  }

  @Test
  void bind_noSuchDirectory_isDenied(@TempDir Path dir) {
    Pipe server = new Pipe(loop);
    String path = dir.resolve("missing/s").toString();

    assertThatThrownBy(() -> server.bind(path)).hasMessageStartingWith("EACCES");
  }

  @Test
  void listen_unbound_isInvalid() {
    Pipe server = new Pipe(loop);

    assertThatThrownBy(() -> server.listen(1, (from, status) -> {}))
        .hasMessageStartingWith("EINVAL");
  }

  @Test
  void shutdown_client_serverReadsEnd(@TempDir Path dir) {
    String path = dir.resolve("s").toString();
    Pipe server = serveEcho(path);
    Pipe client = new Pipe(loop);
    client.connect(
        path,
        (request, status) -> {
          write(client, "bye");
          client.shutdown((end, ended) -> log.add("shutdown " + ended));
          read(
              client,
              (stream, nread, buffer, offset) -> {
                log.add(nread < 0 ? Errno.name(nread) : Bytes.text(buffer, offset, nread));
                if (nread < 0) {
                  client.close();
                  server.close();
                }
              });
        });

    run();

    assertThat(log).containsExactly("shutdown 0", "bye", "EOF");
  }

  @Test
  void chmod_boundServer_opensItToAll(@TempDir Path dir) throws IOException {
    Path path = dir.resolve("s");
    Pipe server = new Pipe(loop);
    server.bind(path.toString());
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    server.chmod(true, false);
    assertThat(permissions(path)).isEqualTo("rwxr--r--");
    server.chmod(true, true);
    assertThat(permissions(path)).isEqualTo("rwxrw-rw-");
    assertThatThrownBy(() -> server.chmod(false, false)).hasMessageStartingWith("EINVAL");
    assertThatThrownBy(() -> new Pipe(loop).chmod(true, true)).hasMessageStartingWith("EBADF");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void clients_several_areAllServed(@TempDir Path dir) {
    String path = dir.resolve("s").toString();
    Pipe server = serveEcho(path);
    for (int i = 0; i < 10; i++) {
      String text = "client " + i;
      Pipe client = new Pipe(loop);
      client.connect(
          path,
          (request, status) -> {
            write(client, text);
            read(
                client,
                (stream, nread, buffer, offset) -> {
                  log.add(Bytes.text(buffer, offset, nread));
                  client.close();
                  if (log.size() == 10) {
                    server.close();
                  }
                });
          });
    }

    run();

    assertThat(log).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void connect_closedMeanwhile_callsBackOnce(@TempDir Path dir) {
    String path = dir.resolve("s").toString();
    Pipe server = serveEcho(path);
    for (int i = 0; i < 3; i++) {
      Pipe client = new Pipe(loop);
      client.connect(path, (request, status) -> log.add(Errno.name(status)));
      client.close();
    }
    server.close();

    run();

    assertThat(log).containsExactly("ECANCELED", "ECANCELED", "ECANCELED");
  }

  @Test
  void name_tooLong_isRefused() {
    String name = "/tmp/" + "x".repeat(200);

    assertThatThrownBy(() -> new Pipe(loop).bind(name)).hasMessageContaining("ENAMETOOLONG");
  }

  @Test
  void bind_twice_isInvalid(@TempDir Path dir) {
    Pipe server = new Pipe(loop);
    server.bind(dir.resolve("s").toString());

    assertThatThrownBy(() -> server.bind(dir.resolve("t").toString()))
        .hasMessageStartingWith("EINVAL");
  }
}
