package dev.alicorn.loop.linux.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.EventLoopBuilder;
import dev.alicorn.loop.Files;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.OpenFlags;
import dev.alicorn.loop.linux.posix.PosixFiles;
import dev.alicorn.loop.sim.FaultyFiles;
import dev.alicorn.loop.sim.SimProvider;
import dev.alicorn.loop.testkit.BackendUnderTest;
import dev.alicorn.loop.testkit.Bytes;
import dev.alicorn.loop.testkit.DirectoryContract;
import dev.alicorn.loop.testkit.FileContract;
import dev.alicorn.loop.testkit.FileErrorContract;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the simulation: the contract of all files without faults, and what faults do. */
class FaultyFilesTest implements BackendUnderTest {
  private static final int MUCH = 1 << 20;
  private static final int FLAGS = OpenFlags.O_RDWR | OpenFlags.O_CREAT;

  private final FaultyFiles faults = new FaultyFiles(PosixFiles.INSTANCE);
  private final List<String> log = new ArrayList<>();
  private EventLoop loop;
  private Files files;
  private String path;

  @Override
  public SimProvider provider() {
    return new SimProvider().files(faults.port());
  }

  @Override
  public EventLoopBuilder loopBuilder() {
    return provider().loopBuilder();
  }

  @BeforeEach
  void openLoop(@TempDir Path folder) {
    loop = loopBuilder().open();
    files = loop.files();
    path = folder.resolve("file").toString();
  }

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  @Test
  void spaceLeft_usedUp_isEnospcAndKeepsWhatWasWritten() {
    faults.spaceLeft(10);
    int fd = files.open(path, FLAGS, 0600);
    assertThat(files.write(fd, Bytes.pattern(8), 0, 8, -1)).isEqualTo(8);
    assertThat(files.write(fd, Bytes.pattern(8), 0, 8, -1)).isEqualTo(2);
    assertThatThrownBy(() -> files.write(fd, Bytes.pattern(8), 0, 8, -1))
        .hasMessageStartingWith("ENOSPC");
    loop.asyncFiles()
        .write(fd, Bytes.pattern(8), 0, 8, -1, (error, count) -> log.add(String.valueOf(error)));
    loop.run();
    files.close(fd);

    assertThat(log).hasSize(1);
    assertThat(log.get(0)).contains("ENOSPC");
    assertThat(files.stat(path).size()).isEqualTo(10);
  }

  @Test
  void writeAll_shortTransfers_writesAndReadsAll() {
    faults.shortTransfers(0.9).seed(7);
    byte[] much = new byte[MUCH];
    for (int i = 0; i < much.length; i++) {
      much[i] = Bytes.patternAt(i);
    }
    files.writeAll(path, much);

    assertThat(files.readAll(path)).isEqualTo(much);
  }

  @Test
  void transfers_sameSeed_endAtTheSamePlaces() {
    assertThat(counts(3)).isEqualTo(counts(3)).isNotEqualTo(counts(4));
  }

  private List<Integer> counts(long seed) {
    faults.shortTransfers(0.5).seed(seed);
    int fd = files.open(path, FLAGS, 0600);
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      counts.add(files.write(fd, Bytes.pattern(1000), 0, 1000, 0));
    }
    files.close(fd);
    return counts;
  }

  @Test
  void vectors_shortTransfers_takeAPart() {
    faults.shortTransfers(1);
    int fd = files.open(path, FLAGS, 0600);
    MemorySegment bytes = Bytes.pattern(100);
    long count = files.writev(fd, new IoVector().add(bytes, 0, 50).add(bytes, 50, 50), 0);
    files.close(fd);

    assertThat(count).isBetween(1L, 99L);
  }

  @Test
  void descriptorsLeft_usedUp_isEmfileUntilOneIsClosed() {
    faults.descriptorsLeft(1);
    int fd = files.open(path, FLAGS, 0600);
    assertThatThrownBy(() -> files.open(path, FLAGS, 0600)).hasMessageStartingWith("EMFILE");
    files.close(fd);
    files.close(files.open(path, FLAGS, 0600));
  }

  @Test
  void failNext_anyOperation_failsOnce() {
    faults.failNext("mkdir", Errno.EIO).failNext("sendfile", Errno.EIO);
    faults.failNext("opendir", Errno.EMFILE);
    assertThatThrownBy(() -> files.opendir("/")).hasMessageStartingWith("EMFILE");
    assertThatThrownBy(() -> files.mkdir(path, 0700)).hasMessageStartingWith("EIO");
    files.mkdir(path, 0700);
    assertThatThrownBy(() -> files.sendfile(0, 0, 0, 1)).hasMessageStartingWith("EIO");
  }

  @Nested
  class DirectoriesWithoutFaults extends DirectoryContract {}

  @Nested
  class WithoutFaults extends FileContract {}

  @Nested
  class ErrorsWithoutFaults extends FileErrorContract {}
}
