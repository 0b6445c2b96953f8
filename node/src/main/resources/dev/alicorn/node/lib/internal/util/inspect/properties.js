'use strict';
// One property: key, value, accessor labels; and what is inherited, for showHidden.

const { escapeKey, getStringWidth, quote } = require('internal/util/inspect/strings');
const { formatPrimitive } = require('internal/util/inspect/primitives');
const { BUILT_INS } = require('internal/util/inspect/names');

// How an entry is keyed: of an object, an element of a list, or a named extra of a list.
const OBJECT = 0;
const ELEMENT = 1;
const EXTRA = 2;

const IDENTIFIER = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

let valueModule;

function formatValue(ctx, value, recurseTimes) {
  valueModule ??= require('internal/util/inspect/value');
  return valueModule.formatValue(ctx, value, recurseTimes);
}

function mayCallGetter(ctx, descriptor) {
  switch (ctx.getters) {
    case true:
      return true;
    case 'get':
      return descriptor.set === undefined;
    case 'set':
      return descriptor.set !== undefined;
    default:
      return false;
  }
}

function formatAccessor(ctx, descriptor, receiver, recurseTimes) {
  const special = (text) => ctx.stylize(text, 'special');
  const label = descriptor.set !== undefined ? 'Getter/Setter' : 'Getter';
  if (!mayCallGetter(ctx, descriptor)) return special(`[${label}]`);
  try {
    const value = descriptor.get.call(receiver);
    ctx.indentationLvl += 2;
    let text;
    if (value === null) {
      text = `${special(`[${label}:`)} ${ctx.stylize('null', 'null')}${special(']')}`;
    } else if (typeof value === 'object' || typeof value === 'function') {
      text = `${special(`[${label}]`)} ${formatValue(ctx, value, recurseTimes)}`;
    } else {
      text = `${special(`[${label}:`)} ${formatPrimitive(ctx.stylize, value, ctx)}${special(']')}`;
    }
    ctx.indentationLvl -= 2;
    return text;
  } catch (error) {
    ctx.indentationLvl += 2;
    const text = formatValue(ctx, error, recurseTimes);
    ctx.indentationLvl -= 2;
    return `${special(`[${label}:`)} <Inspection threw (${text})>${special(']')}`;
  }
}

function formatKey(ctx, key, enumerable) {
  let name;
  if (typeof key === 'symbol') {
    name = ctx.stylize(escapeKey(Symbol.prototype.toString.call(key)), 'symbol');
  } else if (key === '__proto__') {
    name = "['__proto__']";
  } else {
    name = IDENTIFIER.test(key) ? ctx.stylize(key, 'name') : ctx.stylize(quote(key), 'string');
  }
  return enumerable ? name : `[${name}]`;
}

/** `receiver` is what a getter is called on: the inspected object, when `object` is one of its prototypes. */
function formatProperty(ctx, object, recurseTimes, key, kind, descriptor = undefined, receiver = object) {
  descriptor ??= Object.getOwnPropertyDescriptor(object, key) ??
    { value: object[key], configurable: true, enumerable: true };
  let separator = ' ';
  let text;
  if (descriptor.value !== undefined) {
    const indent = ctx.compact !== true || kind !== OBJECT ? 2 : 3;
    ctx.indentationLvl += indent;
    text = formatValue(ctx, descriptor.value, recurseTimes);
    if (indent === 3 && ctx.breakLength < getStringWidth(text, ctx.colors)) {
      separator = `\n${' '.repeat(ctx.indentationLvl)}`;
    }
    ctx.indentationLvl -= indent;
  } else if (descriptor.get !== undefined) {
    text = formatAccessor(ctx, descriptor, receiver, recurseTimes);
  } else if (descriptor.set !== undefined) {
    text = ctx.stylize('[Setter]', 'special');
  } else {
    text = ctx.stylize('undefined', 'undefined');
  }
  if (kind === ELEMENT) return text;
  return `${formatKey(ctx, key, descriptor.enumerable !== false)}:${separator}${text}`;
}

function isBuiltInPrototype(object) {
  const constructor = Object.getOwnPropertyDescriptor(object, 'constructor')?.value;
  return typeof constructor === 'function' && BUILT_INS.has(constructor.name);
}

const MAX_PROTOTYPES = 3;

/** Data and accessors that a user's class has on its prototypes; its methods are left out. */
function addInheritedProperties(ctx, main, start, recurseTimes, output) {
  const seenKeys = new Set();
  let object = start;
  for (let depth = 0; depth < MAX_PROTOTYPES; depth++) {
    if (depth !== 0 || main === object) {
      object = Object.getPrototypeOf(object);
      if (object === null || isBuiltInPrototype(object)) return;
    }
    const keys = Reflect.ownKeys(object);
    ctx.seen.push(main);
    for (const key of keys) {
      if (key === 'constructor' || Object.hasOwn(main, key) || seenKeys.has(key)) continue;
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      if (typeof descriptor.value === 'function') continue;
      const text = formatProperty(ctx, object, recurseTimes, key, OBJECT, descriptor, main);
      output.push(ctx.colors ? `\u001b[2m${text}\u001b[22m` : text);
    }
    ctx.seen.pop();
    for (const key of keys) seenKeys.add(key);
  }
}

module.exports = { ELEMENT, EXTRA, OBJECT, addInheritedProperties, formatProperty };
