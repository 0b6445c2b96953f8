/*
 * Children that end at once.
 */
#include "loop.h"

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

void begin_spawn(void) {
  repeat(1, start_child, NULL);
}
