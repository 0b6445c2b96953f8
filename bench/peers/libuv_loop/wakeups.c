/*
 * Threads: sends from another one, and two loops that wake each other.
 */
#include "loop.h"

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

void begin_async(void) {
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

void begin_wakeup(void) {
  left = total;
  left_there = total;
  check(uv_sem_init(&ready, 0), "uv_sem_init");
  check(uv_async_init(loop, &here, on_here), "uv_async_init");
  check(uv_thread_create(&sender, answer, NULL), "uv_thread_create");
  uv_sem_wait(&ready);
  uv_sem_destroy(&ready);
  uv_async_send(&here);
}
