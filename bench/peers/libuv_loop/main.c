/*
 * The operations of run-loop on libuv, for comparison.
 *
 * Usage: libuv_loop KIND COUNT WARMUP
 *
 * Prints wall_nanos and cpu_nanos, each for one operation; the processor time is this thread's.
 */
#define _GNU_SOURCE
#include "loop.h"

#include <string.h>
#include <time.h>

uv_loop_t *loop;
int total;
int left;
char message[BYTES];

static int under_way;
static void (*start_one)(int slot);
static void (*finish)(void);

void check(int status, const char *what) {
  if (status < 0) {
    fprintf(stderr, "%s: %s\n", what, uv_strerror(status));
    exit(1);
  }
}

void expect(int at_once, void (*start)(int slot), void (*end)(void)) {
  left = total;
  under_way = at_once;
  start_one = start;
  finish = end;
}

void next(int slot) {
  if (left-- > 0) {
    start_one(slot);
  } else if (left == -under_way && finish != NULL) {
    finish();
  }
}

void repeat(int at_once, void (*start)(int slot), void (*end)(void)) {
  expect(at_once, start, end);
  for (int i = 0; i < at_once; i++) {
    next(i);
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
