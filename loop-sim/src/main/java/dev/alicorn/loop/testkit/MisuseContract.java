package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.Async;
import dev.alicorn.loop.Check;
import dev.alicorn.loop.FsEvent;
import dev.alicorn.loop.FsPoll;
import dev.alicorn.loop.Handle;
import dev.alicorn.loop.Idle;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.Prepare;
import dev.alicorn.loop.Process;
import dev.alicorn.loop.Signal;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.Timer;
import dev.alicorn.loop.Udp;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every method of every handle, called on a wrong thread, and after the handle was closed. */
public abstract class MisuseContract extends LoopContract {
  private static final Set<String> ANY_THREAD =
      Set.of("send", "loop", "toString", "isActive", "isClosing", "hasRef");

  /** What only looks, or takes something back that is not there. */
  private static final Set<String> HARMLESS =
      Set.of(
          "attach",
          "attachment",
          "ref",
          "unref",
          "stop",
          "readStop",
          "receiveStop",
          "isReadable",
          "isWritable",
          "isOverHighWater",
          "writeQueueSize",
          "sendQueueSize",
          "sendQueueCount",
          "pendingCount",
          "pendingType",
          "repeatNanos",
          "repeatMillis",
          "setRepeatNanos",
          "setRepeatMillis",
          "dueInNanos",
          "dueInMillis",
          "getsockname",
          "getpeername",
          "path",
          "pid",
          "signum",
          "mode");

  /** Reads of a field, which are not worth a check. */
  private static final Set<String> ONLY_LOOKS =
      Set.of(
          "attach",
          "attachment",
          "isReadable",
          "isWritable",
          "isOverHighWater",
          "writeQueueSize",
          "sendQueueSize",
          "sendQueueCount",
          "path",
          "repeatNanos",
          "pid",
          "signum");

  /** For the subclasses. */
  protected MisuseContract() {}

  private List<Handle> handles() {
    return List.of(
        new Timer(loop),
        new Idle(loop),
        new Prepare(loop),
        new Check(loop),
        new Async(loop, handle -> {}),
        new Tcp(loop),
        new Pipe(loop),
        new Udp(loop),
        new Signal(loop),
        new Process(loop),
        new FsEvent(loop),
        new FsPoll(loop));
  }

  private static String name(Handle handle, Method method) {
    return handle.getClass().getSimpleName() + '.' + method.getName();
  }

  @Test
  void methods_onWrongThread_areRefused() throws InterruptedException {
    List<Handle> handles = handles();
    List<String> taken = new ArrayList<>();
    Thread other =
        new Thread(
            () -> {
              for (Handle handle : handles) {
                for (Method method : HandleMethods.of(handle)) {
                  Throwable thrown = HandleMethods.outcome(handle, method);
                  if (!(thrown instanceof WrongThreadException)) {
                    taken.add(name(handle, method));
                  }
                }
              }
            });
    other.start();
    other.join();

    assertThat(taken)
        .allMatch(
            name -> {
              String method = name.substring(name.indexOf('.') + 1);
              return ANY_THREAD.contains(method) || ONLY_LOOKS.contains(method);
            });
    closeAll();
    run();
  }

  @Test
  void methods_afterClose_areRefusedOrHarmless() {
    List<Handle> handles = handles();
    handles.forEach(Handle::close);
    List<String> taken = callAll(handles);
    run();
    List<String> takenLater = callAll(handles);

    assertThat(taken).isEmpty();
    assertThat(takenLater).isEmpty();
    assertThat(loop.isAlive()).isFalse();
  }

  /** Those that neither say that it is closed nor are harmless. */
  private static List<String> callAll(List<Handle> handles) {
    List<String> taken = new ArrayList<>();
    for (Handle handle : handles) {
      for (Method method : HandleMethods.of(handle)) {
        Throwable thrown = HandleMethods.outcome(handle, method);
        boolean refused = thrown instanceof IllegalStateException;
        String called = method.getName();
        if (!refused && !HARMLESS.contains(called) && !ANY_THREAD.contains(called)) {
          taken.add(name(handle, method) + " " + thrown);
        }
      }
    }
    return taken;
  }
}
