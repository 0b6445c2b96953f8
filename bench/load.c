/*
 * A load generator for echo servers, of one thread: each connection sends a message, waits until
 * all of it came back, and sends the next.
 *
 * Usage: load [--websocket] HOST PORT CONNECTIONS BYTES WARMUP [SERVER_PID]
 *
 * Opens its connections and warms the server up for WARMUP seconds, during which it compares what
 * comes back. Then each line of the input, a number of seconds, asks for a slice of load, and is
 * answered by a line of key=value; with SERVER_PID also the processor time that the server took for
 * a message, which does not depend on how fast this program is. Between slices nothing is on its way
 * and this program sleeps, so that the slices of several servers can take turns.
 *
 * With --websocket each message is one binary frame (RFC 6455), masked with a key of zeros.
 * HOST is an IPv4 address. Within a slice it polls without ever sleeping, so that no server pays
 * for waking it: give it a core of its own.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 1024, BUFFER = 64 * 1024, SUB_BITS = 6, SUB = 1 << SUB_BITS };

struct connection {
  int fd;
  int sent;
  int got;
  uint64_t started;
};

/* The connections to a server, and its processor clock if that is asked for. */
struct load {
  struct connection *connections;
  int size;
  int epoll;
  bool timed;
  clockid_t server;
};

/* What a connection sends each time, and what must come back. */
struct message {
  char *bytes;
  int length;
};

static int payload;
static struct message request;
static struct message reply;
static char *buffer;
static struct epoll_event events[EVENTS];
static uint64_t counts[64 << SUB_BITS];
static bool comparing = true;
static bool sending;
static int awaited;

static void die(const char *what) {
  perror(what);
  exit(1);
}

static void fail(const char *what) {
  fprintf(stderr, "load: %s\n", what);
  exit(1);
}

static uint64_t nanos(clockid_t clock) {
  struct timespec now;
  if (clock_gettime(clock, &now) < 0) {
    die("clock_gettime");
  }
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* Latencies are counted in steps of 1/64 of their power of two. */
static int step_of(uint64_t value) {
  if (value < SUB) {
    return (int)value;
  }
  int shift = 63 - __builtin_clzll(value) - SUB_BITS;
  return ((shift + 1) << SUB_BITS) + (int)((value >> shift) - SUB);
}

static uint64_t middle_of(int step) {
  if (step < SUB) {
    return (uint64_t)step;
  }
  int shift = (step >> SUB_BITS) - 1;
  return ((uint64_t)(SUB + (step & (SUB - 1))) << shift) + ((1ull << shift) >> 1);
}

static double percentile_micros(double share, uint64_t total) {
  uint64_t wanted = (uint64_t)(share * (double)total);
  uint64_t seen = 0;
  for (int i = 0; i < 64 << SUB_BITS; i++) {
    seen += counts[i];
    if (seen > wanted) {
      return (double)middle_of(i) / 1000;
    }
  }
  return 0;
}

static void send_more(struct connection *c) {
  while (c->sent < request.length) {
    ssize_t sent = send(c->fd, request.bytes + c->sent, request.length - c->sent, MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno == EAGAIN) {
        return; // the next edge goes on
      }
      die("send");
    }
    c->sent += (int)sent;
  }
}

static void start_message(struct connection *c, uint64_t now) {
  awaited++;
  c->started = now;
  c->sent = 0;
  c->got = 0;
  send_more(c);
}

/* How many messages were completed: 0 or 1. */
static int serve(struct connection *c) {
  if (c->sent < request.length) {
    send_more(c);
  }
  while (true) {
    ssize_t got = recv(c->fd, buffer, BUFFER, 0);
    if (got < 0 && errno == EAGAIN) {
      return 0;
    }
    if (got <= 0) {
      fail(got == 0 ? "the server closed a connection" : strerror(errno));
    }
    if (got > reply.length - c->got) {
      fail("more came back than was sent");
    }
    if (comparing && memcmp(buffer, reply.bytes + c->got, (size_t)got) != 0) {
      fail("something else came back than was sent");
    }
    c->got += (int)got;
    if (c->got == reply.length) {
      uint64_t now = nanos(CLOCK_MONOTONIC);
      counts[step_of(now - c->started)]++;
      awaited--;
      if (sending) {
        start_message(c, now); // nothing can be there yet but the answer to this, which makes an edge
      }
      return 1;
    }
    if (got < BUFFER) {
      return 0;
    }
  }
}

/* Asks for a WebSocket and reads the answer's head, byte by byte: what follows is frames. */
static void upgrade(int fd) {
  static const char head[] =
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n";
  static const char end[] = "\r\n\r\n";
  if (send(fd, head, sizeof head - 1, MSG_NOSIGNAL) != (ssize_t)sizeof head - 1) {
    die("send");
  }
  char answer[4096];
  size_t length = 0;
  while (length < 4 || memcmp(answer + length - 4, end, 4) != 0) {
    if (length == sizeof answer || recv(fd, answer + length, 1, 0) != 1) {
      fail("the upgrade was not answered");
    }
    length++;
  }
  if (memcmp(answer, "HTTP/1.1 101", 12) != 0) {
    fail("the upgrade was refused");
  }
}

static void open_connection(struct connection *c, int epoll, struct sockaddr_in *address, bool framed) {
  int on = 1;
  c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (c->fd < 0 || connect(c->fd, (struct sockaddr *)address, sizeof *address) < 0) {
    die("connect");
  }
  if (framed) {
    upgrade(c->fd);
  }
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET};
  event.data.ptr = c;
  if (fcntl(c->fd, F_SETFL, O_NONBLOCK) < 0 ||
      epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event) < 0) {
    die("epoll_ctl");
  }
}

/* How many messages were completed by one look at all connections. */
static uint64_t serve_ready(int epoll) {
  uint64_t done = 0;
  int ready = epoll_wait(epoll, events, EVENTS, 0);
  for (int i = 0; i < ready; i++) {
    done += (uint64_t)serve(events[i].data.ptr);
  }
  return done;
}

/* Echoes for so long; how many messages. What is on its way at the end is not counted. */
static uint64_t run(struct load *load, uint64_t duration) {
  uint64_t begin = nanos(CLOCK_MONOTONIC);
  uint64_t done = 0;
  sending = true;
  for (int i = 0; i < load->size; i++) {
    start_message(&load->connections[i], begin);
  }
  while (nanos(CLOCK_MONOTONIC) < begin + duration) {
    done += serve_ready(load->epoll);
  }
  return done;
}

static void drain(struct load *load) {
  sending = false;
  while (awaited > 0) {
    serve_ready(load->epoll);
  }
}

static void print(uint64_t done, uint64_t wall, double server_nanos) {
  double seconds = (double)wall / 1e9;
  printf("messages_per_second=%.0f megabytes_per_second=%.1f p50_micros=%.1f p99_micros=%.1f",
         (double)done / seconds, (double)done * payload / seconds / 1e6,
         percentile_micros(0.50, done), percentile_micros(0.99, done));
  if (server_nanos >= 0) {
    printf(" server_micros_per_message=%.3f server_busy=%.3f",
           server_nanos / 1000 / (double)done, server_nanos / (double)wall);
  }
  printf("\n");
  fflush(stdout);
}

/* One slice of load, and what came of it. */
static void measure(struct load *load, uint64_t duration) {
  memset(counts, 0, sizeof counts);
  uint64_t begin = nanos(CLOCK_MONOTONIC);
  uint64_t cpu_before = load->timed ? nanos(load->server) : 0;
  uint64_t done = run(load, duration);
  uint64_t end = nanos(CLOCK_MONOTONIC);
  double cpu = load->timed ? (double)(nanos(load->server) - cpu_before) : -1;
  if (done == 0) {
    fail("nothing came back while it was measured");
  }
  print(done, end - begin, cpu);
  drain(load);
}

static void fill(char *bytes, int size) {
  for (int i = 0; i < size; i++) {
    bytes[i] = (char)(i * 31 + i / 256);
  }
}

/* The payload behind a head of so many bytes. */
static struct message message_of(const char *head, int head_length, int size) {
  struct message message = {malloc((size_t)(head_length + size)), head_length + size};
  if (message.bytes == NULL) {
    fail("BYTES do not fit into memory");
  }
  memcpy(message.bytes, head, (size_t)head_length);
  fill(message.bytes + head_length, size);
  return message;
}

/* A binary frame; the client's are masked. */
static struct message frame_of(int size, bool masked) {
  char head[8] = {(char)0x82};
  int length = 2;
  head[1] = (char)(masked ? 0x80 : 0);
  if (size < 126) {
    head[1] |= (char)size;
  } else {
    head[1] |= 126;
    head[2] = (char)(size >> 8);
    head[3] = (char)size;
    length = 4;
  }
  return message_of(head, masked ? length + 4 : length, size);
}

static void prepare(int size, bool framed) {
  payload = size;
  buffer = aligned_alloc(64, BUFFER);
  if (size < 1 || buffer == NULL || (framed && size > 65535)) {
    fail("BYTES must be positive, and at most 65535 in a frame");
  }
  request = framed ? frame_of(size, true) : message_of("", 0, size);
  reply = framed ? frame_of(size, false) : message_of("", 0, size);
}

int main(int argc, char **argv) {
  const char *program = argv[0];
  bool framed = argc > 1 && strcmp(argv[1], "--websocket") == 0;
  argc -= framed;
  argv += framed;
  if (argc < 6 || argc > 7) {
    fprintf(stderr, "usage: %s [--websocket] HOST PORT CONNECTIONS BYTES WARMUP [SERVER_PID]\n", program);
    return 2;
  }
  signal(SIGPIPE, SIG_IGN);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(argv[2]))};
  if (inet_pton(AF_INET, argv[1], &address.sin_addr) != 1) {
    fail("HOST must be an IPv4 address");
  }
  prepare(atoi(argv[4]), framed);
  struct load load = {.size = atoi(argv[3]), .epoll = epoll_create1(EPOLL_CLOEXEC), .timed = argc == 7};
  if (load.timed && clock_getcpuclockid(atoi(argv[6]), &load.server) != 0) {
    fail("no process has SERVER_PID");
  }
  load.connections = calloc((size_t)load.size, sizeof *load.connections);
  for (int i = 0; i < load.size; i++) {
    open_connection(&load.connections[i], load.epoll, &address, framed);
  }
  run(&load, (uint64_t)(atof(argv[5]) * 1e9));
  drain(&load);
  comparing = false;
  double seconds;
  while (scanf("%lf", &seconds) == 1) {
    measure(&load, (uint64_t)(seconds * 1e9));
  }
  return 0;
}
