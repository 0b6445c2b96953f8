/** The Linux back ends: epoll, io_uring, files and inotify, by the foreign function interface. */
module dev.alicorn.loop.linux {
  requires static org.jspecify;
  requires dev.alicorn.loop;

  provides dev.alicorn.loop.spi.BackendProvider with
      dev.alicorn.loop.linux.epoll.EpollProvider,
      dev.alicorn.loop.linux.uring.UringProvider;
}
