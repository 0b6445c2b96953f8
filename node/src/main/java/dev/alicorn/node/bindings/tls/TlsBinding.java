package dev.alicorn.node.bindings.tls;

import dev.alicorn.engine.HostCall;
import dev.alicorn.node.bindings.BindingTable;
import dev.alicorn.node.bindings.RequestRunner;
import dev.alicorn.node.bridge.SharedState;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('tls')}, its sessions: bytes go in and out by {@code feed}, {@code turn}
 * and {@code encrypt}.
 *
 * <p>What is for the peer is put into the scratch memory, from its beginning; four ints at {@link
 * #RESULTS_AT} say what happened: flags, plain bytes, bytes for the peer, bytes taken. Loop thread
 * only.
 */
public final class TlsBinding {
  private static final int OUT_BYTES = 64 * 1024;
  private static final int RESULTS_AT = OUT_BYTES;

  private final RequestRunner runner;
  private final TlsContextBinding contexts = new TlsContextBinding();
  private final Map<Integer, TlsSession> sessions = new HashMap<>();
  private final ByteBuffer out;
  private final MemorySegment results;
  private @Nullable SessionDomain clients;
  private int lastId;

  /** Slow work goes to the runner's pool. */
  public TlsBinding(RequestRunner runner, SharedState state) {
    this.runner = runner;
    out = state.scratch().asSlice(0, OUT_BYTES).asByteBuffer();
    results = state.scratch().asSlice(RESULTS_AT, 4 * Integer.BYTES);
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    BindingTable.Group group = table.group("tls");
    contexts.register(group);
    new TlsFactsBinding(this::session, contexts).register(group);
    group
        .add("open", this::open)
        .add("start", this::start)
        .add("feed", this::feed)
        .add("turn", this::turn)
        .add("runTasks", this::runTasks)
        .add("encrypt", this::encrypt)
        .add("shutdown", this::shutdown)
        .add("restart", this::restart)
        .add("close", this::close);
  }

  private TlsSession session(int id) {
    return Objects.requireNonNull(sessions.get(id), "closed");
  }

  private SessionDomain clientDomain() {
    SessionDomain domain = clients;
    if (domain == null) {
      domain = new SessionDomain();
      clients = domain;
    }
    return domain;
  }

  /** (context, isServer) → id. */
  private @Nullable Object open(HostCall call) {
    int id = ++lastId;
    sessions.put(id, new TlsSession(id, contexts.get(call.intAt(0)), call.booleanAt(1)));
    return id;
  }

  /** (id, context, peer, server name, protocols, wants a certificate, needs one). */
  private @Nullable Object start(HostCall call) {
    TlsSession session = session(call.intAt(0));
    session.setContext(contexts.get(call.intAt(1)));
    EngineSettings settings =
        new EngineSettings(
            call.stringOrNullAt(3),
            TlsContextBinding.listOrNull(call.stringOrNullAt(4)),
            call.booleanAt(5),
            call.booleanAt(6));
    SessionDomain domain = session.isServer() ? session.context().serverDomain() : clientDomain();
    session.start(domain, call.stringAt(2), settings);
    return null;
  }

  private @Nullable Object feed(HostCall call) {
    TlsSession session = session(call.intAt(0));
    ByteBuffer bytes = call.bytesAt(1).asByteBuffer();
    KeyShare keyShare = session.keyShare();
    if (keyShare != null && !session.isEstablished()) {
      keyShare.feed(bytes);
    }
    session.steps.feed(bytes);
    return null;
  }

  /** (id, memory for plain bytes, where in it). */
  private @Nullable Object turn(HostCall call) {
    ByteBuffer plain = call.bytesAt(1).asByteBuffer();
    int at = call.intAt(2);
    plain.position(at);
    out.clear();
    int flags = session(call.intAt(0)).steps.run(plain, out);
    report(flags, plain.position() - at, 0);
    return null;
  }

  private @Nullable Object runTasks(HostCall call) throws Exception {
    TlsSession session = session(call.intAt(1));
    return runner.run(
        call,
        () -> {
          session.steps.runTasks();
          return null;
        });
  }

  /** (id, bytes, from where). */
  private @Nullable Object encrypt(HostCall call) throws SSLException {
    ByteBuffer source = call.bytesAt(1).asByteBuffer();
    int from = call.intAt(2);
    source.position(from);
    out.clear();
    session(call.intAt(0)).steps.encrypt(source, out);
    report(0, 0, source.position() - from);
    return null;
  }

  private @Nullable Object shutdown(HostCall call) throws SSLException {
    out.clear();
    session(call.intAt(0)).steps.shutdown(out);
    report(0, 0, 0);
    return null;
  }

  private @Nullable Object restart(HostCall call) throws SSLException {
    session(call.intAt(0)).steps.restart();
    return null;
  }

  private @Nullable Object close(HostCall call) {
    TlsSession session = sessions.remove(call.intAt(0));
    if (session != null) {
      session.close();
    }
    return null;
  }

  private void report(int flags, int plain, int taken) {
    setResult(0, flags);
    setResult(1, plain);
    setResult(2, out.position());
    setResult(3, taken);
  }

  private void setResult(int index, int value) {
    results.setAtIndex(ValueLayout.JAVA_INT, index, value);
  }
}
