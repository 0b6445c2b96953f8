'use strict';
// printf for the console.

const { stylizeNoColor } = require('internal/util/inspect/options');
const { formatBigInt, formatNumber } = require('internal/util/inspect/strings');
const { BUILT_INS } = require('internal/util/inspect/names');
const { isProxy } = require('internal/util/types');

const utilBinding = internalBinding('util');

const PERCENT = 37;

function inspect(value, options) {
  return require('internal/util/inspect').inspect(value, options);
}

let circularErrorMessage;

// The engine's message names the path of the cycle; its first line says that it is one.
function isCircularError(error) {
  if (error.name !== 'TypeError') return false;
  if (circularErrorMessage === undefined) {
    const cycle = {};
    cycle.cycle = cycle;
    try {
      JSON.stringify(cycle);
    } catch (e) {
      circularErrorMessage = e.message.split('\n', 1)[0];
    }
  }
  return error.message.split('\n', 1)[0] === circularErrorMessage;
}

function toJson(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (isCircularError(error)) return '[Circular]';
    throw error;
  }
}

function isBuiltIn(object) {
  const constructor = Object.getOwnPropertyDescriptor(object, 'constructor')?.value;
  return typeof constructor === 'function' && BUILT_INS.has(constructor.name);
}

// Whether String(value) would say no more than "[object Object]" and the like.
function hasBuiltInToString(value) {
  if (isProxy(value)) {
    const target = utilBinding.getProxyDetails(value)[0];
    if (target === null || (typeof target !== 'object' && typeof target !== 'function')) return true;
    value = target;
  }
  if (typeof value[Symbol.toPrimitive] === 'function' &&
      (Object.hasOwn(value, Symbol.toPrimitive) || !isBuiltInMethod(value, Symbol.toPrimitive))) return false;
  if (typeof value.toString !== 'function') return true;
  return !Object.hasOwn(value, 'toString') && isBuiltInMethod(value, 'toString');
}

// A method counts as the user's when a user's class stands below the prototype that has it.
function isBuiltInMethod(value, key) {
  let holder = value;
  do {
    holder = Object.getPrototypeOf(holder);
  } while (holder !== null && !Object.hasOwn(holder, key));
  return holder === null || isBuiltIn(holder);
}

function formatString(value, options) {
  switch (typeof value) {
    case 'number':
      return formatNumber(stylizeNoColor, value, false);
    case 'bigint':
      return formatBigInt(stylizeNoColor, value, false);
    case 'object':
      return value === null || !hasBuiltInToString(value)
        ? String(value) : inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
    default:
      return String(value);
  }
}

function formatDecimal(value) {
  if (typeof value === 'bigint') return formatBigInt(stylizeNoColor, value, false);
  return formatNumber(stylizeNoColor, typeof value === 'symbol' ? NaN : Number(value), false);
}

function formatInteger(value) {
  if (typeof value === 'bigint') return formatBigInt(stylizeNoColor, value, false);
  return formatNumber(stylizeNoColor, typeof value === 'symbol' ? NaN : Number.parseInt(value), false);
}

// Undefined when the letter is no verb.
function formatVerb(verb, value, options) {
  switch (verb) {
    case 's':
      return formatString(value, options);
    case 'j':
      return toJson(value);
    case 'd':
      return formatDecimal(value);
    case 'O':
      return inspect(value, options);
    case 'o':
      return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    case 'i':
      return formatInteger(value);
    case 'f':
      return formatNumber(stylizeNoColor, typeof value === 'symbol' ? NaN : Number.parseFloat(value), false);
    case 'c':
      return '';
    default:
      return undefined;
  }
}

const VERBS = 'sjdOoifc';

// Fills the verbs of `template` from args[1…]; tells the text and how many arguments it took, itself included.
function fillTemplate(template, args, options) {
  let text = '';
  let copied = 0;
  let taken = 0;
  for (let i = 0; i < template.length - 1; i++) {
    if (template.charCodeAt(i) !== PERCENT) continue;
    const verb = template[++i];
    if (verb === '%') {
      text += template.slice(copied, i);
      copied = i + 1;
    } else if (taken + 1 !== args.length && VERBS.includes(verb)) {
      const value = formatVerb(verb, args[++taken], options);
      text += template.slice(copied, i - 1) + value;
      copied = i + 1;
    }
  }
  if (copied === 0) return { text: '', taken: 0 };
  return { text: text + template.slice(copied), taken: taken + 1 };
}

function formatWithOptionsInternal(options, args) {
  const first = args[0];
  let text = '';
  let next = 0;
  if (typeof first === 'string') {
    if (args.length === 1) return first;
    if (first.includes('%')) {
      const filled = fillTemplate(first, args, options);
      text = filled.text;
      next = filled.taken;
    }
  }
  for (let separator = next === 0 ? '' : ' '; next < args.length; next++, separator = ' ') {
    const value = args[next];
    text += separator + (typeof value === 'string' ? value : inspect(value, options));
  }
  return text;
}

module.exports = { formatWithOptionsInternal };
