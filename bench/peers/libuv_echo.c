/*
 * An echo server on libuv, as fast as its API goes: read buffers, write requests and connections
 * come from pools, and a write is tried at once before it is queued.
 *
 * Usage: libuv_echo PORT
 */
#include <stdio.h>
#include <stdlib.h>
#include <uv.h>

enum { BUFFER = 64 * 1024, BACKLOG = 4096 };

/* A buffer; while its rest is being written, also the request that does so. */
struct chunk {
  uv_write_t request;
  struct chunk *next;
  char data[BUFFER];
};

struct connection {
  uv_tcp_t tcp;
  struct connection *next;
};

static struct chunk *free_chunks;
static struct connection *free_connections;

static void check(int status, const char *what) {
  if (status < 0) {
    fprintf(stderr, "%s: %s\n", what, uv_strerror(status));
    exit(1);
  }
}

static void *allocate(size_t size) {
  void *memory = malloc(size);
  check(memory == NULL ? UV_ENOMEM : 0, "malloc");
  return memory;
}

static struct chunk *take_chunk(void) {
  struct chunk *chunk = free_chunks;
  if (chunk == NULL) {
    return allocate(sizeof *chunk);
  }
  free_chunks = chunk->next;
  return chunk;
}

static void give_back(struct chunk *chunk) {
  chunk->next = free_chunks;
  free_chunks = chunk;
}

static struct chunk *chunk_of(const uv_buf_t *buffer) {
  return (struct chunk *)(buffer->base - offsetof(struct chunk, data));
}

static void on_allocate(uv_handle_t *handle, size_t suggested, uv_buf_t *buffer) {
  (void)handle;
  (void)suggested;
  *buffer = uv_buf_init(take_chunk()->data, BUFFER);
}

static void on_closed(uv_handle_t *handle) {
  struct connection *c = (struct connection *)handle;
  c->next = free_connections;
  free_connections = c;
}

static void drop(uv_stream_t *stream) {
  if (!uv_is_closing((uv_handle_t *)stream)) {
    uv_close((uv_handle_t *)stream, on_closed);
  }
}

static void on_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *buffer);

static void on_written(uv_write_t *request, int status) {
  give_back((struct chunk *)request);
  if (status < 0) {
    drop(request->handle);
  } else {
    check(uv_read_start(request->handle, on_allocate, on_read), "read");
  }
}

/* Not all was taken: queues the rest, and reads no more until it is written. */
static void queue(uv_stream_t *stream, struct chunk *chunk, size_t from, size_t to) {
  uv_buf_t rest = uv_buf_init(chunk->data + from, (unsigned)(to - from));
  uv_read_stop(stream);
  check(uv_write(&chunk->request, stream, &rest, 1, on_written), "write");
}

static void on_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *buffer) {
  struct chunk *chunk = buffer->base == NULL ? NULL : chunk_of(buffer);
  if (count > 0) {
    uv_buf_t data = uv_buf_init(buffer->base, (unsigned)count);
    int sent = uv_try_write(stream, &data, 1);
    if (sent == UV_EAGAIN) {
      sent = 0;
    }
    if (sent >= 0 && sent < count) {
      queue(stream, chunk, (size_t)sent, (size_t)count);
      return;
    }
    if (sent < 0) {
      drop(stream);
    }
  } else if (count < 0) {
    drop(stream);
  }
  if (chunk != NULL) {
    give_back(chunk);
  }
}

static void on_connection(uv_stream_t *server, int status) {
  check(status, "connection");
  struct connection *c = free_connections;
  if (c == NULL) {
    c = allocate(sizeof *c);
  } else {
    free_connections = c->next;
  }
  uv_stream_t *stream = (uv_stream_t *)&c->tcp;
  check(uv_tcp_init(server->loop, &c->tcp), "init");
  check(uv_accept(server, stream), "accept");
  uv_tcp_nodelay(&c->tcp, 1);
  check(uv_read_start(stream, on_allocate, on_read), "read");
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: %s PORT\n", argv[0]);
    return 2;
  }
  uv_tcp_t server;
  struct sockaddr_in address;
  uv_loop_t *loop = uv_default_loop();
  uv_ip4_addr("0.0.0.0", atoi(argv[1]), &address);
  check(uv_tcp_init(loop, &server), "init");
  check(uv_tcp_bind(&server, (struct sockaddr *)&address, 0), "bind");
  check(uv_listen((uv_stream_t *)&server, BACKLOG, on_connection), "listen");
  return uv_run(loop, UV_RUN_DEFAULT);
}
