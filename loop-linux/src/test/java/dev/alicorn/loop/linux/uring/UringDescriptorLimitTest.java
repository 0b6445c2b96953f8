package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.linux.epoll.DescriptorLimitTest;
import dev.alicorn.loop.spi.BackendProvider;
import org.junit.jupiter.api.condition.EnabledIf;

/** A process that has no descriptor left, and a ring. */
@EnabledIf(
    value = "dev.alicorn.loop.linux.uring.UringContractTest#isAllowed",
    disabledReason = "the kernel refuses io_uring_setup")
class UringDescriptorLimitTest extends DescriptorLimitTest {
  @Override
  protected BackendProvider provider() {
    return new UringProvider();
  }
}
