package dev.alicorn.loop;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZL_Result;

/** A thread cancels work that a thread of the pool takes. */
@JCStressTest
@Outcome(id = "false, 1 1 0", expect = ACCEPTABLE, desc = "the pool's thread came first")
@Outcome(id = "true, 0 0 1", expect = ACCEPTABLE, desc = "it was cancelled")
@State
public class CancelWhileTakenStress {
  private final WaitingWork work = new WaitingWork();

  /** The pool's thread. */
  @Actor
  public void take() {
    work.take();
  }

  /** The thread that cancels. */
  @Actor
  public void cancel(ZL_Result result) {
    result.r1 = work.cancel();
  }

  /** The loop, later. */
  @Arbiter
  public void end(ZL_Result result) {
    result.r2 = work.outcome();
  }
}
