package dev.alicorn.loop;

import dev.alicorn.loop.event.Phase;
import dev.alicorn.loop.spi.Backend;
import dev.alicorn.loop.spi.BackendContext;
import dev.alicorn.loop.spi.BackendProvider;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The poll phase: waits in the back end and delivers its completions, then what other threads
 * posted. Until a handle needs the back end there is none, and the loop's thread parks instead.
 */
final class PollPhase implements LoopPhase, BackendContext {
  /** A deadline that has passed: look, do not wait. */
  static final long NO_WAIT = Long.MIN_VALUE;

  /** A deadline that never comes. */
  static final long FOR_EVER = Long.MAX_VALUE;

  private final EventLoop loop;
  private final BackendChoice choice;
  private final PostQueue posts = new PostQueue();
  private volatile @Nullable Backend backend;
  private long deadlineNanos = NO_WAIT;
  private long waitStart;
  private boolean waiting;
  private boolean closing;

  /** True while the loop may sleep and nobody has woken it yet: who turns it off must wake. */
  private volatile boolean asleep;

  private volatile @Nullable Thread parked;
  private boolean interrupted;

  long waitedNanos;
  long events;
  long eventsWaiting;

  PollPhase(EventLoop loop, BackendChoice choice) {
    this.loop = loop;
    this.choice = choice;
  }

  Backend backend() {
    Backend present = backend;
    if (present == null) {
      present = provider().open(this);
      backend = present;
    }
    return present;
  }

  BackendProvider provider() {
    return choice.provider();
  }

  int fileno() {
    return backend().fileno();
  }

  /** The loop closes: a back end that could not be opened so far is not tried again. */
  void closes() {
    closing = true;
  }

  /** Sets until when the next run may wait, in the loop's time. */
  void setDeadline(long nanos) {
    deadlineNanos = nanos;
  }

  /** Any thread. */
  void post(PostQueue.Post post) {
    posts.push(post);
    if (asleep) {
      asleep = false;
      wake();
    }
  }

  private void wake() {
    Thread sleeper = parked;
    if (sleeper != null) {
      LockSupport.unpark(sleeper);
    }
    Backend present = backend;
    if (present != null) {
      present.wake();
    }
  }

  @Override
  public Phase phase() {
    return Phase.POLL;
  }

  @Override
  public boolean isEmpty() {
    return posts.isEmpty();
  }

  @Override
  public int depth() {
    return -1;
  }

  @Override
  public void run() {
    Backend present = backend;
    if (present == null && !closing && choice.needsPoll()) {
      present = backend();
    }
    long timeout = timeoutNow();
    if (timeout != 0) {
      asleep = true;
      if (!posts.isEmpty()) {
        timeout = 0;
      }
    }
    int count = 0;
    if (present != null) {
      count = poll(present, timeout);
    } else if (timeout != 0) {
      waiting = true;
      park(timeout);
    }
    asleep = false;
    woken();
    count += posts.deliverAll();
    events += count;
    eventsWaiting += timeout == 0 ? count : 0;
  }

  /** Polls; again when a wait ended early for nothing, as a signal or a late wake can have it. */
  private int poll(Backend present, long firstTimeout) {
    long timeout = firstTimeout;
    long calls = loop.gate.calls;
    int count;
    do {
      waiting = timeout != 0;
      count = present.poll(timeout);
      boolean forNothing = count == 0 && asleep && posts.isEmpty() && loop.gate.calls == calls;
      timeout = forNothing && timeout != 0 ? timeoutNow() : 0;
    } while (timeout != 0);
    return count;
  }

  /** From the clock, not the loop's time: a slow callback must not make the wait too long. */
  private long timeoutNow() {
    waitStart = 0;
    if (deadlineNanos == NO_WAIT) {
      return 0;
    }
    waitStart = loop.clockNanos();
    return deadlineNanos == FOR_EVER ? -1 : Math.max(0, deadlineNanos - waitStart);
  }

  @Override
  public LoopClock clock() {
    return loop.clock;
  }

  @Override
  public void woken() {
    if (waiting) {
      waiting = false;
      loop.updateTime();
      waitedNanos += loop.nowNanos() - waitStart;
    }
  }

  private void park(long nanos) {
    parked = Thread.currentThread();
    long end = loop.clockNanos() + nanos;
    while (asleep && posts.isEmpty()) {
      if (nanos < 0) {
        LockSupport.park(this);
      } else {
        long left = end - loop.clockNanos();
        if (left <= 0) {
          break;
        }
        LockSupport.parkNanos(this, left);
      }
      interrupted |= Thread.interrupted();
    }
    parked = null;
  }

  /** Gives back an interrupt that came while the loop was parked. */
  void restoreInterrupt() {
    if (interrupted) {
      interrupted = false;
      Thread.currentThread().interrupt();
    }
  }

  /** Frees the back end and delivers what came in too late for the last iteration. */
  void close() {
    Backend present = backend;
    if (present != null) {
      present.close();
    }
    posts.deliverAll();
  }
}
