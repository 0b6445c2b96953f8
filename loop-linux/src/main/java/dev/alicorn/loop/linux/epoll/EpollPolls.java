package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.spi.PollPort;
import dev.alicorn.loop.spi.PollSink;
import java.util.HashMap;
import java.util.Map;

/** Watches on descriptors of others; level-triggered, see epoll(7). Loop thread only. */
final class EpollPolls implements PollPort {
  private final Poller poller;
  private final Map<Integer, Watch> watches = new HashMap<>();
  private int lastId;

  EpollPolls(Poller poller) {
    this.poller = poller;
  }

  @Override
  public int open(int fd, PollSink sink) {
    for (Watch each : watches.values()) {
      if (each.fd == fd) {
        return Errno.EEXIST;
      }
    }
    Watch watch = new Watch(fd, sink);
    int result = watch.start(READABLE);
    if (result < 0) {
      return result;
    }
    watch.stop();
    watches.put(++lastId, watch);
    return lastId;
  }

  @Override
  public int start(int watch, int events) {
    Watch present = watches.get(watch);
    return present == null ? Errno.EBADF : present.start(events);
  }

  @Override
  public void stop(int watch) {
    Watch present = watches.get(watch);
    if (present != null) {
      present.stop();
    }
  }

  @Override
  public void close(int watch) {
    stop(watch);
    watches.remove(watch);
  }

  private final class Watch implements Pollable {
    private final int fd;
    private final PollSink sink;
    private long key;
    private int wanted;

    Watch(int fd, PollSink sink) {
      this.fd = fd;
      this.sink = sink;
    }

    int start(int events) {
      long result =
          key == 0
              ? poller.registerLevel(fd, this, mask(events))
              : poller.change(fd, key, mask(events));
      if (result < 0) {
        return (int) result;
      }
      wanted = events;
      key = key == 0 ? result : key;
      return 0;
    }

    void stop() {
      if (key != 0) {
        poller.unregisterLevel(fd, key);
        key = 0;
      }
    }

    @Override
    public void onEvents(int events) {
      if ((events & EpollEvents.ERR) != 0 && (events & EpollEvents.PRI) == 0) {
        stop();
        sink.onPoll(Errno.EBADF, 0);
        return;
      }
      // A hang-up alone is told as what was asked for: to read or to write then shows it.
      int all = events == EpollEvents.HUP ? mask(wanted) : events;
      int ready = wanted & unmask(all);
      if (ready != 0) {
        sink.onPoll(0, ready);
      }
    }

    @Override
    public void onTurn() {}

    @Override
    public void release() {
      // The descriptor is its owner's.
    }
  }

  private static int mask(int events) {
    return bit(events, READABLE, EpollEvents.IN)
        | bit(events, WRITABLE, EpollEvents.OUT)
        | bit(events, DISCONNECT, EpollEvents.RDHUP)
        | bit(events, PRIORITIZED, EpollEvents.PRI);
  }

  private static int unmask(int events) {
    return bit(events, EpollEvents.IN, READABLE)
        | bit(events, EpollEvents.OUT, WRITABLE)
        | bit(events, EpollEvents.RDHUP, DISCONNECT)
        | bit(events, EpollEvents.PRI, PRIORITIZED);
  }

  private static int bit(int set, int from, int to) {
    return (set & from) == 0 ? 0 : to;
  }
}
