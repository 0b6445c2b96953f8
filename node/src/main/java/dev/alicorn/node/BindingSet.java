package dev.alicorn.node;

import dev.alicorn.engine.JsContext;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.node.bindings.BindingTable;
import dev.alicorn.node.bindings.ChildProcessBinding;
import dev.alicorn.node.bindings.CryptoBinding;
import dev.alicorn.node.bindings.DnsBinding;
import dev.alicorn.node.bindings.DnsQueryBinding;
import dev.alicorn.node.bindings.EncodingBinding;
import dev.alicorn.node.bindings.EsModulesBinding;
import dev.alicorn.node.bindings.FsBinding;
import dev.alicorn.node.bindings.FsDescriptorBinding;
import dev.alicorn.node.bindings.FsDirectoryBinding;
import dev.alicorn.node.bindings.FsEventBinding;
import dev.alicorn.node.bindings.InspectionBinding;
import dev.alicorn.node.bindings.InspectorBinding;
import dev.alicorn.node.bindings.IpcBinding;
import dev.alicorn.node.bindings.LocksBinding;
import dev.alicorn.node.bindings.MessagingBinding;
import dev.alicorn.node.bindings.Milestones;
import dev.alicorn.node.bindings.ModulesBinding;
import dev.alicorn.node.bindings.OsBinding;
import dev.alicorn.node.bindings.PerformanceBinding;
import dev.alicorn.node.bindings.PortBinding;
import dev.alicorn.node.bindings.ProcessBinding;
import dev.alicorn.node.bindings.RequestRunner;
import dev.alicorn.node.bindings.SignalBinding;
import dev.alicorn.node.bindings.SourceErrors;
import dev.alicorn.node.bindings.SpawnSyncBinding;
import dev.alicorn.node.bindings.StdioBinding;
import dev.alicorn.node.bindings.StreamBinding;
import dev.alicorn.node.bindings.UdpBinding;
import dev.alicorn.node.bindings.V8Binding;
import dev.alicorn.node.bindings.WaitsBinding;
import dev.alicorn.node.bindings.WorkerBinding;
import dev.alicorn.node.bindings.ZlibBinding;
import dev.alicorn.node.bindings.tls.TlsBinding;
import dev.alicorn.node.bridge.CallbackGate;
import dev.alicorn.node.bridge.EntryPoints;
import dev.alicorn.node.bridge.FileSubmissions;
import dev.alicorn.node.bridge.SharedState;
import org.jspecify.annotations.Nullable;

/** All bindings of an environment, made together and closed together. Loop thread only. */
final class BindingSet implements AutoCloseable {
  private final StdioBinding stdio;
  private final StreamBinding streams;
  private final MessagingBinding messaging;
  private final SharedState state;
  private final PortBinding ports;
  private final WorkerBinding workers;
  private final RequestRunner runner;
  private final FsEventBinding watches;
  private final ChildProcessBinding children;
  private final SignalBinding signals;
  private final ZlibBinding zlib;
  private final UdpBinding datagrams;
  private final DnsQueryBinding questions;
  private final LocksBinding locks;
  private final WaitsBinding waits;
  private @Nullable EntryPoints entryPoints;
  private Runnable updateTime = () -> {};

  BindingSet(
      BindingTable table,
      JsContext context,
      SharedState state,
      EventLoop loop,
      Environment host,
      ProgramScope scope,
      int threadId,
      Milestones milestones) {
    this.state = state;
    SourceErrors sourceErrors = new SourceErrors(this::entryPoints);
    new ProcessBinding(host, context, loop.system()).register(table);
    new OsBinding(loop.system()).register(table);
    new InspectionBinding(context.inspection()).register(table);
    new InspectorBinding(context).register(table);
    new EncodingBinding(state).register(table);
    new ModulesBinding(context, sourceErrors).register(table);
    new EsModulesBinding(context, sourceErrors).register(table);
    new PerformanceBinding(loop, milestones).register(table);
    runner = new RequestRunner(loop, host);
    registerFiles(table, loop);
    stdio = new StdioBinding(loop.system());
    stdio.register(table);
    new DnsBinding(loop.names(), runner).register(table);
    questions = new DnsQueryBinding(loop, runner);
    questions.register(table);
    watches = new FsEventBinding(loop, runner, host);
    watches.register(table);
    new CryptoBinding(runner, state).register(table);
    new TlsBinding(runner, state).register(table);
    new V8Binding(context).register(table);
    messaging = new MessagingBinding(loop, runner);
    messaging.register(table);
    ports = new PortBinding(context, loop, runner, scope.broadcasts(), scope.threads(), threadId);
    ports.register(table);
    workers = new WorkerBinding(loop, runner, ports, host);
    workers.register(table);
    scope.variables().register(table);
    waits = new WaitsBinding(loop, context, scope.waits());
    waits.register(table);
    locks = new LocksBinding(loop, runner, scope.locks(), threadId);
    locks.register(table);
    streams = new StreamBinding(loop, context, state);
    streams.register(table);
    children = new ChildProcessBinding(loop, streams);
    children.register(table);
    datagrams = new UdpBinding(loop, streams, state);
    new IpcBinding(loop, streams, datagrams).register(table);
    datagrams.register(table);
    signals = new SignalBinding(loop);
    signals.register(table);
    new SpawnSyncBinding().register(table);
    zlib = new ZlibBinding(runner);
    zlib.register(table);
    table
        .group("timers")
        .add(
            "updateTime",
            call -> {
              updateTime.run();
              return null;
            });
  }

  private void registerFiles(BindingTable table, EventLoop loop) {
    new FsBinding(loop.files(), runner).register(table);
    new FsDescriptorBinding(loop.files(), runner).register(table);
    new FsDirectoryBinding(loop.files(), runner).register(table);
  }

  private EntryPoints entryPoints() {
    if (entryPoints == null) {
      throw new IllegalStateException("The library has not started");
    }
    return entryPoints;
  }

  /** Called once the library has started. */
  void connect(CallbackGate gate, EntryPoints entry) {
    entryPoints = entry;
    runner.connect(gate);
    streams.connect(gate, entry);
    gate.setSubmissionHandler(
        new FileSubmissions(state, streams.files(runner), streams.submissions()));
    children.connect(gate);
    signals.connect(gate);
    datagrams.connect(gate);
    waits.connect(gate);
  }

  void setClock(Runnable update) {
    updateTime = update;
  }

  StdioBinding stdio() {
    return stdio;
  }

  PortBinding ports() {
    return ports;
  }

  @Override
  public void close() {
    workers.close();
    ports.close();
    questions.close();
    datagrams.close();
    streams.close();
    children.close();
    signals.close();
    watches.close();
    messaging.close();
    waits.close();
    locks.close();
    zlib.close();
  }
}
