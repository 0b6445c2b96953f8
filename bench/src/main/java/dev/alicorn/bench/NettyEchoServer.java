package dev.alicorn.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;

/**
 * Netty's echo server on one thread, as its documentation would have it for speed: a native
 * transport or NIO, the pooled allocator, one flush for all that one turn has read.
 *
 * <p>{@code NettyEchoServer PORT [epoll|io_uring|nio]}; serves until it is killed.
 */
public final class NettyEchoServer {
  private static final int BACKLOG = 4096;

  private NettyEchoServer() {}

  /**
   * Starts it.
   *
   * @param args the port, and the transport
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length < 1) {
      System.err.println("usage: NettyEchoServer PORT [epoll|io_uring|nio]");
      System.exit(2);
    }
    Transport transport = Transport.of(args.length < 2 ? "epoll" : args[1]);
    MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, transport.io());
    Echo echo = new Echo();
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group, group)
            .channel(transport.channel())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel client) {
                    client.pipeline().addLast(echo);
                  }
                });
    ChannelFuture bound = bootstrap.bind(Integer.parseInt(args[0])).sync();
    System.out.println(
        "echo on " + bound.channel().localAddress() + ", " + transport.channel().getName());
    bound.channel().closeFuture().sync();
  }

  /** What carries the bytes. */
  private record Transport(IoHandlerFactory io, Class<? extends ServerSocketChannel> channel) {
    static Transport of(String name) {
      return switch (name) {
        case "epoll" -> new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
        case "io_uring" ->
            new Transport(IoUringIoHandler.newFactory(), IoUringServerSocketChannel.class);
        case "nio" -> new Transport(NioIoHandler.newFactory(), NioServerSocketChannel.class);
        default -> throw new IllegalArgumentException("no transport is called " + name);
      };
    }
  }

  /** A void promise tells failures to exceptionCaught, so the futures tell nothing more. */
  @Sharable
  @SuppressWarnings("FutureReturnValueIgnored")
  private static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      context.write(message, context.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      // A client that does not read is not read from.
      context.channel().config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
