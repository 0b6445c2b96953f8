'use strict';

// The search of the codec kernels.

const { I32, V128, op } = require('internal/encoding/wasm');

const {
  i32, get, set, tee, add, sub, and, below, above, atLeast, ne, not, ctz, load8, when, forever, leaveIf, give,
  loadVector, splat8, equalLanes8, andVector, bitmask8,
} = op;

const increment = (local) => set(local, add(get(local), i32(1)));

/**
 * find(end, needle, needleLength, from): the first match in [from, end), or -1. Sixteen places at a time are
 * sieved by the needle's first and last byte; may read, but not match, a vector beyond the end.
 */
function findFunction(type) {
  const [end, needle, needleLength, i, lastStart, mask, at, k, first, last] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const lastOffset = sub(get(needleLength), i32(1));
  const compare = forever(
    when(atLeast(get(k), get(needleLength)), give(get(at))),
    leaveIf(1, ne(load8(add(get(at), get(k))), load8(add(get(needle), get(k))))),
    increment(k),
  );
  return {
    name: 'find',
    type,
    locals: [I32, I32, I32, I32, V128, V128],
    code: [
      when(below(get(end), add(get(i), get(needleLength))), give(i32(-1))),
      set(lastStart, sub(get(end), get(needleLength))),
      set(first, splat8(load8(get(needle)))),
      set(last, splat8(load8(add(get(needle), lastOffset)))),
      forever(
        leaveIf(1, above(get(i), get(lastStart))),
        set(mask, bitmask8(andVector(equalLanes8(loadVector(get(i)), get(first)),
          equalLanes8(loadVector(add(get(i), lastOffset)), get(last))))),
        forever(
          leaveIf(1, not(get(mask))),
          when(above(tee(at, add(get(i), ctz(get(mask)))), get(lastStart)), give(i32(-1))),
          set(k, i32(1)),
          compare,
          set(mask, and(get(mask), sub(get(mask), i32(1)))),
        ),
        set(i, add(get(i), i32(16))),
      ),
      i32(-1),
    ],
  };
}

module.exports = { findFunction };
