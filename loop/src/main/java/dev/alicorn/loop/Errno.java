package dev.alicorn.loop;

import java.util.Map;

/**
 * The error numbers of the loop: negative, with Linux's values and libuv's names and texts, on
 * every system.
 *
 * <p>Any thread; never throws. A status is 0 or more when all went well, else one of these. libuv's
 * page is "Error handling".
 */
public final class Errno {
  /** Operation not permitted. */
  public static final int EPERM = -1;

  /** No such file or directory. */
  public static final int ENOENT = -2;

  /** No such process. */
  public static final int ESRCH = -3;

  /** Interrupted system call. */
  public static final int EINTR = -4;

  /** I/o error. */
  public static final int EIO = -5;

  /** No such device or address. */
  public static final int ENXIO = -6;

  /** Argument list too long. */
  public static final int E2BIG = -7;

  /** Bad file descriptor. */
  public static final int EBADF = -9;

  /** Resource temporarily unavailable. */
  public static final int EAGAIN = -11;

  /** Not enough memory. */
  public static final int ENOMEM = -12;

  /** Permission denied. */
  public static final int EACCES = -13;

  /** Bad address in system call argument. */
  public static final int EFAULT = -14;

  /** Resource busy or locked. */
  public static final int EBUSY = -16;

  /** File already exists. */
  public static final int EEXIST = -17;

  /** Cross-device link not permitted. */
  public static final int EXDEV = -18;

  /** No such device. */
  public static final int ENODEV = -19;

  /** Not a directory. */
  public static final int ENOTDIR = -20;

  /** Illegal operation on a directory. */
  public static final int EISDIR = -21;

  /** Invalid argument. */
  public static final int EINVAL = -22;

  /** File table overflow. */
  public static final int ENFILE = -23;

  /** Too many open files. */
  public static final int EMFILE = -24;

  /** Inappropriate ioctl for device. */
  public static final int ENOTTY = -25;

  /** Text file is busy. */
  public static final int ETXTBSY = -26;

  /** File too large. */
  public static final int EFBIG = -27;

  /** No space left on device. */
  public static final int ENOSPC = -28;

  /** Invalid seek. */
  public static final int ESPIPE = -29;

  /** Read-only file system. */
  public static final int EROFS = -30;

  /** Too many links. */
  public static final int EMLINK = -31;

  /** Broken pipe. */
  public static final int EPIPE = -32;

  /** Result too large. */
  public static final int ERANGE = -34;

  /** Name too long. */
  public static final int ENAMETOOLONG = -36;

  /** Function not implemented. */
  public static final int ENOSYS = -38;

  /** Directory not empty. */
  public static final int ENOTEMPTY = -39;

  /** Too many symbolic links encountered. */
  public static final int ELOOP = -40;

  /** Protocol driver not attached. */
  public static final int EUNATCH = -49;

  /** No data available. */
  public static final int ENODATA = -61;

  /** Machine is not on the network. */
  public static final int ENONET = -64;

  /** Protocol error. */
  public static final int EPROTO = -71;

  /** Value too large for defined data type. */
  public static final int EOVERFLOW = -75;

  /** Illegal byte sequence. */
  public static final int EILSEQ = -84;

  /** Socket operation on non-socket. */
  public static final int ENOTSOCK = -88;

  /** Destination address required. */
  public static final int EDESTADDRREQ = -89;

  /** Message too long. */
  public static final int EMSGSIZE = -90;

  /** Protocol wrong type for socket. */
  public static final int EPROTOTYPE = -91;

  /** Protocol not available. */
  public static final int ENOPROTOOPT = -92;

  /** Protocol not supported. */
  public static final int EPROTONOSUPPORT = -93;

  /** Socket type not supported. */
  public static final int ESOCKTNOSUPPORT = -94;

  /** Operation not supported on socket. */
  public static final int ENOTSUP = -95;

  /** Address family not supported. */
  public static final int EAFNOSUPPORT = -97;

  /** Address already in use. */
  public static final int EADDRINUSE = -98;

  /** Address not available. */
  public static final int EADDRNOTAVAIL = -99;

  /** Network is down. */
  public static final int ENETDOWN = -100;

  /** Network is unreachable. */
  public static final int ENETUNREACH = -101;

  /** Software caused connection abort. */
  public static final int ECONNABORTED = -103;

  /** Connection reset by peer. */
  public static final int ECONNRESET = -104;

  /** No buffer space available. */
  public static final int ENOBUFS = -105;

  /** Socket is already connected. */
  public static final int EISCONN = -106;

  /** Socket is not connected. */
  public static final int ENOTCONN = -107;

  /** Cannot send after transport endpoint shutdown. */
  public static final int ESHUTDOWN = -108;

  /** Connection timed out. */
  public static final int ETIMEDOUT = -110;

  /** Connection refused. */
  public static final int ECONNREFUSED = -111;

  /** Host is down. */
  public static final int EHOSTDOWN = -112;

  /** Host is unreachable. */
  public static final int EHOSTUNREACH = -113;

  /** Connection already in progress. */
  public static final int EALREADY = -114;

  /** Remote I/O error. */
  public static final int EREMOTEIO = -121;

  /** Operation canceled. */
  public static final int ECANCELED = -125;

  /** Address family not supported. */
  public static final int EAI_ADDRFAMILY = -3000;

  /** Temporary failure. */
  public static final int EAI_AGAIN = -3001;

  /** Bad ai_flags value. */
  public static final int EAI_BADFLAGS = -3002;

  /** Request canceled. */
  public static final int EAI_CANCELED = -3003;

  /** Permanent failure. */
  public static final int EAI_FAIL = -3004;

  /** Ai_family not supported. */
  public static final int EAI_FAMILY = -3005;

  /** Out of memory. */
  public static final int EAI_MEMORY = -3006;

  /** No address. */
  public static final int EAI_NODATA = -3007;

  /** Unknown node or service. */
  public static final int EAI_NONAME = -3008;

  /** Argument buffer overflow. */
  public static final int EAI_OVERFLOW = -3009;

  /** Service not available for socket type. */
  public static final int EAI_SERVICE = -3010;

  /** Socket type not supported. */
  public static final int EAI_SOCKTYPE = -3011;

  /** Invalid value for hints. */
  public static final int EAI_BADHINTS = -3013;

  /** Resolved protocol is unknown. */
  public static final int EAI_PROTOCOL = -3014;

  /** Inappropriate file type or format. */
  public static final int EFTYPE = -4028;

  /** Invalid Unicode character. */
  public static final int ECHARSET = -4080;

  /** Unknown error. */
  public static final int UNKNOWN = -4094;

  /** End of file. */
  public static final int EOF = -4095;

  private Errno() {}

  /** The name, such as "ENOENT"; "Unknown system error -N" for a number that is not known. */
  public static String name(int errno) {
    ErrnoTable.Entry entry = ErrnoTable.ENTRIES.get(errno);
    return entry == null ? "Unknown system error " + errno : entry.name();
  }

  /** The text, such as "no such file or directory". */
  public static String message(int errno) {
    ErrnoTable.Entry entry = ErrnoTable.ENTRIES.get(errno);
    return entry == null ? "Unknown system error " + errno : entry.message();
  }

  /** The number of a name, or 0 when there is none. */
  public static int number(String name) {
    for (Map.Entry<Integer, ErrnoTable.Entry> each : ErrnoTable.ENTRIES.entrySet()) {
      if (each.getValue().name().equals(name)) {
        return each.getKey();
      }
    }
    return 0;
  }

  /** All numbers that are known, from -1 down. */
  public static Iterable<Integer> all() {
    return ErrnoTable.ENTRIES.keySet();
  }
}
