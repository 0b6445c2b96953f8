'use strict';

// The many argument forms of connect() and listen(), brought to one: [options, callback].

const { validateNumber, validateInt32, validateBoolean } = require('internal/validators');

const { getOptionValue, isOn } = require('internal/options');

const normalizedArgs = Symbol('normalizedArgs');
const MIN_ATTEMPT_TIMEOUT_MS = 10;

let autoSelectFamily;
let attemptTimeoutMs;

function toNumber(value) {
  const number = Number(value);
  return number >= 0 ? number : false;
}

function isPipeName(value) {
  return typeof value === 'string' && toNumber(value) === false;
}

function toOptions(args) {
  const first = args[0];
  if (typeof first === 'object' && first !== null) return first;
  if (isPipeName(first)) return { path: first };
  const options = { port: first };
  if (args.length > 1 && typeof args[1] === 'string') options.host = args[1];
  return options;
}

function normalizeArgs(args) {
  const last = args[args.length - 1];
  const options = args.length === 0 ? {} : toOptions(args);
  const normalized = [options, typeof last === 'function' ? last : null];
  normalized[normalizedArgs] = true;
  return normalized;
}

function getDefaultAutoSelectFamily() {
  autoSelectFamily ??= isOn('network-family-autoselection', true);
  return autoSelectFamily;
}

function setDefaultAutoSelectFamily(value) {
  validateBoolean(value, 'value');
  autoSelectFamily = value;
}

function getDefaultAutoSelectFamilyAttemptTimeout() {
  attemptTimeoutMs ??= Number(getOptionValue('--network-family-autoselection-attempt-timeout') ?? 250);
  return attemptTimeoutMs;
}

function setDefaultAutoSelectFamilyAttemptTimeout(value) {
  validateInt32(value, 'value', 1);
  attemptTimeoutMs = Math.max(value, MIN_ATTEMPT_TIMEOUT_MS);
}

/** The delay before keep-alive probes, from milliseconds to the whole seconds that the kernel takes. */
function keepAliveSeconds(options) {
  let delay = options?.keepAliveInitialDelay;
  if (delay === undefined) return 0;
  validateNumber(delay, 'options.keepAliveInitialDelay');
  if (delay < 0) delay = 0;
  return ~~(delay / 1000);
}

module.exports = {
  MIN_ATTEMPT_TIMEOUT_MS,
  normalizedArgs,
  normalizeArgs,
  toNumber,
  isPipeName,
  keepAliveSeconds,
  getDefaultAutoSelectFamily,
  setDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout,
  setDefaultAutoSelectFamilyAttemptTimeout,
};
