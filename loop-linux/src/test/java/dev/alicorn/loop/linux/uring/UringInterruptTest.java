package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.linux.epoll.InterruptTest;
import dev.alicorn.loop.spi.BackendProvider;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "dev.alicorn.loop.linux.uring.UringContractTest#isAllowed",
    disabledReason = "the kernel refuses io_uring_setup")
class UringInterruptTest extends InterruptTest {
  @Override
  public BackendProvider provider() {
    return new UringProvider();
  }
}
