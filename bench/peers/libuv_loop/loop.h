/*
 * What the operations of run-loop on libuv share.
 */
#ifndef LIBUV_LOOP_H
#define LIBUV_LOOP_H

#include <stdio.h>
#include <stdlib.h>
#include <uv.h>

enum { AT_ONCE = 16, BYTES = 64 };

extern uv_loop_t *loop;

/* How many operations make a round, and how many of them are to be started yet. */
extern int total;
extern int left;

extern char message[BYTES];

/* Ends the program when a call failed. */
void check(int status, const char *what);

/* How operations that are started one by one are started, and what is done after the last. */
void expect(int at_once, void (*start)(int slot), void (*end)(void));

/* The operation of a slot is over, or is the first: starts another. */
void next(int slot);

/* As expect, and starts the first ones. */
void repeat(int at_once, void (*start)(int slot), void (*end)(void));

/* Each starts a round on the loop, which ends when the round is over. */
void begin_timers(void);
void begin_async(void);
void begin_wakeup(void);
void begin_work(void);
void begin_spawn(void);
void begin_stat(void);
void begin_read(void);
void begin_udp(void);
void begin_pipe(void);

#endif
