package dev.alicorn.loop.linux.ffi;

/**
 * System calls by number, for x86-64 and for the table that arm64 and riscv64 share; syscalls(2).
 */
public enum Call {
  READ(0, 63),
  WRITE(1, 64),
  CLOSE(3, 57),
  IOCTL(16, 29),
  DUP(32, 23),
  KILL(62, 129),
  CHDIR(80, 49),
  UMASK(95, 166),
  GETPRIORITY(140, 141),
  SETPRIORITY(141, 140),
  PPOLL(271, 73),
  PREAD64(17, 67),
  PWRITE64(18, 68),
  READV(19, 65),
  WRITEV(20, 66),
  SENDFILE(40, 71),
  SOCKET(41, 198),
  CONNECT(42, 203),
  SENDTO(44, 206),
  RECVFROM(45, 207),
  SENDMSG(46, 211),
  SHUTDOWN(48, 210),
  BIND(49, 200),
  LISTEN(50, 201),
  GETSOCKNAME(51, 204),
  GETPEERNAME(52, 205),
  SETSOCKOPT(54, 208),
  GETSOCKOPT(55, 209),
  FCNTL(72, 25),
  FSYNC(74, 82),
  FDATASYNC(75, 83),
  FTRUNCATE(77, 46),
  FCHMOD(91, 52),
  FCHOWN(93, 55),
  STATFS(137, 43),
  GETDENTS64(217, 61),
  EPOLL_CTL(233, 21),
  INOTIFY_ADD_WATCH(254, 27),
  INOTIFY_RM_WATCH(255, 28),
  OPENAT(257, 56),
  MKDIRAT(258, 34),
  FCHOWNAT(260, 54),
  UNLINKAT(263, 35),
  RENAMEAT(264, 38),
  LINKAT(265, 37),
  SYMLINKAT(266, 36),
  READLINKAT(267, 78),
  FCHMODAT(268, 53),
  FACCESSAT(269, 48),
  UTIMENSAT(280, 88),
  EPOLL_PWAIT(281, 22),
  ACCEPT4(288, 242),
  EVENTFD2(290, 19),
  EPOLL_CREATE1(291, 20),
  INOTIFY_INIT1(294, 26),
  PREADV(295, 69),
  PWRITEV(296, 70),
  COPY_FILE_RANGE(326, 285),
  STATX(332, 291);

  final long number;

  Call(long x86, long generic) {
    number = System.getProperty("os.arch").equals("amd64") ? x86 : generic;
  }
}
