'use strict';

// The shortest edit script between two lists of lines (Myers 1986), and how it is printed.

const KEPT_CONTEXT = 5;
const MAX_LINES = 2 ** 31 - 1;

/** Two lines that differ only by a comma at the end are the same line of a printed object. */
function sameLine(actual, expected, ignoreComma) {
  if (actual === expected) return true;
  if (!ignoreComma) return false;
  return `${actual},` === expected || actual === `${expected},`;
}

/** For every number of edits, how far along each diagonal it reaches; stops when both lists are used up. */
function searchTrace(actual, expected, ignoreComma) {
  const max = actual.length + expected.length;
  if (max > MAX_LINES) {
    const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
    throw new ERR_OUT_OF_RANGE('myersDiff input size', '< 2^31', max);
  }
  const reach = new Int32Array(2 * max + 1);
  const trace = [];
  for (let edits = 0; edits <= max; edits++) {
    // Only the diagonals that this round can touch are kept.
    trace.push(reach.slice(Math.max(max - edits - 1, 0), max + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = max + diagonal;
      const down = diagonal === -edits || (diagonal !== edits && reach[at - 1] < reach[at + 1]);
      let x = down ? reach[at + 1] : reach[at - 1] + 1;
      let y = x - diagonal;
      while (x < actual.length && y < expected.length && sameLine(actual[x], expected[y], ignoreComma)) {
        x++;
        y++;
      }
      reach[at] = x;
      if (x >= actual.length && y >= expected.length) return { trace, max };
    }
  }
  return { trace, max };
}

/** Walks back from the end; the script comes out last edit first. */
function backtrack({ trace, max }, actual, expected, ignoreComma) {
  const script = [];
  let x = actual.length;
  let y = expected.length;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits];
    const offset = max - Math.max(max - edits - 1, 0);
    const diagonal = x - y;
    const down = diagonal === -edits ||
      (diagonal !== edits && reach[offset + diagonal - 1] < reach[offset + diagonal + 1]);
    const from = down ? diagonal + 1 : diagonal - 1;
    const fromX = reach[offset + from];
    const fromY = fromX - from;
    while (x > fromX && y > fromY) {
      const line = actual[x - 1];
      // Of two lines that differ by a comma the one with it is shown.
      script.push({ type: 'same', line: !ignoreComma || line.endsWith(',') ? line : expected[y - 1] });
      x--;
      y--;
    }
    if (edits === 0) break;
    if (x > fromX) script.push({ type: 'actual', line: actual[--x] });
    else script.push({ type: 'expected', line: expected[--y] });
  }
  return script;
}

function myersDiff(actual, expected, ignoreComma = false) {
  return backtrack(searchTrace(actual, expected, ignoreComma), actual, expected, ignoreComma);
}

const PLAIN = { actual: '', expected: '', reset: '', faint: '' };

/** Prints a script with long runs of equal lines folded: { message, skipped }. */
function printDiff(script, operator, colors = PLAIN) {
  let message = '';
  let skipped = false;
  let same = 0;
  for (let i = script.length - 1; i >= 0; i--) {
    const { type, line } = script[i];
    if (type !== 'same' && same > 0) {
      const hidden = same - KEPT_CONTEXT;
      if (hidden > 2) {
        message += `${colors.faint}...${colors.reset}\n`;
        skipped = true;
      }
      // One or two hidden lines are shown after all: folding them would save nothing.
      if (hidden === 2) message += `  ${script[i + 2].line}\n`;
      if (hidden > 0) message += `  ${script[i + 1].line}\n`;
      same = 0;
    }
    if (type === 'actual') {
      message += operator === 'partialDeepStrictEqual' ? `${colors.faint}  ${line}${colors.reset}\n` :
        `${colors.actual}+${colors.reset} ${line}\n`;
    } else if (type === 'expected') {
      message += `${colors.expected}-${colors.reset} ${line}\n`;
    } else {
      if (same < KEPT_CONTEXT) message += `  ${line}\n`;
      same++;
    }
  }
  if (same > KEPT_CONTEXT) {
    message += `${colors.faint}...${colors.reset}\n`;
    skipped = true;
  }
  message = message.trimEnd();
  return { message: `\n${message}`, skipped };
}

module.exports = { myersDiff, printDiff };
