package dev.alicorn.loop.sim;

import dev.alicorn.loop.EventLoopBuilder;
import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.testkit.CallbackFaultContract;
import dev.alicorn.loop.testkit.CloseContract;
import dev.alicorn.loop.testkit.LoopSurfaceContract;
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
class SimContractTest {

  @Nested
  class Timers extends TimerContract {
    private final SimProvider sim = new SimProvider();

    @Override
    protected BackendProvider provider() {
      return sim;
    }

    @Override
    protected EventLoopBuilder builder() {
      return sim.loopBuilder();
    }
  }

  @Nested
  class Watchers extends WatcherContract {
    private final SimProvider sim = new SimProvider();

    @Override
    protected BackendProvider provider() {
      return sim;
    }

    @Override
    protected EventLoopBuilder builder() {
      return sim.loopBuilder();
    }
  }

  @Nested
  class Closes extends CloseContract {
    private final SimProvider sim = new SimProvider();

    @Override
    protected BackendProvider provider() {
      return sim;
    }

    @Override
    protected EventLoopBuilder builder() {
      return sim.loopBuilder();
    }
  }

  @Nested
  class Udps extends UdpContract {
    private final SimProvider sim = new SimProvider();

    @Override
    protected BackendProvider provider() {
      return sim;
    }

    @Override
    protected EventLoopBuilder builder() {
      return sim.loopBuilder();
    }

    /** Datagrams of the simulation are arrays. */
    @Override
    protected long mostBytesADatagram() {
      return 2048;
    }
  }

  @Nested
  class Tcps extends TcpContract {
    private final SimProvider sim = new SimProvider();

    @Override
    protected BackendProvider provider() {
      return sim;
    }

    @Override
    protected EventLoopBuilder builder() {
      sim.sockets();
      return sim.loopBuilder();
    }
  }

  @Nested
  class TcpFlows extends TcpFlowContract {
    private final SimProvider sim = new SimProvider();

    @Override
    protected BackendProvider provider() {
      return sim;
    }

    @Override
    protected EventLoopBuilder builder() {
      sim.sockets();
      return sim.loopBuilder();
    }

    /** Bytes that travel are arrays. */
    @Override
    protected long allocationAllowance() {
      return 4096;
    }
  }

  @Nested
  class TcpReads extends TcpReadContract {
    private final SimProvider sim = new SimProvider();

    @Override
    protected BackendProvider provider() {
      return sim;
    }

    @Override
    protected EventLoopBuilder builder() {
      sim.sockets();
      return sim.loopBuilder();
    }
  }

  @Nested
  class TcpConnects extends TcpConnectContract {
    private final SimProvider sim = new SimProvider();

    @Override
    protected BackendProvider provider() {
      return sim;
    }

    @Override
    protected EventLoopBuilder builder() {
      sim.sockets();
      return sim.loopBuilder();
    }
  }

  @Nested
  class CallbackFaults extends CallbackFaultContract {
    private final SimProvider sim = new SimProvider();

    @Override
    protected BackendProvider provider() {
      return sim;
    }

    @Override
    protected EventLoopBuilder builder() {
      sim.sockets();
      return sim.loopBuilder();
    }

    /** Neither descriptors nor files nor children. */
    @Override
    protected boolean carries(String kind) {
      return !Set.of(
              "FILE",
              "SIGNAL",
              "PROCESS_EXIT",
              "PROCESS_OUTPUT",
              "FS_EVENT",
              "FS_POLL",
              "POLL",
              "TTY_READ")
          .contains(kind);
    }
  }

  @Nested
  class Surfaces extends LoopSurfaceContract {
    private final SimProvider sim = new SimProvider();

    @Override
    protected BackendProvider provider() {
      return sim;
    }

    @Override
    protected EventLoopBuilder builder() {
      sim.sockets();
      return sim.loopBuilder();
    }
  }
}
