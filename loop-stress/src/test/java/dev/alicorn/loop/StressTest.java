package dev.alicorn.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;

/** Has jcstress try what may come of two threads that meet, in JVMs of their own. */
final class StressTest {
  private static final int TESTS = 8;

  @Test
  void outcomes_ofAllMeetings_areAllowed() throws Exception {
    String[] words =
        "-r jcstress -f 1 -fsm 1 -iters 2 -time 500 -af NONE -sc false -jvmArgs -Xmx256m"
            .split(" ");
    Options options = new Options(words);
    assertThat(options.parse()).isTrue();
    JCStress stress = new JCStress(options);

    assertThat(stress.getTests()).hasSize(TESTS);
    assertThatCode(stress::run).doesNotThrowAnyException();
  }
}
