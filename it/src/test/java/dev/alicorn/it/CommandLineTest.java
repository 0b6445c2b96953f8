package dev.alicorn.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code ./alicorn} takes Node's command line. */
class CommandLineTest {
  @Test
  void eval_withArguments_seesThem() {
    Program.Outcome outcome =
        Program.alicorn("-e", "console.log(process.argv.slice(1), require('path').sep)", "a", "b")
            .run();
    assertThat(outcome.text()).isEqualTo("[ 'a', 'b' ] /\nexit code 0\n");
  }

  @Test
  void print_ofAnExpression_showsItsValue() {
    assertThat(Program.alicorn("-p", "[1, { a: 2 }]").run().text())
        .isEqualTo("[ 1, { a: 2 } ]\nexit code 0\n");
  }

  @Test
  void stdin_pipedIn_isRun() {
    assertThat(Program.alicorn("-", "x").input("console.log(process.argv.length)").run().text())
        .isEqualTo("3\nexit code 0\n");
    assertThat(Program.alicorn().input("console.log(__filename)").run().text())
        .isEqualTo("[stdin]\nexit code 0\n");
  }

  @Test
  void version_printed_isNodes() {
    assertThat(Program.alicorn("--version").run().out()).startsWith("v24.");
    assertThat(Program.alicorn("-p", "process.version").run().out())
        .isEqualTo(Program.alicorn("-v").run().out());
  }

  @Test
  void help_printed_namesOptions() {
    assertThat(Program.alicorn("--help").run().out()).contains("--eval", "--require");
  }

  @Test
  void option_unknown_endsWith9() {
    Program.Outcome outcome = Program.alicorn("--no-such-option").run();
    assertThat(outcome.exitCode()).isEqualTo(9);
    assertThat(outcome.err()).contains("bad option: --no-such-option");
  }

  @Test
  void backend_unknown_endsWith9AndOneLine() {
    Program.Outcome outcome = Program.alicorn("-e", "console.log('never')").backend("kqueue").run();
    assertThat(outcome.exitCode()).isEqualTo(9);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .hasLineCount(1)
        .contains("no loop back end 'kqueue'; known:", "epoll", "nio");
  }

  @Test
  void require_ofAModule_loadsItFirst() {
    assertThat(
            Program.alicorn("-r", "./examples/next-tick.js", "-e", "console.log('last')")
                .run()
                .out())
        .startsWith("at once, bar is undefined")
        .contains("last");
  }

  @Test
  void script_absent_endsWith1() {
    Program.Outcome outcome = Program.alicorn("examples/none.js").run();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("Cannot find module", "MODULE_NOT_FOUND");
  }

  @Test
  void exitCode_setByScript_isTheProcesss() {
    assertThat(Program.alicorn("-e", "process.exitCode = 7").run().exitCode()).isEqualTo(7);
    assertThat(Program.alicorn("-e", "process.exit(3)").run().exitCode()).isEqualTo(3);
    assertThat(Program.alicorn("-e", "throw new Error('x')").run().exitCode()).isEqualTo(1);
    assertThat(Program.alicorn("-e", "process.on('uncaughtException', () => {}); null.x").run())
        .returns(0, Program.Outcome::exitCode);
  }
}
