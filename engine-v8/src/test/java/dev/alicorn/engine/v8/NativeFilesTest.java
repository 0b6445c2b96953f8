package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.engine.EngineUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeFilesTest {
  @Test
  void files_unpackedByManyAtOnce_areWholeAndAlone(@TempDir Path cache) throws Exception {
    List<Callable<NativeFiles>> tasks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tasks.add(() -> NativeFiles.unpack(cache));
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      for (Future<NativeFiles> future : pool.invokeAll(tasks)) {
        assertThat(future.get().icuDataFile()).isRegularFile();
      }
    }
    try (Stream<Path> all = Files.walk(cache)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      assertThat(files).hasSize(3).noneMatch(file -> file.toString().endsWith("unfinished"));
      assertThat(files).allMatch(file -> file.toFile().length() > 300_000);
    }
  }

  @Test
  void files_unpackedAgain_areNotTouched(@TempDir Path cache) throws IOException {
    Path file = NativeFiles.unpack(cache).icuDataFile();
    Object before = Files.getLastModifiedTime(file);
    NativeFiles.unpack(cache);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
  }

  @Test
  void cache_thatCannotBeWritten_isNamedInTheError(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "not a directory");
    assertThatThrownBy(() -> NativeFiles.unpack(file))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("alicorn.cache");
  }
}
