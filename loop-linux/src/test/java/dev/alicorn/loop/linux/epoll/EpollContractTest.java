package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.testkit.AsyncContract;
import dev.alicorn.loop.testkit.AsyncFileContract;
import dev.alicorn.loop.testkit.CallbackFaultContract;
import dev.alicorn.loop.testkit.CloseContract;
import dev.alicorn.loop.testkit.DescriptorContract;
import dev.alicorn.loop.testkit.FileContract;
import dev.alicorn.loop.testkit.FileErrorContract;
import dev.alicorn.loop.testkit.FsEventContract;
import dev.alicorn.loop.testkit.FsPollContract;
import dev.alicorn.loop.testkit.GroupContract;
import dev.alicorn.loop.testkit.IoFaultContract;
import dev.alicorn.loop.testkit.LivenessContract;
import dev.alicorn.loop.testkit.LoopSurfaceContract;
import dev.alicorn.loop.testkit.MisuseContract;
import dev.alicorn.loop.testkit.PhaseContract;
import dev.alicorn.loop.testkit.PipeContract;
import dev.alicorn.loop.testkit.PollContract;
import dev.alicorn.loop.testkit.ProcessContract;
import dev.alicorn.loop.testkit.RandomContract;
import dev.alicorn.loop.testkit.SignalContract;
import dev.alicorn.loop.testkit.TcpConnectContract;
import dev.alicorn.loop.testkit.TcpContract;
import dev.alicorn.loop.testkit.TcpFaultContract;
import dev.alicorn.loop.testkit.TcpFlowContract;
import dev.alicorn.loop.testkit.TcpReadContract;
import dev.alicorn.loop.testkit.TimerContract;
import dev.alicorn.loop.testkit.TtyContract;
import dev.alicorn.loop.testkit.UdpContract;
import dev.alicorn.loop.testkit.UdpNetworkContract;
import dev.alicorn.loop.testkit.WatcherContract;
import dev.alicorn.loop.testkit.WorkContract;
import org.junit.jupiter.api.Nested;

/** The contract of all back ends, held by epoll. */
class EpollContractTest {
  private static final BackendProvider EPOLL = new EpollProvider();

  @Nested
  class Phases extends PhaseContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Timers extends TimerContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Watchers extends WatcherContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Asyncs extends AsyncContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Works extends WorkContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Closes extends CloseContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Tcps extends TcpContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class TcpFlows extends TcpFlowContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class TcpFaults extends TcpFaultContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class LoopSurfaces extends LoopSurfaceContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class TcpConnects extends TcpConnectContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class TcpReads extends TcpReadContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Pipes extends PipeContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Files extends FileContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class AsyncFiles extends AsyncFileContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class FileErrors extends FileErrorContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class FsEvents extends FsEventContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Processes extends ProcessContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Signals extends SignalContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Polls extends PollContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class FsPolls extends FsPollContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Groups extends GroupContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Udps extends UdpContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Ttys extends TtyContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Randoms extends RandomContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Descriptors extends DescriptorContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class CallbackFaults extends CallbackFaultContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Misuses extends MisuseContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class IoFaults extends IoFaultContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class Liveness extends LivenessContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }

  @Nested
  class UdpNetworks extends UdpNetworkContract {
    @Override
    protected BackendProvider provider() {
      return EPOLL;
    }
  }
}
