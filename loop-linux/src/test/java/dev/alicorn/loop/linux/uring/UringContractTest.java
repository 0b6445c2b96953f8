package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.testkit.AsyncContract;
import dev.alicorn.loop.testkit.AsyncFileContract;
import dev.alicorn.loop.testkit.BackendUnderTest;
import dev.alicorn.loop.testkit.CallbackFaultContract;
import dev.alicorn.loop.testkit.CloseContract;
import dev.alicorn.loop.testkit.DescriptorContract;
import dev.alicorn.loop.testkit.DirectoryContract;
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
import org.junit.jupiter.api.condition.EnabledIf;

/** The contract of all back ends, held by io_uring. */
@EnabledIf(value = "isAllowed", disabledReason = "the kernel refuses io_uring_setup")
class UringContractTest implements BackendUnderTest {
  static boolean isAllowed() {
    return new UringProvider().refusal() == null;
  }

  @Override
  public BackendProvider provider() {
    return new UringProvider();
  }

  @Nested
  class Phases extends PhaseContract {}

  @Nested
  class Timers extends TimerContract {}

  @Nested
  class Watchers extends WatcherContract {}

  @Nested
  class Asyncs extends AsyncContract {}

  @Nested
  class Works extends WorkContract {}

  @Nested
  class Closes extends CloseContract {}

  @Nested
  class Tcps extends TcpContract {}

  @Nested
  class TcpFlows extends TcpFlowContract {}

  @Nested
  class TcpFaults extends TcpFaultContract {}

  @Nested
  class LoopSurfaces extends LoopSurfaceContract {}

  @Nested
  class TcpConnects extends TcpConnectContract {}

  @Nested
  class TcpReads extends TcpReadContract {}

  @Nested
  class Pipes extends PipeContract {}

  @Nested
  class Directories extends DirectoryContract {}

  @Nested
  class Files extends FileContract {}

  @Nested
  class AsyncFiles extends AsyncFileContract {}

  @Nested
  class FileErrors extends FileErrorContract {}

  @Nested
  class FsEvents extends FsEventContract {}

  @Nested
  class Processes extends ProcessContract {}

  @Nested
  class Signals extends SignalContract {}

  @Nested
  class Polls extends PollContract {}

  @Nested
  class FsPolls extends FsPollContract {}

  @Nested
  class Groups extends GroupContract {}

  @Nested
  class Udps extends UdpContract {}

  @Nested
  class Ttys extends TtyContract {}

  @Nested
  class Randoms extends RandomContract {}

  @Nested
  class Descriptors extends DescriptorContract {}

  @Nested
  class CallbackFaults extends CallbackFaultContract {}

  @Nested
  class Misuses extends MisuseContract {}

  @Nested
  class IoFaults extends IoFaultContract {}

  @Nested
  class Liveness extends LivenessContract {}

  @Nested
  class UdpNetworks extends UdpNetworkContract {}
}
