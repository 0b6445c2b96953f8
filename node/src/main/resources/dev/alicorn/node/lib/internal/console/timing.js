'use strict';
// console.time and its kin: stopwatches by label.

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const twoDigits = (value) => `${value}`.padStart(2, '0');

/** "1.5ms", "2.000s", "1:02.345 (m:ss.mmm)", "1:00:00.000 (h:mm:ss.mmm)". */
function formatTime(ms) {
  if (ms < SECOND) return `${Number(ms.toFixed(3))}ms`;
  if (ms < MINUTE) return `${(ms / SECOND).toFixed(3)}s`;
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  const { 0: seconds, 1: millis } = ((ms % MINUTE) / SECOND).toFixed(3).split('.');
  return hours === 0
    ? `${minutes}:${twoDigits(seconds)}.${millis} (m:ss.mmm)`
    : `${hours}:${twoDigits(minutes)}:${twoDigits(seconds)}.${millis} (h:mm:ss.mmm)`;
}

const warn = (message) => require('process').emitWarning(message);

function start(times, label) {
  if (times.has(label)) {
    warn(`Label '${label}' already exists for console.time()`);
    return;
  }
  times.set(label, require('process').hrtime());
}

/** The text of the time since `start`, or undefined, with a warning, where there was none. */
function read(times, label, method) {
  const since = times.get(label);
  if (since === undefined) {
    warn(`No such label '${label}' for console.${method}()`);
    return undefined;
  }
  const { 0: seconds, 1: nanos } = require('process').hrtime(since);
  return formatTime(seconds * 1000 + nanos / 1e6);
}

module.exports = { formatTime, read, start };
