package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.HostFunction;
import dev.alicorn.loop.Addresses;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Udp;
import dev.alicorn.node.bridge.CallbackGate;
import dev.alicorn.node.bridge.DatagramEvents;
import dev.alicorn.node.bridge.SharedState;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('udp_wrap')}: UDP handles, by id. Loop thread only.
 *
 * <p>Results are 0 or libuv's negative error numbers; what a handle that is closed is asked for is
 * {@code EBADF}.
 */
public final class UdpBinding implements AutoCloseable {
  private final EventLoop loop;
  private final StreamBinding streams;
  private final SharedState state;
  private final Map<Integer, HostUdp> handles = new HashMap<>();
  private int lastId;
  private @Nullable DatagramEvents events;

  /** Over a loop; what is received goes to the same memory as what streams read. */
  public UdpBinding(EventLoop loop, StreamBinding streams, SharedState state) {
    this.loop = loop;
    this.streams = streams;
    this.state = state;
  }

  /** Called once the library has started. */
  public void connect(CallbackGate gate) {
    events = new DatagramEvents(gate);
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    BindingTable.Group group = table.group("udp_wrap");
    group
        .add("create", call -> create())
        .add("open", on((handle, call) -> done(() -> handle.udp.open(call.intAt(1)))))
        .add("bind", on((handle, call) -> bind(handle.udp, call)))
        .add("connect", on((handle, call) -> connect(handle, call)))
        .add("disconnect", on((handle, call) -> done(handle.udp::disconnect)))
        .add("send", on((handle, call) -> send(handle, call)))
        .add("sendTo", on((handle, call) -> sendTo(handle, call)))
        .add("recvStart", on((handle, call) -> handle.receiveStart()))
        .add("recvStop", on((handle, call) -> done(handle.udp::receiveStop)))
        .add("ref", on((handle, call) -> ref(handle.udp, call.intAt(1) != 0)))
        .add("close", on((handle, call) -> close(handle)))
        .add("fd", on((handle, call) -> handle.udp.fileno()))
        .add("queueSize", on((handle, call) -> (int) handle.udp.sendQueueSize()))
        .add("queueCount", on((handle, call) -> handle.udp.sendQueueCount()))
        .add("getsockname", on((handle, call) -> name(handle.udp.getsockname())))
        .add("getpeername", on((handle, call) -> name(handle.udp.getpeername())));
    registerOptions(group);
  }

  private void registerOptions(BindingTable.Group group) {
    group
        .add("bufferSize", on((handle, call) -> bufferSize(handle.udp, call)))
        .add("setTTL", on((handle, call) -> done(() -> handle.udp.ttl(call.intAt(1)))))
        .add("setBroadcast", on((handle, call) -> done(() -> handle.udp.broadcast(flag(call)))))
        .add(
            "setMulticastTTL",
            on((handle, call) -> done(() -> handle.udp.multicastTtl(call.intAt(1)))))
        .add(
            "setMulticastLoopback",
            on((handle, call) -> done(() -> handle.udp.multicastLoop(flag(call)))))
        .add(
            "setMulticastInterface",
            on((handle, call) -> done(() -> handle.udp.multicastInterface(ip(call.stringAt(1))))))
        .add("membership", on((handle, call) -> membership(handle.udp, call)));
  }

  private interface UdpCall {
    Object run(HostUdp handle, HostCall call);
  }

  private HostFunction on(UdpCall body) {
    return call -> {
      HostUdp handle = handles.get(call.intAt(0));
      if (handle == null || handle.udp.isClosing()) {
        return Errno.EBADF;
      }
      try {
        return body.run(handle, call);
      } catch (SystemError e) {
        return e.errno();
      }
    };
  }

  private static int done(Runnable operation) {
    operation.run();
    return 0;
  }

  private static boolean flag(HostCall call) {
    return call.intAt(1) != 0;
  }

  private DatagramEvents events() {
    return Objects.requireNonNull(events, "not started");
  }

  private int create() {
    return add(new Udp(loop));
  }

  private int add(Udp udp) {
    HostUdp handle = new HostUdp(++lastId, udp, events(), streams.slab());
    handles.put(handle.id, handle);
    return handle.id;
  }

  /** The id of a new handle that takes over a descriptor. */
  int adopt(int fd) {
    Udp udp = new Udp(loop);
    udp.open(fd);
    return add(udp);
  }

  /** A handle that is not closing, or null. */
  @Nullable Udp udp(int id) {
    HostUdp handle = handles.get(id);
    return handle == null || handle.udp.isClosing() ? null : handle.udp;
  }

  private static InetAddress ip(String text) {
    InetAddress address = Addresses.parse(text);
    int scope = text.indexOf('%');
    if (address == null && scope > 0) {
      address = Addresses.parse(text.substring(0, scope)); // libuv takes no notice of unknown ones
    }
    if (address == null) {
      throw SystemError.of(Errno.EINVAL, "inet_pton");
    }
    return address;
  }

  private static @Nullable InetAddress ipOrNull(HostCall call, int index) {
    String text = call.stringOrNullAt(index);
    return text == null ? null : ip(text);
  }

  private static InetSocketAddress address(HostCall call, int index) {
    return new InetSocketAddress(ip(call.stringAt(index)), call.intAt(index + 1));
  }

  private static int bind(Udp udp, HostCall call) {
    udp.bind(address(call, 1), call.intAt(3));
    return 0;
  }

  private static int connect(HostUdp handle, HostCall call) {
    handle.udp.connect(address(call, 1));
    handle.sendsTo(null);
    return 0;
  }

  private int send(HostUdp handle, HostCall call) {
    long at = state.outgoing(call.intAt(1));
    return handle.send(state.segment(), at, call.intAt(2), call.intAt(3) != 0);
  }

  private int sendTo(HostUdp handle, HostCall call) {
    handle.sendsTo(address(call, 4));
    return send(handle, call);
  }

  private static int ref(Udp udp, boolean on) {
    if (on) {
      udp.ref();
    } else {
      udp.unref();
    }
    return 0;
  }

  private int close(HostUdp handle) {
    handle.udp.close(
        each -> {
          handles.remove(handle.id);
          events().closed(handle.id);
        });
    return 0;
  }

  private static int bufferSize(Udp udp, HostCall call) {
    int bytes = call.intAt(1);
    return call.intAt(2) != 0 ? udp.receiveBufferSize(bytes) : udp.sendBufferSize(bytes);
  }

  private static int membership(Udp udp, HostCall call) {
    InetAddress group = ip(call.stringAt(1));
    InetAddress source = ipOrNull(call, 2);
    InetAddress nic = ipOrNull(call, 3);
    boolean join = call.intAt(4) != 0;
    if (source == null) {
      if (join) {
        udp.joinGroup(group, nic);
      } else {
        udp.leaveGroup(group, nic);
      }
    } else if (join) {
      udp.joinSourceGroup(group, source, nic);
    } else {
      udp.leaveSourceGroup(group, source, nic);
    }
    return 0;
  }

  private static Object[] name(InetSocketAddress address) {
    String text = NetworkFacts.socketText(address.getAddress());
    return new Object[] {text, address.getPort(), text.indexOf(':') >= 0 ? "IPv6" : "IPv4"};
  }

  @Override
  public void close() {
    for (HostUdp handle : handles.values()) {
      if (!handle.udp.isClosing()) {
        handle.udp.close();
      }
    }
  }
}
