package dev.alicorn.node;

import dev.alicorn.engine.ContextOptions;
import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.HostTable;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsEngine;
import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsValue;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.spi.SystemPort;
import dev.alicorn.node.bindings.BindingTable;
import dev.alicorn.node.bindings.ErrorFactory;
import dev.alicorn.node.bindings.Milestones;
import dev.alicorn.node.bindings.Milestones.Milestone;
import dev.alicorn.node.bindings.NodeError;
import dev.alicorn.node.bindings.ProcessHost;
import dev.alicorn.node.bindings.ThreadPort;
import dev.alicorn.node.bindings.WorkerHost;
import dev.alicorn.node.bridge.CallbackGate;
import dev.alicorn.node.bridge.EntryPoints;
import dev.alicorn.node.bridge.LoopDriver;
import dev.alicorn.node.bridge.SharedState;
import dev.alicorn.node.library.LibrarySources;
import dev.alicorn.node.library.Snapshot;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One script's world: an engine context with the library in it, tied to a loop.
 *
 * <p>Loop thread only.
 */
final class Environment implements AutoCloseable, ProcessHost, WorkerHost, ErrorFactory {
  private static final int SIGABRT = 6;
  private static final FileOutputStream STDERR = new FileOutputStream(FileDescriptor.err);

  private final EventLoop loop;
  private final NodeConfig config;
  private final JsContext context;
  private final SharedState state;
  private final EntryPoints entry;
  private final CallbackGate gate;
  private final LoopDriver driver;
  private final BindingSet bindings;
  private final JsEngine engine;
  private final ProgramScope scope;
  private final Milestones milestones = new Milestones();
  private final int threadId;
  private int exitCode;
  private boolean toldEnd;
  private boolean exited;
  private volatile @Nullable Integer interruptCode;

  /** The world of a program's main thread. */
  Environment(EventLoop loop, JsEngine engine, NodeConfig config, @Nullable String script) {
    this(loop, engine, config, script, new ProgramScope(config.workingDirectory()), 0);
  }

  /** The world of the main thread, or of a worker in the same program. */
  Environment(
      EventLoop loop,
      JsEngine engine,
      NodeConfig config,
      @Nullable String script,
      ProgramScope scope,
      int threadId) {
    this.loop = loop;
    this.engine = engine;
    this.config = config;
    this.scope = scope;
    this.threadId = threadId;
    milestones.reach(Milestone.NODE_START);
    byte[] snapshot = Snapshot.load(engine);
    milestones.reach(Milestone.V8_START);
    context =
        engine.open(
            snapshot == null ? ContextOptions.empty() : ContextOptions.fromSnapshot(snapshot));
    if (snapshot == null) {
      LibrarySources.scripts().forEach(context::evaluate);
    }
    milestones.reach(Milestone.ENVIRONMENT);
    state = new SharedState(context);
    BindingTable table = new BindingTable(this);
    bindings = new BindingSet(table, context, state, loop, this, scope, threadId, milestones);
    entry = new EntryPoints(start(table.build(), script));
    gate = new CallbackGate(state, entry, this::onFatal);
    bindings.connect(gate, entry);
    driver = new LoopDriver(loop, state, gate, context::runEngineTasks);
    bindings.setClock(driver::updateTime);
    context.onPromiseEvent(entry.get("onPromiseEvent"));
  }

  private JsValue start(HostTable table, @Nullable String script) {
    JsFunction host = context.host(table);
    try (JsValue boot = (JsValue) Objects.requireNonNull(context.global().get("boot"));
        JsFunction start = (JsFunction) Objects.requireNonNull(boot.get("start"))) {
      context.global().delete("boot");
      Object result =
          start.call(
              boot,
              host,
              table.names().toArray(),
              state.buffer(),
              config.toPairs(script, context.engineVersion()));
      return (JsValue) Objects.requireNonNull(result);
    }
  }

  /** Runs an entry point of the main program, then the loop, and ends: the exit code. */
  int run(Runnable main) {
    milestones.reach(Milestone.BOOTSTRAP_COMPLETE);
    main.run();
    milestones.reach(Milestone.LOOP_START);
    do {
      loop.run();
      if (gate.isEnded()) {
        return endedCode();
      }
      if (!loop.isAlive()) {
        gate.call("emitBeforeExit");
      }
    } while (loop.isAlive() && !gate.isEnded());
    milestones.reach(Milestone.LOOP_EXIT);
    if (!gate.isEnded() && gate.call("finish") instanceof Integer code) {
      exitCode = code;
    }
    return endedCode();
  }

  /** Whether it has ended because its heap was full. */
  boolean isOutOfMemory() {
    return gate.isOutOfMemory();
  }

  private int endedCode() {
    if (gate.isOutOfMemory() && threadId == 0) {
      return abortOutOfMemory();
    }
    Integer forced = interruptCode;
    return exited || forced == null ? exitCode : forced;
  }

  private int abortOutOfMemory() {
    writeError(
        "\nFATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n");
    SystemPort system = loop.system();
    if (ownsProcess() && system != null) {
      system.kill((int) ProcessHandle.current().pid(), SIGABRT);
    }
    return 128 + SIGABRT; // as a shell reports it
  }

  /** Starts what a worker is told to run, with its ends of the channels to who started it. */
  void runWorker(List<ThreadPort> ports) {
    Object[] args = new Object[ports.size() + 1];
    args[0] = threadId;
    for (int i = 0; i < ports.size(); i++) {
      args[i + 1] = bindings.ports().adopt(ports.get(i));
    }
    gate.call("runWorker", args);
  }

  /** Stops whatever runs, and ends with this code. Any thread, until it closes. */
  void interrupt(int code) {
    interruptCode = code;
    context.interrupt();
    loop.execute(
        () -> {
          gate.end();
          loop.stop();
        });
  }

  @Override
  public WorkerHost.Worker startWorker(
      String name, List<ThreadPort> ports, Consumer<WorkerHost.End> ended) {
    WorkerThread worker = new WorkerThread(scope, engine, config, name, ports, ended);
    worker.start();
    return worker;
  }

  CallbackGate gate() {
    return gate;
  }

  /** Tells who waits for the script's end; once. */
  void ended(int code) {
    IntConsumer handler = config.exit();
    if (threadId == 0 && !toldEnd) {
      toldEnd = true;
      bindings.stdio().resetModes();
      if (handler != null) {
        handler.accept(code);
      }
    }
  }

  @Override
  public void exit(int code) {
    exited = true;
    exitCode = code;
    gate.takeSubmissions();
    ended(code);
    gate.end();
    loop.stop();
    context.interrupt();
  }

  @Override
  public boolean ownsProcess() {
    return config.exit() != null;
  }

  @Override
  public void fatal(HostCall call) {
    report(call.valueAt(0), JsException.Position.UNKNOWN);
    exit(currentExitCode());
  }

  private void onFatal(JsException exception) {
    report(exception.value(), exception.position());
    exited = true;
    exitCode = currentExitCode();
    loop.stop();
  }

  private int currentExitCode() {
    return entry.get("currentExitCode").callInt();
  }

  private void report(@Nullable Object error, JsException.Position at) {
    if (threadId != 0) {
      entry.get("workerFailed").call(error); // who started it is told
      return;
    }
    try {
      Object text =
          entry
              .get("formatUncaught")
              .call(
                  error,
                  at.resourceName(),
                  at.line(),
                  at.sourceLine(),
                  at.startColumn(),
                  at.endColumn());
      writeError(String.valueOf(text));
    } catch (JsException e) {
      writeError("Uncaught " + error + " (and the report failed: " + e.getMessage() + ")\n");
    }
  }

  @Override
  public void writeError(String text) {
    try {
      STDERR.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String workingDirectory() {
    String directory = scope.workingDirectory();
    if (directory.isEmpty()) {
      throw SystemError.of(Errno.ENOENT, "uv_cwd");
    }
    return directory;
  }

  @Override
  public void changeDirectory(String path) {
    SystemPort system = loop.system();
    if (system == null) {
      throw new NodeError("ERR_METHOD_NOT_IMPLEMENTED", "process.chdir()");
    }
    int result = system.changeDirectory(path);
    if (result < 0) {
      throw SystemError.ofPath(result, "chdir", scope.workingDirectory(), path);
    }
    scope.setWorkingDirectory(loop.files().realpath("."));
  }

  @Override
  public Object of(SystemError error) {
    return make(
        error.errno(),
        error.code(),
        Errno.message(error.errno()),
        error.syscall(),
        error.path(),
        error.dest());
  }

  @Override
  public Object of(NodeError error) {
    return make(0, error.code(), error.getMessage(), null, null, null);
  }

  private Object make(
      int errno,
      String code,
      @Nullable String message,
      @Nullable String syscall,
      @Nullable String path,
      @Nullable String dest) {
    return Objects.requireNonNull(
        entry.get("toHostError").call(errno, code, message, syscall, path, dest));
  }

  @Override
  public void close() {
    gate.end();
    context.resume();
    bindings.close();
    driver.close();
    loop.setBatchHook(null);
    loop.run();
    entry.close();
    state.close();
    context.close();
  }
}
