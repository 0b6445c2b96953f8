package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.posix.SignalTrap;
import dev.alicorn.loop.spi.SignalWatches;
import java.util.function.IntConsumer;

/**
 * The process's signal trap in one poller, from the first signal that its loop watches. It is in
 * every poller that ever watched one; who finds it readable tells the others.
 */
final class TrapPoll implements SignalWatches.Trap, Pollable {
  private final Poller poller;
  private long key;

  TrapPoll(Poller poller) {
    this.poller = poller;
  }

  @Override
  public int add(int signal, IntConsumer listener) {
    int result = SignalTrap.add(signal, listener);
    if (result == 0 && key == 0 && register() < 0) {
      SignalTrap.remove(signal, listener);
      return Errno.EMFILE;
    }
    return result;
  }

  @Override
  public void remove(int signal, IntConsumer listener) {
    SignalTrap.remove(signal, listener);
  }

  private int register() {
    key = Math.max(0, poller.register(SignalTrap.descriptor(), this));
    return key == 0 ? Errno.EMFILE : 0;
  }

  @Override
  public void onEvents(int events) {
    SignalTrap.deliver();
  }

  @Override
  public void onTurn() {}

  @Override
  public void release() {
    // The trap stays open for the process.
  }
}
