package dev.alicorn.loop.spi;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.SendRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The port of back ends without datagrams. */
final class UnsupportedDatagrams implements DatagramPort {
  @Override
  public void attach(DatagramSink sink) {}

  @Override
  public int open(int fd) {
    return Errno.ENOTSUP;
  }

  @Override
  public int bind(InetSocketAddress address, int flags) {
    return Errno.ENOTSUP;
  }

  @Override
  public int connect(InetSocketAddress address) {
    return Errno.ENOTSUP;
  }

  @Override
  public int disconnect() {
    return Errno.ENOTSUP;
  }

  @Override
  public int send(SendRequest[] batch, int count) {
    return Errno.ENOTSUP;
  }

  @Override
  public int trySend(IoVector data, @Nullable InetSocketAddress to) {
    return Errno.ENOTSUP;
  }

  @Override
  public int receiveStart() {
    return Errno.ENOTSUP;
  }

  @Override
  public void receiveStop() {}

  @Override
  public int membership(
      InetAddress group, @Nullable InetAddress source, @Nullable InetAddress nic, boolean join) {
    return Errno.ENOTSUP;
  }

  @Override
  public int multicastInterface(InetAddress nic) {
    return Errno.ENOTSUP;
  }

  @Override
  public int set(Option option, int value) {
    return Errno.ENOTSUP;
  }

  @Override
  public int sendBufferSize(int bytes) {
    return Errno.ENOTSUP;
  }

  @Override
  public int receiveBufferSize(int bytes) {
    return Errno.ENOTSUP;
  }

  @Override
  public @Nullable InetSocketAddress localAddress() {
    return null;
  }

  @Override
  public @Nullable InetSocketAddress peerAddress() {
    return null;
  }

  @Override
  public int fileno() {
    return Errno.ENOTSUP;
  }

  @Override
  public void close() {}
}
