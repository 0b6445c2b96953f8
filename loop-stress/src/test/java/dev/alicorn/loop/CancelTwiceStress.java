package dev.alicorn.loop;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZL_Result;

/** Two threads cancel the same work. */
@JCStressTest
@Outcome(
    id = {"true, false, 0 0 1", "false, true, 0 0 1"},
    expect = ACCEPTABLE,
    desc = "one of them did")
@State
public class CancelTwiceStress {
  private final WaitingWork work = new WaitingWork();

  /** One thread. */
  @Actor
  public void cancel(ZZL_Result result) {
    result.r1 = work.cancel();
  }

  /** The other. */
  @Actor
  public void cancelToo(ZZL_Result result) {
    result.r2 = work.cancel();
  }

  /** The loop, later. */
  @Arbiter
  public void end(ZZL_Result result) {
    result.r3 = work.outcome();
  }
}
