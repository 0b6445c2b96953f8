/**
 * The event loop with its handles, requests, pool and files; start at {@link
 * dev.alicorn.loop.EventLoop}.
 *
 * <p>Names, rules and units follow libuv's documentation. Every type says on which thread it may be
 * used; everything that is not said to be for any thread belongs to the loop's.
 */
@NullMarked
package dev.alicorn.loop;

import org.jspecify.annotations.NullMarked;
