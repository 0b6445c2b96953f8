/*
 * Messages over unix-domain sockets, there and back.
 */
#define _GNU_SOURCE
#include "loop.h"

#include <unistd.h>

static uv_pipe_t listener;
static uv_pipe_t clients[AT_ONCE];
static uv_pipe_t servers[AT_ONCE];
static uv_connect_t connects[AT_ONCE];
static int accepted;
static char input[64 * 1024];

static void on_allocate(uv_handle_t *handle, size_t suggested, uv_buf_t *buffer) {
  (void)handle;
  (void)suggested;
  *buffer = uv_buf_init(input, sizeof input);
}

static void write_now(uv_stream_t *stream, char *data, size_t length) {
  uv_buf_t buffer = uv_buf_init(data, (unsigned)length);
  check(uv_try_write(stream, &buffer, 1), "uv_try_write");
}

static void on_echo(uv_stream_t *stream, ssize_t count, const uv_buf_t *buffer) {
  if (count > 0) {
    write_now(stream, buffer->base, (size_t)count);
  }
}

static void on_answer(uv_stream_t *stream, ssize_t count, const uv_buf_t *buffer) {
  (void)buffer;
  if (count > 0) {
    next((int)((uv_pipe_t *)stream - clients));
  }
}

static void on_connection(uv_stream_t *server, int status) {
  check(status, "connection");
  uv_pipe_t *pipe = &servers[accepted++];
  check(uv_pipe_init(loop, pipe, 0), "uv_pipe_init");
  check(uv_accept(server, (uv_stream_t *)pipe), "uv_accept");
  check(uv_read_start((uv_stream_t *)pipe, on_allocate, on_echo), "uv_read_start");
}

static void start_message(int slot) {
  write_now((uv_stream_t *)&clients[slot], message, BYTES);
}

static void on_connected(uv_connect_t *request, int status) {
  check(status, "uv_pipe_connect");
  uv_stream_t *client = request->handle;
  check(uv_read_start(client, on_allocate, on_answer), "uv_read_start");
  next((int)((uv_pipe_t *)client - clients));
}

static void close_pipes(void) {
  for (int i = 0; i < AT_ONCE; i++) {
    uv_close((uv_handle_t *)&clients[i], NULL);
    uv_close((uv_handle_t *)&servers[i], NULL);
  }
  uv_close((uv_handle_t *)&listener, NULL);
}

void begin_pipe(void) {
  static int round;
  char name[64];
  snprintf(name, sizeof name, "/tmp/libuv-bench-%d-%d", getpid(), round++);
  expect(AT_ONCE, start_message, close_pipes);
  accepted = 0;
  check(uv_pipe_init(loop, &listener, 0), "uv_pipe_init");
  check(uv_pipe_bind(&listener, name), "uv_pipe_bind");
  check(uv_listen((uv_stream_t *)&listener, AT_ONCE, on_connection), "uv_listen");
  for (int i = 0; i < AT_ONCE; i++) {
    check(uv_pipe_init(loop, &clients[i], 0), "uv_pipe_init");
    uv_pipe_connect(&connects[i], &clients[i], name, on_connected);
  }
}
