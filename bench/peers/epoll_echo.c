/*
 * The limit: an echo server of one thread on bare epoll.
 *
 * Edge-triggered, each descriptor registered once, one buffer for all reads; a message costs one
 * recv, one send and its share of an epoll_wait. What a full socket does not take is kept for the
 * connection, which is not read until it is written.
 *
 * Usage: epoll_echo PORT
 */
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { EVENTS = 1024, BUFFER = 64 * 1024, READS_A_TURN = 32, BACKLOG = 4096 };

struct connection {
  int fd;
  int rest_from;
  int rest_to;
  bool turn_asked;
  char *rest;
  struct connection *next_turn;
};

static char buffer[BUFFER] __attribute__((aligned(64)));
static struct epoll_event events[EVENTS];
static struct connection listener;
static struct connection *turns;
static int epoll;

static void die(const char *what) {
  perror(what);
  exit(1);
}

/* A connection asks for a turn at most once, and is freed only outside of the list. */
static void ask_for_turn(struct connection *c) {
  if (!c->turn_asked) {
    c->turn_asked = true;
    c->next_turn = turns;
    turns = c;
  }
}

static void drop(struct connection *c) {
  close(c->fd);
  c->fd = -1;
  if (!c->turn_asked) {
    free(c->rest);
    free(c);
  }
}

static void watch(int fd, void *who) {
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET};
  event.data.ptr = who;
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) < 0) {
    die("epoll_ctl");
  }
}

static void accept_all(void) {
  int fd;
  while ((fd = accept4(listener.fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct connection *c = calloc(1, sizeof *c);
    if (c == NULL) {
      die("calloc");
    }
    c->fd = fd;
    watch(fd, c);
  }
}

/* Keeps what was not taken; the next edge for writing goes on with it. */
static void keep(struct connection *c, const char *data, int length) {
  if (c->rest == NULL && (c->rest = malloc(BUFFER)) == NULL) {
    die("malloc");
  }
  memcpy(c->rest, data, length);
  c->rest_from = 0;
  c->rest_to = length;
}

static void serve_reads(struct connection *c, bool hung_up) {
  for (int i = 0; i < READS_A_TURN; i++) {
    ssize_t got = recv(c->fd, buffer, BUFFER, 0);
    if (got <= 0) {
      if (got == 0 || errno != EAGAIN) {
        drop(c);
      }
      return;
    }
    ssize_t sent = send(c->fd, buffer, got, MSG_NOSIGNAL);
    if (sent != got) {
      if (sent < 0 && errno != EAGAIN) {
        drop(c);
        return;
      }
      sent = sent < 0 ? 0 : sent;
      keep(c, buffer + sent, (int)(got - sent));
      return;
    }
    if (got < BUFFER && !hung_up) {
      return;
    }
  }
  ask_for_turn(c);
}

/* False when something is left, or the connection has gone. */
static bool write_rest(struct connection *c) {
  ssize_t sent = send(c->fd, c->rest + c->rest_from, c->rest_to - c->rest_from, MSG_NOSIGNAL);
  if (sent < 0 && errno != EAGAIN) {
    drop(c);
    return false;
  }
  c->rest_from += sent < 0 ? 0 : (int)sent;
  return c->rest_from == c->rest_to;
}

static void serve(struct connection *c, unsigned what) {
  bool had_rest = c->rest_from < c->rest_to;
  if (had_rest && !write_rest(c)) {
    return;
  }
  if (had_rest || (what & ~(unsigned)EPOLLOUT) != 0) {
    serve_reads(c, (what & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0 || had_rest);
  }
}

static void serve_turns(void) {
  struct connection *each = turns;
  turns = NULL;
  while (each != NULL) {
    struct connection *following = each->next_turn;
    each->turn_asked = false;
    if (each->fd < 0) {
      free(each->rest);
      free(each);
    } else if (each->rest_from == each->rest_to) {
      serve_reads(each, true);
    }
    each = following;
  }
}

static int listen_on(int port) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  int on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_ANY);
  if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) < 0 ||
      bind(fd, (struct sockaddr *)&address, sizeof address) < 0 || listen(fd, BACKLOG) < 0) {
    die("listen");
  }
  return fd;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: %s PORT\n", argv[0]);
    return 2;
  }
  signal(SIGPIPE, SIG_IGN);
  epoll = epoll_create1(EPOLL_CLOEXEC);
  listener.fd = listen_on(atoi(argv[1]));
  watch(listener.fd, &listener);
  while (true) {
    int ready = epoll_wait(epoll, events, EVENTS, turns == NULL ? -1 : 0);
    if (ready < 0 && errno != EINTR) {
      die("epoll_wait");
    }
    for (int i = 0; i < ready; i++) {
      struct connection *c = events[i].data.ptr;
      if (c == &listener) {
        accept_all();
      } else {
        serve(c, events[i].events);
      }
    }
    serve_turns();
  }
}
