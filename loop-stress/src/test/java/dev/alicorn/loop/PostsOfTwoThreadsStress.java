package dev.alicorn.loop;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two threads post at once. */
@JCStressTest
@Outcome(
    id = {"1, 2, 3", "1, 3, 2", "3, 1, 2"},
    expect = ACCEPTABLE,
    desc = "each once, each thread's in order")
@State
public class PostsOfTwoThreadsStress {
  private final PostQueue queue = new PostQueue();
  private final Deliveries deliveries = new Deliveries();

  /** A thread that posts twice. */
  @Actor
  public void postTwice() {
    queue.push(deliveries.post("1"));
    queue.push(deliveries.post("2"));
  }

  /** A thread that posts once. */
  @Actor
  public void postOnce() {
    queue.push(deliveries.post("3"));
  }

  /** The loop, later. */
  @Arbiter
  public void end(L_Result result) {
    queue.deliverAll();
    result.r1 = deliveries.toString();
  }
}
