'use strict';

// The same made-up choices in each run, by the seed that is the script's first argument.

let seed = Number(process.argv[2] ?? 1);

/** A whole number below n: mulberry32. */
function random(n) {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % n;
}

const pick = (list) => list[random(list.length)];

module.exports = { pick, random };
