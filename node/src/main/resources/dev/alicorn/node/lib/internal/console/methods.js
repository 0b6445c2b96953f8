'use strict';
// What a console can do.

const { channel } = require('diagnostics_channel');
const { inspect } = require('internal/util/inspect');
const { validateArray } = require('internal/validators');
const timing = require('internal/console/timing');
const {
  kCounts, kFormatForStderr, kFormatForStdout, kGetInspectOptions, kGroupIndentWidth, kGroupIndentation, kUseStderr,
  kUseStdout, kWriteToConsole,
} = require('internal/console/symbols');

const onLog = channel('console.log');
const onInfo = channel('console.info');
const onDebug = channel('console.debug');
const onWarn = channel('console.warn');
const onError = channel('console.error');

const warn = (message) => require('process').emitWarning(message);

function showCell(console, value) {
  const large = value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2;
  return inspect(value, {
    depth: large ? -1 : 0, maxArrayLength: 3, breakLength: Infinity, ...console[kGetInspectOptions](console._stdout),
  });
}

const output = {
  log(...args) {
    if (onLog.hasSubscribers) onLog.publish(args);
    this[kWriteToConsole](kUseStdout, this[kFormatForStdout](args));
  },

  info(...args) {
    if (onInfo.hasSubscribers) onInfo.publish(args);
    this[kWriteToConsole](kUseStdout, this[kFormatForStdout](args));
  },

  debug(...args) {
    if (onDebug.hasSubscribers) onDebug.publish(args);
    this[kWriteToConsole](kUseStdout, this[kFormatForStdout](args));
  },

  warn(...args) {
    if (onWarn.hasSubscribers) onWarn.publish(args);
    this[kWriteToConsole](kUseStderr, this[kFormatForStderr](args));
  },

  error(...args) {
    if (onError.hasSubscribers) onError.publish(args);
    this[kWriteToConsole](kUseStderr, this[kFormatForStderr](args));
  },

  dir(object, options) {
    this[kWriteToConsole](kUseStdout, inspect(object, {
      customInspect: false, ...this[kGetInspectOptions](this._stdout), ...options,
    }));
  },
};

const times = {
  time(label = 'default') {
    timing.start(this._times, `${label}`);
  },

  timeEnd(label = 'default') {
    const key = `${label}`;
    const elapsed = timing.read(this._times, key, 'timeEnd');
    if (elapsed === undefined) return;
    this.log('%s: %s', key, elapsed);
    this._times.delete(key);
  },

  timeLog(label = 'default', ...data) {
    const key = `${label}`;
    const elapsed = timing.read(this._times, key, 'timeLog');
    if (elapsed !== undefined) this.log('%s: %s', key, elapsed, ...data);
  },
};

const rest = {
  trace: function trace(...args) {
    const holder = { name: 'Trace', message: this[kFormatForStderr](args) };
    Error.captureStackTrace(holder, trace);
    this.error(holder.stack);
  },

  assert(expression, ...args) {
    if (expression) return;
    if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`;
    else args.unshift('Assertion failed');
    // A console may have another `warn`.
    Reflect.apply(this.warn, this, args);
  },

  clear() {
    const stream = this._stdout;
    if (!stream.isTTY || require('process').env.TERM === 'dumb') return;
    stream.write('\u001b[1;1H');
    stream.write('\u001b[0J');
  },

  count(label = 'default') {
    const key = `${label}`;
    const count = (this[kCounts].get(key) ?? 0) + 1;
    this[kCounts].set(key, count);
    this.log(`${key}: ${count}`);
  },

  countReset(label = 'default') {
    const key = `${label}`;
    if (!this[kCounts].delete(key)) warn(`Count for '${key}' does not exist`);
  },

  group(...data) {
    if (data.length > 0) Reflect.apply(this.log, this, data);
    this[kGroupIndentation] += ' '.repeat(this[kGroupIndentWidth]);
  },

  groupEnd() {
    const indentation = this[kGroupIndentation];
    this[kGroupIndentation] = indentation.slice(0, indentation.length - this[kGroupIndentWidth]);
  },

  table(tabularData, properties) {
    if (tabularData === null || typeof tabularData !== 'object') {
      this.log(tabularData);
      return;
    }
    if (properties !== undefined) validateArray(properties, 'properties');
    const { tabulate } = require('internal/console/table');
    const { head, columns } = tabulate(tabularData, properties, (value) => showCell(this, value));
    this.log(require('internal/cli_table')(head, columns));
  },
};

// In the order in which they are listed.
const methods = { ...output, ...times, ...rest };
methods.dirxml = methods.log;
methods.groupCollapsed = methods.group;

module.exports = { methods };
