package dev.alicorn.loop.sim;

import dev.alicorn.loop.EventLoopBuilder;
import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.testkit.BackendUnderTest;
import dev.alicorn.loop.testkit.CallbackFaultContract;
import dev.alicorn.loop.testkit.CloseContract;
import dev.alicorn.loop.testkit.LoopSurfaceContract;
import dev.alicorn.loop.testkit.PhaseContract;
import dev.alicorn.loop.testkit.TcpConnectContract;
import dev.alicorn.loop.testkit.TcpContract;
import dev.alicorn.loop.testkit.TcpFlowContract;
import dev.alicorn.loop.testkit.TcpReadContract;
import dev.alicorn.loop.testkit.TimerContract;
import dev.alicorn.loop.testkit.UdpContract;
import dev.alicorn.loop.testkit.WatcherContract;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** The parts of the contract that a simulation carries, under virtual time. */
class SimContractTest implements BackendUnderTest {
  private static final Set<String> NOT_CARRIED =
      Set.of(
          "FILE",
          "SIGNAL",
          "PROCESS_EXIT",
          "PROCESS_OUTPUT",
          "FS_EVENT",
          "FS_POLL",
          "POLL",
          "TTY_READ");

  private final SimProvider sim = new SimProvider();

  @Override
  public BackendProvider provider() {
    return sim;
  }

  @Override
  public EventLoopBuilder loopBuilder() {
    sim.sockets();
    return sim.loopBuilder();
  }

  /** Neither descriptors nor files nor children. */
  @Override
  public boolean carries(String kind) {
    return !NOT_CARRIED.contains(kind);
  }

  /** Bytes that travel are arrays. */
  @Override
  public long mostBytesARound() {
    return 4096;
  }

  /** Datagrams of the simulation are arrays. */
  @Override
  public long mostBytesADatagram() {
    return 2048;
  }

  @Nested
  class Phases extends PhaseContract {}

  @Nested
  class Timers extends TimerContract {}

  @Nested
  class Watchers extends WatcherContract {}

  @Nested
  class Closes extends CloseContract {}

  @Nested
  class Udps extends UdpContract {}

  @Nested
  class Tcps extends TcpContract {}

  @Nested
  class TcpFlows extends TcpFlowContract {}

  @Nested
  class TcpReads extends TcpReadContract {}

  @Nested
  class TcpConnects extends TcpConnectContract {}

  @Nested
  class CallbackFaults extends CallbackFaultContract {}

  @Nested
  class Surfaces extends LoopSurfaceContract {}
}
