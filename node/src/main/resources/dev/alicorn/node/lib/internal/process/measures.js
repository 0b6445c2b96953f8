'use strict';

// Clocks and resource figures of the process.

const { codes: { ERR_INVALID_ARG_VALUE, ERR_METHOD_NOT_IMPLEMENTED, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { parseFileMode, validateArray, validateNumber, validateObject } = require('internal/validators');

const binding = internalBinding('process');

function hrtime(time) {
  const nanos = hrtimeBigInt();
  const seconds = Number(nanos / 1_000_000_000n);
  const rest = Number(nanos % 1_000_000_000n);
  if (time === undefined) return [seconds, rest];
  validateArray(time, 'time');
  if (time.length !== 2) throw new ERR_OUT_OF_RANGE('time', 2, time.length);
  const diff = seconds - time[0];
  const nanoDiff = rest - time[1];
  return nanoDiff < 0 ? [diff - 1, nanoDiff + 1_000_000_000] : [diff, nanoDiff];
}

function hrtimeBigInt() {
  // A double holds nanoseconds exactly for 104 days only, so the host hands over two halves.
  const [seconds, nanos] = binding.hrtime();
  return BigInt(seconds) * 1_000_000_000n + BigInt(nanos);
}

hrtime.bigint = hrtimeBigInt;

function checkUsage(previous) {
  validateObject(previous, 'prevValue');
  for (const field of ['user', 'system']) {
    validateNumber(previous[field], `prevValue.${field}`);
    if (!(previous[field] >= 0 && previous[field] <= Number.MAX_SAFE_INTEGER)) {
      throw new ERR_INVALID_ARG_VALUE.RangeError(`prevValue.${field}`, previous[field]);
    }
  }
}

function since([user, system], previous) {
  return { user: user - (previous?.user ?? 0), system: system - (previous?.system ?? 0) };
}

function cpuUsage(previous) {
  if (previous) checkUsage(previous);
  return since(binding.cpuUsage(), previous);
}

const TICK_MICROS = 10_000; // of proc(5)

/** Microseconds, as exact as the kernel's ticks. */
function threadCpuUsage(previous) {
  if (previous) checkUsage(previous);
  const { platform } = require('process');
  if (platform !== 'linux') throw new ERR_METHOD_NOT_IMPLEMENTED('process.threadCpuUsage');
  const text = require('fs').readFileSync('/proc/thread-self/stat', 'latin1');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' '); // the third and later
  return since([fields[11] * TICK_MICROS, fields[12] * TICK_MICROS], previous);
}

function memoryUsage() {
  const [rss, heapTotal, heapUsed, external, arrayBuffers] = binding.memoryUsage();
  return { rss, heapTotal, heapUsed, external, arrayBuffers };
}

memoryUsage.rss = function rss() {
  return binding.memoryUsage()[0];
};

const RESOURCES = ['userCPUTime', 'systemCPUTime', 'maxRSS', 'sharedMemorySize', 'unsharedDataSize', 'unsharedStackSize',
  'minorPageFault', 'majorPageFault', 'swappedOut', 'fsRead', 'fsWrite', 'ipcSent', 'ipcReceived', 'signalsCount',
  'voluntaryContextSwitches', 'involuntaryContextSwitches'];

function resourceUsage() {
  const values = binding.resourceUsage();
  return Object.fromEntries(RESOURCES.map((name, i) => [name, values[i]]));
}

function umask(mask) {
  return binding.umask(mask === undefined ? -1 : parseFileMode(mask, 'mask'));
}

module.exports = { checkUsage, cpuUsage, hrtime, memoryUsage, resourceUsage, threadCpuUsage, umask };
