package dev.alicorn.loop;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A thread stops the loop while it falls asleep; a stop that were lost would leave it there. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "the run ended, and the handle is still active")
@State
public class StopWhileFallingAsleepStress {
  private final EventLoop loop = EventLoop.open();
  private final Async async = new Async(loop, handle -> {});

  /** The loop. */
  @Actor
  public void sleep() {
    loop.run();
  }

  /** The other thread. */
  @Actor
  public void stop() {
    loop.stop();
  }

  /** The loop, later. */
  @Arbiter
  public void end(Z_Result result) {
    loop.run(RunMode.NOWAIT);
    result.r1 = async.isActive();
    loop.close();
  }
}
