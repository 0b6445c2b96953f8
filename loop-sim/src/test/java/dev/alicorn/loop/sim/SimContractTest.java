package dev.alicorn.loop.sim;

import dev.alicorn.loop.EventLoopBuilder;
import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.testkit.CloseContract;
import dev.alicorn.loop.testkit.TimerContract;
import dev.alicorn.loop.testkit.UdpContract;
import dev.alicorn.loop.testkit.WatcherContract;
import org.junit.jupiter.api.Nested;

/** The parts of the contract that need neither files nor a network, under virtual time. */
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
}
