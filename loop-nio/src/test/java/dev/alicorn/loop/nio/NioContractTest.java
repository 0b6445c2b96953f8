package dev.alicorn.loop.nio;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.Poll;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.Tty;
import dev.alicorn.loop.Udp;
import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.testkit.AsyncContract;
import dev.alicorn.loop.testkit.AsyncFileContract;
import dev.alicorn.loop.testkit.CallbackFaultContract;
import dev.alicorn.loop.testkit.CloseContract;
import dev.alicorn.loop.testkit.FileContract;
import dev.alicorn.loop.testkit.FileErrorContract;
import dev.alicorn.loop.testkit.FsEventContract;
import dev.alicorn.loop.testkit.FsPollContract;
import dev.alicorn.loop.testkit.GroupContract;
import dev.alicorn.loop.testkit.IoFaultContract;
import dev.alicorn.loop.testkit.LivenessContract;
import dev.alicorn.loop.testkit.LoopContract;
import dev.alicorn.loop.testkit.LoopSurfaceContract;
import dev.alicorn.loop.testkit.MisuseContract;
import dev.alicorn.loop.testkit.PhaseContract;
import dev.alicorn.loop.testkit.PipeContract;
import dev.alicorn.loop.testkit.ProcessContract;
import dev.alicorn.loop.testkit.RandomContract;
import dev.alicorn.loop.testkit.SignalContract;
import dev.alicorn.loop.testkit.TcpConnectContract;
import dev.alicorn.loop.testkit.TcpContract;
import dev.alicorn.loop.testkit.TcpFaultContract;
import dev.alicorn.loop.testkit.TcpFlowContract;
import dev.alicorn.loop.testkit.TcpReadContract;
import dev.alicorn.loop.testkit.TimerContract;
import dev.alicorn.loop.testkit.UdpContract;
import dev.alicorn.loop.testkit.UdpNetworkContract;
import dev.alicorn.loop.testkit.WatcherContract;
import dev.alicorn.loop.testkit.WorkContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract of all back ends, held by the portable one. */
class NioContractTest {
  private static final BackendProvider NIO = new NioProvider();

  @Nested
  class Phases extends PhaseContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Timers extends TimerContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Watchers extends WatcherContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Asyncs extends AsyncContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Works extends WorkContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Closes extends CloseContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Tcps extends TcpContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class TcpFlows extends TcpFlowContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class TcpFaults extends TcpFaultContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class LoopSurfaces extends LoopSurfaceContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class TcpConnects extends TcpConnectContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class TcpReads extends TcpReadContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Pipes extends PipeContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Files extends FileContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class AsyncFiles extends AsyncFileContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class FileErrors extends FileErrorContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class FsEvents extends FsEventContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Processes extends ProcessContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Signals extends SignalContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class FsPolls extends FsPollContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Groups extends GroupContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Udps extends UdpContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }

    /** The JDK makes an address for each sender it does not remember. */
    @Override
    protected long mostBytesADatagram() {
      return 512;
    }
  }

  @Nested
  class Randoms extends RandomContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Unsupported extends LoopContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }

    @Test
    void descriptors_ofAnyKind_areNotSupported() {
      assertThatThrownBy(() -> new Tty(loop, 0)).hasMessageStartingWith("ENOTSUP");
      assertThatThrownBy(() -> new Poll(loop, 0)).hasMessageStartingWith("ENOTSUP");
      assertThatThrownBy(() -> new Pipe(loop).open(0)).hasMessageStartingWith("ENOTSUP");
      assertThatThrownBy(() -> new Tcp(loop).open(0)).hasMessageStartingWith("ENOTSUP");
      assertThatThrownBy(() -> new Udp(loop).open(0)).hasMessageStartingWith("ENOTSUP");
      assertThatThrownBy(() -> Pipe.connect(new Pipe(loop), new Pipe(loop)))
          .hasMessageStartingWith("ENOTSUP");
      run();
    }
  }

  @Nested
  class CallbackFaults extends CallbackFaultContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }

    @Override
    protected boolean carries(String kind) {
      return !kind.equals("POLL") && !kind.equals("TTY_READ");
    }
  }

  @Nested
  class Misuses extends MisuseContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class IoFaults extends IoFaultContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class Liveness extends LivenessContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }

  @Nested
  class UdpNetworks extends UdpNetworkContract {
    @Override
    protected BackendProvider provider() {
      return NIO;
    }
  }
}
