'use strict';

// https://nodejs.org/api/timers.html

const { Immediate, clearImmediate } = require('internal/immediates');
const { Timeout, clearTimeout, start } = require('internal/timers');
const { validateFunction } = require('internal/validators');

const promisifyCustom = Symbol.for('nodejs.util.promisify.custom');

function restArgs(args, from) {
  return args.length > from ? Array.prototype.slice.call(args, from) : undefined;
}

function setTimeout(callback, after) {
  validateFunction(callback, 'callback');
  return start(new Timeout(callback, after, restArgs(arguments, 2), false, true));
}

function setInterval(callback, repeat) {
  validateFunction(callback, 'callback');
  return start(new Timeout(callback, repeat, restArgs(arguments, 2), true, true));
}

function setImmediate(callback) {
  validateFunction(callback, 'callback');
  return new Immediate(callback, restArgs(arguments, 1));
}

function clearInterval(timer) {
  clearTimeout(timer);
}

const timers = module.exports = { setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval };

Object.defineProperty(setTimeout, promisifyCustom, {
  enumerable: true,
  get: () => require('timers/promises').setTimeout,
});
Object.defineProperty(setImmediate, promisifyCustom, {
  enumerable: true,
  get: () => require('timers/promises').setImmediate,
});
Object.defineProperty(timers, 'promises', {
  configurable: true,
  enumerable: true,
  get: () => require('timers/promises'),
});
