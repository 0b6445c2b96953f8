package dev.alicorn.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Several loops, each on a thread of its own, that run until the group is closed. To share a port
 * among them, each binds a server of its own with {@link Tcp#REUSE_PORT}, and the kernel spreads
 * the connections.
 *
 * <p>Any thread, except that a loop's handles belong to its thread: reach it by {@link
 * EventLoop#execute}, or make them in the set-up.
 */
public final class LoopGroup implements AutoCloseable {
  private final List<Member> members = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  private LoopGroup() {}

  /** Opens as many loops as there are processors. */
  public static LoopGroup open(Consumer<? super EventLoop> setUp) {
    return open(Runtime.getRuntime().availableProcessors(), EventLoop::builder, setUp);
  }

  /**
   * Opens loops, and returns when all have been set up.
   *
   * @param size how many, 1 at least
   * @param builders makes a builder for each loop
   * @param setUp called for each loop on its own thread, before it runs
   * @throws RuntimeException what a set-up threw; no loop is left then
   */
  public static LoopGroup open(
      int size, Supplier<EventLoopBuilder> builders, Consumer<? super EventLoop> setUp) {
    if (size < 1) {
      throw new IllegalArgumentException("the size must be positive: " + size);
    }
    LoopGroup group = new LoopGroup();
    for (int i = 0; i < size; i++) {
      group.members.add(new Member(i, builders.get(), setUp));
    }
    try {
      group.members.forEach(member -> member.opened.join());
    } catch (CompletionException e) {
      group.close();
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
    return group;
  }

  /** All loops, in order. */
  public List<EventLoop> loops() {
    return members.stream().map(member -> member.opened.join()).toList();
  }

  /** One loop after the other, over and over. */
  public EventLoop next() {
    return members.get(Math.floorMod(turn.getAndIncrement(), members.size())).opened.join();
  }

  /** Stops all loops, closes their handles, and waits for their threads. Idempotent. */
  @Override
  public void close() {
    members.forEach(Member::stop);
    members.forEach(Member::join);
  }

  /** A loop and its thread. */
  private static final class Member {
    private final CompletableFuture<EventLoop> opened = new CompletableFuture<>();
    private final Thread thread;

    Member(int number, EventLoopBuilder builder, Consumer<? super EventLoop> setUp) {
      thread =
          Thread.ofPlatform().name("alicorn-loop-" + number).start(() -> runLoop(builder, setUp));
    }

    private void runLoop(EventLoopBuilder builder, Consumer<? super EventLoop> setUp) {
      try (EventLoop loop = builder.open()) {
        new Async(loop, async -> {}); // keeps the loop alive while it has nothing to do
        setUp.accept(loop);
        opened.complete(loop);
        loop.run();
      } catch (Throwable failure) {
        if (!opened.completeExceptionally(failure)) {
          throw failure;
        }
      }
    }

    void stop() {
      try {
        opened.join().stop();
      } catch (CompletionException e) {
        // There is no loop: its set-up failed, which open() tells.
      }
    }

    void join() {
      boolean interrupted = false;
      while (true) {
        try {
          thread.join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
