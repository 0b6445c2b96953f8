package dev.alicorn.loop;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A thread hands in a task while the loop, which has nothing to do, ends its run. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "it ran, in this run or the next")
@State
public class ExecuteWhileEndingStress {
  private final EventLoop loop = EventLoop.open();
  private int runs;

  /** The loop. */
  @Actor
  public void run() {
    loop.run();
  }

  /** The other thread. */
  @Actor
  public void execute() {
    loop.execute(() -> runs++);
  }

  /** The loop, later. */
  @Arbiter
  public void end(I_Result result) {
    loop.run();
    result.r1 = runs;
    loop.close();
  }
}
