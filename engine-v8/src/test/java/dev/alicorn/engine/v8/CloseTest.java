package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A context may be closed, or left open at the end of the process, in any state. */
final class CloseTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "finalization",
        "finalizationDue",
        "finalizationRun",
        "handles",
        "modules",
        "wasm",
        "waiting",
        "optimizing",
        "exception",
        "interrupted",
        "inspector"
      })
  void context_closedInState_leavesTheJvmAlive(String state)
      throws IOException, InterruptedException {
    Fork fork = Fork.run(CloseMain.class, List.of(), state, "close");
    assertThat(fork.output()).endsWith("done\n");
    assertThat(fork.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "finalization", "finalizationDue", "optimizing", "inspector"})
  void process_endedWithOpenContext_exitsAsAsked(String state)
      throws IOException, InterruptedException {
    Fork fork = Fork.run(CloseMain.class, List.of(), state, "exit");
    assertThat(fork.output()).isEqualTo("done\n");
    assertThat(fork.exitCode()).isEqualTo(3);
  }

  @Test
  void process_withNativeAccess_isQuiet() throws IOException, InterruptedException {
    Fork fork = Fork.run(CloseMain.class, List.of(), "plain", "close");
    assertThat(fork.output()).isEqualTo("done\n");
  }
}
