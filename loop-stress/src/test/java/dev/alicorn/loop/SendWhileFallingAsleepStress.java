package dev.alicorn.loop;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A thread sends while the loop falls asleep; a send that were lost would leave it there. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "the loop was woken")
@State
public class SendWhileFallingAsleepStress {
  private final EventLoop loop = EventLoop.open();
  private int calls;
  private final Async async = new Async(loop, handle -> calls++);

  /** The loop. */
  @Actor
  public void sleep() {
    loop.run(RunMode.ONCE);
  }

  /** The other thread. */
  @Actor
  public void send() {
    async.send();
  }

  /** The loop, later. */
  @Arbiter
  public void end(I_Result result) {
    loop.run(RunMode.NOWAIT);
    result.r1 = calls;
    loop.close();
  }
}
