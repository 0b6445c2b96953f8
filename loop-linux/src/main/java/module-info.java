/** The Linux back end: epoll, files and inotify, by the foreign function interface. */
module dev.alicorn.loop.linux {
  requires static org.jspecify;
  requires dev.alicorn.loop;

  provides dev.alicorn.loop.spi.BackendProvider with
      dev.alicorn.loop.linux.epoll.EpollProvider;
}
