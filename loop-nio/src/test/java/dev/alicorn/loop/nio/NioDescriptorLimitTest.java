package dev.alicorn.loop.nio;

import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.testkit.DescriptorLimitContract;

/** A process that has no descriptor left. */
class NioDescriptorLimitTest extends DescriptorLimitContract {
  @Override
  protected BackendProvider provider() {
    return new NioProvider();
  }
}
