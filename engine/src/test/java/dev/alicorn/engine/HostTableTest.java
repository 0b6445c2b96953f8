package dev.alicorn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HostTableTest {
  @Test
  void builder_manyFunctions_numbersThemInOrder() {
    HostTable.Builder builder = HostTable.builder();
    List<HostFunction> functions = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int result = i;
      HostFunction function = call -> result;
      functions.add(function);
      assertThat(builder.add("f" + i, function)).isEqualTo(i);
    }
    HostTable table = builder.build();
    assertThat(table.get(150)).isSameAs(functions.get(150));
    assertThat(table.names()).hasSize(200).startsWith("f0", "f1").endsWith("f199");
  }

  @Test
  void table_unknownNumber_isNull() {
    HostTable table = HostTable.builder().build();
    assertThat(table.get(0)).isNull();
    assertThat(table.get(-1)).isNull();
  }

  @Test
  void table_builtBefore_doesNotChange() {
    HostTable.Builder builder = HostTable.builder();
    HostTable before = builder.build();
    builder.add("late", call -> null);
    assertThat(before.get(0)).isNull();
    assertThat(before.names()).isEmpty();
  }

  @Test
  void config_changedInOnePart_keepsTheOthers() {
    EngineConfig config =
        EngineConfig.defaults()
            .withFlags(List.of("--a"))
            .withCacheDir(Path.of("cache"))
            .withStackSizeKiB(500)
            .forSnapshotBuild();
    assertThat(config).isEqualTo(new EngineConfig(List.of("--a"), Path.of("cache"), 500, true));
  }

  @Test
  void kinds_numbers_areTheirPlaces() {
    for (int i = 0; i < JsKind.values().length; i++) {
      assertThat(JsKind.values()[i].code()).isEqualTo(i);
    }
  }
}
