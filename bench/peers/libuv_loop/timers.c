/*
 * Timers: start, fire, close.
 */
#include "loop.h"

static uv_timer_t *timers;

static void on_timer(uv_timer_t *timer) {
  uv_close((uv_handle_t *)timer, NULL);
}

void begin_timers(void) {
  timers = realloc(timers, (size_t)total * sizeof *timers);
  check(timers == NULL ? UV_ENOMEM : 0, "realloc");
  for (int i = 0; i < total; i++) {
    uv_timer_init(loop, &timers[i]);
    uv_timer_start(&timers[i], on_timer, 1 + (i * 7919ull & 63), 0);
  }
}
