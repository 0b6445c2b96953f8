'use strict';
// Shortens stacks: frames that a cause repeats, and frames that recursion repeats.

// Shorter repetitions are not worth a note of their own.
const MIN_SHARED = 4;
const MIN_REPEATED = 3;
const SHORT_STACK = 10;

/** Length and start (in `a`) of the first run of lines that `b` has too; `[0, 0]` when there is none. */
function identicalSequenceRange(a, b) {
  for (let i = 0; i + MIN_SHARED <= a.length; i++) {
    const start = b.indexOf(a[i]);
    if (start === -1) continue;
    const limit = Math.min(a.length - i, b.length - start);
    let length = 1;
    while (length < limit && a[i + length] === b[start + length]) length++;
    if (length >= MIN_SHARED) return [length, i];
  }
  return [0, 0];
}

function countRepeats(frames, start, period) {
  let matched = 0;
  while (start + period + matched < frames.length &&
         frames[start + matched] === frames[start + period + matched]) matched++;
  return Math.floor(matched / period);
}

// The period that hides most lines; of equals the shortest.
function bestPeriod(frames, start) {
  let best = { period: 0, times: 0 };
  for (let next = frames.indexOf(frames[start], start + 1); next !== -1;
    next = frames.indexOf(frames[start], next + 1)) {
    const period = next - start;
    if (start + 2 * period > frames.length) break;
    const times = countRepeats(frames, start, period);
    if (times * period > best.times * best.period) best = { period, times };
  }
  return best;
}

/** The same frames, with each repetition replaced by a line made by `note(text)`. */
function collapseRepeats(frames, note) {
  if (frames.length <= SHORT_STACK) return frames;
  const result = [];
  for (let i = 0; i < frames.length;) {
    const { period, times } = bestPeriod(frames, i);
    const hidden = period * times;
    if (hidden < MIN_REPEATED) {
      result.push(frames[i++]);
      continue;
    }
    const detail = times > 1 ? `${period} lines ${times} times` : 'lines ';
    result.push(...frames.slice(i, i + period));
    result.push(note(`    ... collapsed ${hidden} duplicate lines matching above ${detail}...`));
    i += period + hidden;
  }
  return result;
}

module.exports = { collapseRepeats, identicalSequenceRange };
