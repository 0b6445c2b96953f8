package dev.alicorn.loop;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A thread writes and sends while the callback of an earlier send may be running. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "both sends were one")
@Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "called for each")
@Outcome(expect = FORBIDDEN, desc = "the last call did not see what was written before the send")
@State
public class SendWhileCalledStress {
  private final EventLoop loop = EventLoop.open();
  private int written;
  private int seen;
  private int calls;
  private final Async async =
      new Async(
          loop,
          handle -> {
            calls++;
            seen = written;
          });

  /** The first send. */
  public SendWhileCalledStress() {
    async.send();
  }

  /** The loop. */
  @Actor
  public void run() {
    loop.run(RunMode.NOWAIT);
  }

  /** The other thread. */
  @Actor
  public void send() {
    written = 1;
    async.send();
  }

  /** The loop, later. */
  @Arbiter
  public void end(II_Result result) {
    loop.run(RunMode.NOWAIT);
    result.r1 = calls;
    result.r2 = seen;
    loop.close();
  }
}
