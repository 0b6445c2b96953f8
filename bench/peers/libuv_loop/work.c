/*
 * What the pool does: nothing, and files.
 */
#define _GNU_SOURCE
#include "loop.h"

#include <fcntl.h>
#include <unistd.h>

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

void begin_work(void) {
  repeat(AT_ONCE, start_work, NULL);
}

/* Files. */

static uv_fs_t file_requests[AT_ONCE];
static int file;
enum { BLOCK = 4096 };
static char block[BLOCK];

static void on_file(uv_fs_t *request) {
  check((int)request->result, "file");
  uv_fs_req_cleanup(request);
  next((int)(request - file_requests));
}

static void start_stat(int slot) {
  check(uv_fs_stat(loop, &file_requests[slot], "/etc/passwd", on_file), "uv_fs_stat");
}

void begin_stat(void) {
  repeat(AT_ONCE, start_stat, NULL);
}

static void start_read(int slot) {
  uv_buf_t buffer = uv_buf_init(block, BLOCK);
  check(uv_fs_read(loop, &file_requests[slot], file, &buffer, 1, 0, on_file), "uv_fs_read");
}

static void close_file(void) {
  close(file);
}

void begin_read(void) {
  file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  check(file < 0 ? UV_ENOENT : 0, "open");
  repeat(AT_ONCE, start_read, close_file);
}
