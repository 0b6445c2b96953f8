package dev.alicorn.loop;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A thread posts twice while the loop takes what is there. */
@JCStressTest
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "each once, in order")
@State
public class PostsInTurnStress {
  private final PostQueue queue = new PostQueue();
  private final Deliveries deliveries = new Deliveries();

  /** The other thread. */
  @Actor
  public void post() {
    queue.push(deliveries.post("1"));
    queue.push(deliveries.post("2"));
  }

  /** The loop. */
  @Actor
  public void deliver() {
    queue.deliverAll();
  }

  /** The loop, later. */
  @Arbiter
  public void end(L_Result result) {
    queue.deliverAll();
    result.r1 = deliveries.toString();
  }
}
