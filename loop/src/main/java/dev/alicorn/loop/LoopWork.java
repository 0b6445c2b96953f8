package dev.alicorn.loop;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a loop does through its pool; each part is made when it is first asked for. */
final class LoopWork {
  private final EventLoop loop;
  private final int ownPoolSize;
  private @Nullable WorkerPool pool;
  private boolean ownsPool;
  private @Nullable Files files;
  private @Nullable AsyncFiles asyncFiles;
  private @Nullable Names names;
  private @Nullable Random random;

  LoopWork(EventLoop loop, @Nullable WorkerPool pool, int ownPoolSize) {
    this.loop = loop;
    this.pool = pool;
    this.ownPoolSize = ownPoolSize;
  }

  <T> WorkRequest<T> submit(Callable<T> job, WorkCallback<T> callback, boolean slow) {
    loop.checkOpen();
    WorkerPool target = pool();
    WorkRequest<T> request = new WorkRequest<>(loop, target, job, callback, slow);
    request.begin(loop);
    try {
      target.submit(request);
    } catch (Throwable refused) {
      request.end(loop);
      throw refused;
    }
    return request;
  }

  private WorkerPool pool() {
    WorkerPool present = pool;
    if (present == null) {
      ownsPool = ownPoolSize > 0;
      present = ownsPool ? new WorkerPool(ownPoolSize) : WorkerPool.shared();
      pool = present;
    }
    return present;
  }

  Files files() {
    Files present = files;
    if (present == null) {
      present = new Files(loop.poll.provider().files());
      files = present;
    }
    return present;
  }

  AsyncFiles asyncFiles() {
    AsyncFiles present = asyncFiles;
    if (present == null) {
      present = new AsyncFiles(loop, files());
      asyncFiles = present;
    }
    return present;
  }

  Names names() {
    Names present = names;
    if (present == null) {
      present = new Names(loop, loop.poll.provider().names());
      names = present;
    }
    return present;
  }

  Random random() {
    Random present = random;
    if (present == null) {
      present = new Random(loop);
      random = present;
    }
    return present;
  }

  void close() {
    WorkerPool present = pool;
    if (ownsPool && present != null) {
      present.close();
    }
  }
}
