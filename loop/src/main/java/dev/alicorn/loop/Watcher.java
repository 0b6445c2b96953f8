package dev.alicorn.loop;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What idle, prepare and check handles share: a place in their phase and a callback. */
abstract class Watcher extends Handle {
  private final WatcherPhase home;
  @Nullable Watcher before;
  @Nullable Watcher after;
  long startId;
  private @Nullable Runnable call;

  Watcher(EventLoop loop, WatcherPhase home) {
    super(loop);
    this.home = home;
  }

  /** Starts; when it runs already, the earlier callback stays, as in libuv. */
  final <H extends Watcher> void startWith(Consumer<? super H> callback, H self) {
    checkUsable();
    if (!isActive()) {
      call = () -> loop.gate.handle(callback, self);
      home.add(this);
      activate();
    }
  }

  /** Stops it; idempotent. */
  public final void stop() {
    loop.checkThread();
    if (isActive()) {
      home.remove(this);
      deactivate();
      call = null;
    }
  }

  final void fire() {
    Runnable present = call;
    if (present != null) {
      present.run();
    }
  }

  @Override
  final boolean release() {
    stop();
    return true;
  }
}
