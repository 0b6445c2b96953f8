package dev.alicorn.loop.sim;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.EventLoopBuilder;
import dev.alicorn.loop.spi.Backend;
import dev.alicorn.loop.spi.BackendContext;
import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.spi.FilePort;
import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens a loop's simulated back end: time passes only while the loop waits, by exactly as much as
 * it waits for.
 *
 * <p>One provider a loop; one thread at a time. It has those files that it was given.
 */
public final class SimProvider implements BackendProvider {
  private final ManualClock clock;
  private final SimScript script;
  private final SimNetwork network;
  private final List<SimStreamPort> streams = new ArrayList<>();
  private @Nullable SimSockets sockets;
  private @Nullable FilePort files;
  private boolean opened;

  /** A provider with a clock of its own. */
  public SimProvider() {
    this.clock = new ManualClock();
    this.script = new SimScript(clock);
    this.network = new SimNetwork(script);
  }

  /** A builder of loops under the virtual clock. */
  public EventLoopBuilder loopBuilder() {
    return EventLoop.builder().backend(this).clock(clock);
  }

  /** The clock of the simulation. */
  public ManualClock clock() {
    return clock;
  }

  /** What is to happen at which time. */
  public SimScript script() {
    return script;
  }

  /** The datagrams of the simulation. */
  public SimNetwork network() {
    return network;
  }

  /**
   * Connects the simulation's streams to one another, in place of scripted peers; to be called
   * before the first is opened.
   */
  public SimSockets sockets() {
    SimSockets present = sockets;
    if (present == null) {
      present = new SimSockets(script);
      sockets = present;
    }
    return present;
  }

  /** Gives the simulation files, such as {@link FaultyFiles}. */
  public SimProvider files(FilePort given) {
    files = given;
    return this;
  }

  /** The i-th stream that was opened in the simulation. */
  public SimStreamPort stream(int i) {
    return streams.get(i);
  }

  @Override
  public String name() {
    return "sim";
  }

  @Override
  public int priority() {
    return -1;
  }

  @Override
  public boolean isSupported() {
    return true;
  }

  /** Whether the loop has opened its back end. */
  public boolean isOpened() {
    return opened;
  }

  @Override
  public Backend open(BackendContext context) {
    opened = true;
    return new SimBackend(context, clock, script, network, this::openStream);
  }

  StreamPort openStream(StreamKind kind) {
    SimSockets connected = sockets;
    if (connected != null) {
      return connected.open(kind);
    }
    SimStreamPort port = new SimStreamPort(script);
    streams.add(port);
    return port;
  }

  @Override
  public FilePort files() {
    if (files == null) {
      throw new UnsupportedOperationException("the simulation was given no files");
    }
    return files;
  }
}
