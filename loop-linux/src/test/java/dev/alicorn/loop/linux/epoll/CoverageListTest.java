package dev.alicorn.loop.linux.epoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.testkit.LoopContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/handles/COVERAGE.md names is there. */
class CoverageListTest {
  private static final Path LIST = Path.of("../docs/handles/COVERAGE.md");
  private static final Pattern CASE = Pattern.compile("`([A-Za-z]+(?:Contract|Test))\\.(\\w+)`");

  @Test
  void cases_thatAreNamed_exist() throws IOException {
    List<MatchResult> cases = CASE.matcher(Files.readString(LIST)).results().toList();

    assertThat(cases).hasSizeGreaterThan(100);
    assertThat(cases)
        .allSatisfy(each -> assertThat(methods(each.group(1))).contains(each.group(2)));
  }

  private static List<String> methods(String name) throws ClassNotFoundException {
    Class<?> home = name.endsWith("Contract") ? LoopContract.class : CoverageListTest.class;
    Class<?> type = Class.forName(home.getPackageName() + '.' + name);
    return Arrays.stream(type.getDeclaredMethods()).map(method -> method.getName()).toList();
  }
}
