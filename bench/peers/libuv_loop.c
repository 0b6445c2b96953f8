/*
 * The operations of run-loop on libuv, for comparison.
 *
 * Usage: libuv_loop KIND COUNT WARMUP
 *
 * Prints wall_nanos and cpu_nanos, each for one operation; the processor time is this thread's.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <uv.h>

enum { AT_ONCE = 16, BYTES = 64, BLOCK = 4096 };

static uv_loop_t *loop;
static int total;
static int left;
static int under_way;
static void (*start_one)(int slot);
static void (*finish)(void);
static char message[BYTES];

static void check(int status, const char *what) {
  if (status < 0) {
    fprintf(stderr, "%s: %s\n", what, uv_strerror(status));
    exit(1);
  }
}

static void next(int slot) {
  if (left-- > 0) {
    start_one(slot);
  } else if (left == -under_way && finish != NULL) {
    finish();
  }
}

static void repeat(int at_once, void (*start)(int), void (*end)(void)) {
  left = total;
  under_way = at_once;
  start_one = start;
  finish = end;
  for (int i = 0; i < at_once; i++) {
    next(i);
  }
}

/* Timers: start, fire, close. */

static uv_timer_t *timers;

static void on_timer(uv_timer_t *timer) {
  uv_close((uv_handle_t *)timer, NULL);
}

static void begin_timers(void) {
  timers = realloc(timers, (size_t)total * sizeof *timers);
  check(timers == NULL ? UV_ENOMEM : 0, "realloc");
  for (int i = 0; i < total; i++) {
    uv_timer_init(loop, &timers[i]);
    uv_timer_start(&timers[i], on_timer, 1 + (i * 7919ull & 63), 0);
  }
}

/* Async: sends from another thread. */

static uv_async_t async;
static uv_thread_t sender;
static _Atomic int sent_all;

static void on_async(uv_async_t *handle) {
  if (sent_all) {
    uv_thread_join(&sender);
    uv_close((uv_handle_t *)handle, NULL);
  }
}

static void send_many(void *unused) {
  (void)unused;
  for (int i = 1; i < total; i++) {
    uv_async_send(&async);
  }
  sent_all = 1;
  uv_async_send(&async);
}

static void begin_async(void) {
  sent_all = 0;
  check(uv_async_init(loop, &async, on_async), "uv_async_init");
  check(uv_thread_create(&sender, send_many, NULL), "uv_thread_create");
}

/* Wake-up: two loops wake each other. */

static uv_async_t here;
static uv_async_t there;
static uv_sem_t ready;
static int left_there;

static void on_here(uv_async_t *handle) {
  if (--left >= 0) {
    uv_async_send(&there);
    return;
  }
  uv_async_send(&there);
  uv_thread_join(&sender);
  uv_close((uv_handle_t *)handle, NULL);
}

static void on_there(uv_async_t *handle) {
  if (--left_there < 0) {
    uv_close((uv_handle_t *)handle, NULL);
  } else {
    uv_async_send(&here);
  }
}

static void answer(void *unused) {
  (void)unused;
  uv_loop_t other;
  check(uv_loop_init(&other), "uv_loop_init");
  check(uv_async_init(&other, &there, on_there), "uv_async_init");
  uv_sem_post(&ready);
  uv_run(&other, UV_RUN_DEFAULT);
  uv_loop_close(&other);
}

static void begin_wakeup(void) {
  left = total;
  left_there = total;
  check(uv_sem_init(&ready, 0), "uv_sem_init");
  check(uv_async_init(loop, &here, on_here), "uv_async_init");
  check(uv_thread_create(&sender, answer, NULL), "uv_thread_create");
  uv_sem_wait(&ready);
  uv_sem_destroy(&ready);
  uv_async_send(&here);
}

/* Work that does nothing. */

static uv_work_t works[AT_ONCE];

static void do_nothing(uv_work_t *work) {
  (void)work;
}

static void on_work(uv_work_t *work, int status) {
  check(status, "uv_queue_work");
  next((int)(work - works));
}

static void start_work(int slot) {
  check(uv_queue_work(loop, &works[slot], do_nothing, on_work), "uv_queue_work");
}

static void begin_work(void) {
  repeat(AT_ONCE, start_work, NULL);
}

/* Children. */

static uv_process_t child;

static void on_child_closed(uv_handle_t *handle) {
  (void)handle;
  next(0);
}

static void on_exit_of_child(uv_process_t *process, int64_t status, int signal) {
  (void)status;
  (void)signal;
  uv_close((uv_handle_t *)process, on_child_closed);
}

static void start_child(int slot) {
  (void)slot;
  char *args[] = {"true", NULL};
  uv_process_options_t options = {.file = "/bin/true", .args = args, .exit_cb = on_exit_of_child};
  check(uv_spawn(loop, &child, &options), "uv_spawn");
}

static void begin_spawn(void) {
  repeat(1, start_child, NULL);
}

/* Files. */

static uv_fs_t file_requests[AT_ONCE];
static int file;
static char block[BLOCK];

static void on_file(uv_fs_t *request) {
  check((int)request->result, "file");
  uv_fs_req_cleanup(request);
  next((int)(request - file_requests));
}

static void start_stat(int slot) {
  check(uv_fs_stat(loop, &file_requests[slot], "/etc/passwd", on_file), "uv_fs_stat");
}

static void begin_stat(void) {
  repeat(AT_ONCE, start_stat, NULL);
}

static void start_read(int slot) {
  uv_buf_t buffer = uv_buf_init(block, BLOCK);
  check(uv_fs_read(loop, &file_requests[slot], file, &buffer, 1, 0, on_file), "uv_fs_read");
}

static void close_file(void) {
  close(file);
}

static void begin_read(void) {
  file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  check(file < 0 ? UV_ENOENT : 0, "open");
  repeat(AT_ONCE, start_read, close_file);
}

/* Datagrams. */

static uv_udp_t server_socket;
static uv_udp_t client_socket;
static char datagram[64 * 1024];

static void on_allocate_datagram(uv_handle_t *handle, size_t suggested, uv_buf_t *buffer) {
  (void)handle;
  (void)suggested;
  *buffer = uv_buf_init(datagram, sizeof datagram);
}

static void on_request(uv_udp_t *socket, ssize_t count, const uv_buf_t *buffer,
                       const struct sockaddr *from, unsigned flags) {
  (void)flags;
  if (from != NULL && count >= 0) {
    uv_buf_t reply = uv_buf_init(buffer->base, (unsigned)count);
    check(uv_udp_try_send(socket, &reply, 1, from), "uv_udp_try_send");
  }
}

static void on_reply(uv_udp_t *socket, ssize_t count, const uv_buf_t *buffer,
                     const struct sockaddr *from, unsigned flags) {
  (void)socket;
  (void)count;
  (void)buffer;
  (void)flags;
  if (from != NULL) {
    next(0);
  }
}

static void start_datagram(int slot) {
  (void)slot;
  uv_buf_t buffer = uv_buf_init(message, BYTES);
  check(uv_udp_try_send(&client_socket, &buffer, 1, NULL), "uv_udp_try_send");
}

static void close_sockets(void) {
  uv_close((uv_handle_t *)&server_socket, NULL);
  uv_close((uv_handle_t *)&client_socket, NULL);
}

static void open_socket(uv_udp_t *socket, uv_udp_recv_cb callback) {
  struct sockaddr_in any;
  uv_ip4_addr("127.0.0.1", 0, &any);
  check(uv_udp_init(loop, socket), "uv_udp_init");
  check(uv_udp_bind(socket, (struct sockaddr *)&any, 0), "uv_udp_bind");
  check(uv_udp_recv_start(socket, on_allocate_datagram, callback), "uv_udp_recv_start");
}

static void begin_udp(void) {
  open_socket(&server_socket, on_request);
  open_socket(&client_socket, on_reply);
  struct sockaddr_storage address;
  int length = sizeof address;
  check(uv_udp_getsockname(&server_socket, (struct sockaddr *)&address, &length), "getsockname");
  check(uv_udp_connect(&client_socket, (struct sockaddr *)&address), "uv_udp_connect");
  repeat(AT_ONCE, start_datagram, close_sockets);
}

/* Unix sockets. */

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

static void begin_pipe(void) {
  static int round;
  char name[64];
  snprintf(name, sizeof name, "/tmp/libuv-bench-%d-%d", getpid(), round++);
  left = total;
  under_way = AT_ONCE;
  start_one = start_message;
  finish = close_pipes;
  accepted = 0;
  check(uv_pipe_init(loop, &listener, 0), "uv_pipe_init");
  check(uv_pipe_bind(&listener, name), "uv_pipe_bind");
  check(uv_listen((uv_stream_t *)&listener, AT_ONCE, on_connection), "uv_listen");
  for (int i = 0; i < AT_ONCE; i++) {
    check(uv_pipe_init(loop, &clients[i], 0), "uv_pipe_init");
    uv_pipe_connect(&connects[i], &clients[i], name, on_connected);
  }
}

static const struct {
  const char *name;
  void (*begin)(void);
} kinds[] = {
    {"timers", begin_timers}, {"async", begin_async}, {"wakeup", begin_wakeup},
    {"work", begin_work},     {"spawn", begin_spawn}, {"stat", begin_stat},
    {"read", begin_read},     {"udp", begin_udp},     {"pipe", begin_pipe},
};

static double nanos(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static void run(void (*begin)(void)) {
  uv_update_time(loop);
  begin();
  check(uv_run(loop, UV_RUN_DEFAULT), "uv_run");
}

static void measure(void (*begin)(void), int warmup) {
  for (int i = 0; i < warmup; i++) {
    run(begin);
  }
  double wall = nanos(CLOCK_MONOTONIC);
  double cpu = nanos(CLOCK_THREAD_CPUTIME_ID);
  run(begin);
  cpu = nanos(CLOCK_THREAD_CPUTIME_ID) - cpu;
  wall = nanos(CLOCK_MONOTONIC) - wall;
  printf("wall_nanos=%.0f cpu_nanos=%.0f\n", wall / total, cpu / total);
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: %s KIND COUNT WARMUP\n", argv[0]);
    return 2;
  }
  loop = uv_default_loop();
  total = atoi(argv[2]);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (strcmp(kinds[i].name, argv[1]) == 0) {
      measure(kinds[i].begin, atoi(argv[3]));
      return 0;
    }
  }
  fprintf(stderr, "%s: no such kind\n", argv[1]);
  return 2;
}
