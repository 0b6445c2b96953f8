'use strict';
// One value: proxies, custom inspection and cycles here, then each kind by its own rule.

const { formatPrimitive } = require('internal/util/inspect/primitives');
const { LIST, layOut } = require('internal/util/inspect/layout');
const { EXTRA, OBJECT, addInheritedProperties, formatProperty } = require('internal/util/inspect/properties');
const { BUILT_INS, engineConstructorName, getConstructorName, getPrefix } = require('internal/util/inspect/names');
const { describe } = require('internal/util/inspect/kinds');
const { isProxy } = require('internal/util/types');

const utilBinding = internalBinding('util');
const customInspect = Symbol.for('nodejs.util.inspect.custom');

const MAX_TOTAL_LENGTH = 2 ** 27;

let inspectModule;

function publicInspect() {
  inspectModule ??= require('internal/util/inspect');
  return inspectModule.inspect;
}

// Custom inspectors of another context get options that lead nowhere into this one.
function userOptions(ctx, isCrossContext) {
  const options = {
    stylize: ctx.stylize,
    showHidden: ctx.showHidden,
    depth: ctx.depth,
    colors: ctx.colors,
    customInspect: ctx.customInspect,
    showProxy: ctx.showProxy,
    maxArrayLength: ctx.maxArrayLength,
    maxStringLength: ctx.maxStringLength,
    breakLength: ctx.breakLength,
    compact: ctx.compact,
    sorted: ctx.sorted,
    getters: ctx.getters,
    numericSeparator: ctx.numericSeparator,
    ...ctx.userOptions,
  };
  if (!isCrossContext) return options;
  Object.setPrototypeOf(options, null);
  for (const key of Object.keys(options)) {
    const value = options[key];
    if ((typeof value === 'object' || typeof value === 'function') && value !== null) delete options[key];
  }
  options.stylize = Object.setPrototypeOf((value, flavour) => {
    let text;
    try {
      text = `${ctx.stylize(value, flavour)}`;
    } catch {
      // What cannot be styled is not shown.
    }
    return typeof text === 'string' ? text : value;
  }, null);
  return options;
}

function isOwnPrototype(value) {
  const { constructor } = value;
  return constructor && constructor.prototype === value;
}

// Gives back undefined when the value has no say in how it is shown.
function inspectCustom(ctx, value, context, isProxied, recurseTimes) {
  const custom = value[customInspect];
  if (typeof custom !== 'function' || custom === publicInspect() || isOwnPrototype(value)) return undefined;
  const depth = ctx.depth === null ? null : ctx.depth - recurseTimes;
  const isCrossContext = isProxied || !(context instanceof Object);
  const result = custom.call(context, depth, userOptions(ctx, isCrossContext), publicInspect());
  if (result === context) return undefined;
  if (typeof result !== 'string') return formatValue(ctx, result, recurseTimes);
  return result.replaceAll('\n', `\n${' '.repeat(ctx.indentationLvl)}`);
}

function formatProxy(ctx, details, recurseTimes) {
  if (recurseTimes > ctx.depth && ctx.depth !== null) return ctx.stylize('Proxy [Array]', 'special');
  recurseTimes += 1;
  ctx.indentationLvl += 2;
  const output = [
    formatValue(ctx, details[0], recurseTimes),
    formatValue(ctx, details[1], recurseTimes),
  ];
  ctx.indentationLvl -= 2;
  return layOut(ctx, output, '', 'Proxy [', ']', LIST, recurseTimes);
}

function circularReference(ctx, value) {
  ctx.circular ??= new Map();
  let index = ctx.circular.get(value);
  if (index === undefined) {
    index = ctx.circular.size + 1;
    ctx.circular.set(value, index);
  }
  return ctx.stylize(`[Circular *${index}]`, 'special');
}

function formatValue(ctx, value, recurseTimes, typedArray = undefined) {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') {
    return formatPrimitive(ctx.stylize, value, ctx);
  }
  const context = value;
  const proxied = isProxy(value);
  if (proxied) {
    const details = utilBinding.getProxyDetails(value);
    if (details[0] === null) return ctx.stylize('<Revoked Proxy>', 'special');
    if (ctx.showProxy) return formatProxy(ctx, details, recurseTimes);
    value = details[0];
  }
  if (ctx.customInspect) {
    const text = inspectCustom(ctx, value, context, proxied, recurseTimes);
    if (text !== undefined) return text;
  }
  if (ctx.seen.includes(value)) return circularReference(ctx, value);
  return formatObject(ctx, value, recurseTimes, typedArray);
}

// Only a tag that is not shown as a property anyway, and that the constructor's name does not say: "MySet" is a Set.
function getTag(ctx, value, constructor) {
  const tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string' || tag === '') return '';
  const shown = ctx.showHidden
    ? Object.hasOwn(value, Symbol.toStringTag)
    : Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag);
  if (shown) return '';
  return constructor !== null && constructor !== tag && saysWord(constructor, tag) ? '' : tag;
}

// The word must not go on after its end in lower case.
function saysWord(name, word) {
  const start = name.indexOf(word);
  if (start === -1) return false;
  const next = name[start + word.length];
  return next === undefined || next !== next.toLowerCase();
}

function inheritedProperties(ctx, recurseTimes, output) {
  return (value, holder, firstPrototype, name) => {
    if (firstPrototype === holder && BUILT_INS.has(name)) return;
    addInheritedProperties(ctx, value, firstPrototype ?? value, recurseTimes, output);
  };
}

function depthNote(ctx, value, constructor, tag) {
  const fallback = constructor === null && tag === '' ? engineConstructorName(value) : 'Object';
  const name = getPrefix(constructor, tag, fallback).slice(0, -1);
  return ctx.stylize(constructor === null ? name : `[${name}]`, 'special');
}

function formatObject(ctx, value, recurseTimes, typedArray) {
  const inherited = ctx.showHidden && (recurseTimes <= ctx.depth || ctx.depth === null) ? [] : undefined;
  const constructor = getConstructorName(value, ctx, recurseTimes,
    inherited && inheritedProperties(ctx, recurseTimes, inherited));
  const tag = getTag(ctx, value, constructor);
  const info = {
    constructor, tag, typedArray, recurseTimes, hasInherited: inherited !== undefined && inherited.length > 0,
  };
  const shape = describe(ctx, value, info);
  if (typeof shape === 'string') return shape;
  if (recurseTimes > ctx.depth && ctx.depth !== null) return depthNote(ctx, value, constructor, tag);
  return formatContents(ctx, value, recurseTimes + 1, shape, inherited ?? [], info);
}

function formatContents(ctx, value, recurseTimes, shape, inherited, info) {
  const { indentationLvl } = ctx;
  ctx.seen.push(value);
  ctx.currentDepth = recurseTimes;
  let output;
  try {
    output = shape.entries === undefined ? [] : shape.entries(ctx, value, recurseTimes);
    const kind = shape.isList ? EXTRA : OBJECT;
    for (const key of shape.keys) output.push(formatProperty(ctx, value, recurseTimes, key, kind));
    output.push(...inherited);
  } catch (error) {
    return stackOverflowNote(ctx, error, value, info, indentationLvl);
  }
  markReferenced(ctx, value, shape);
  ctx.seen.pop();
  if (ctx.sorted) sortEntries(ctx, output, shape);
  const text = layOut(ctx, output, shape.base, shape.open, shape.close, shape.isList ? LIST : OBJECT,
    recurseTimes, value);
  limitTotal(ctx, text);
  return text;
}

function markReferenced(ctx, value, shape) {
  const index = ctx.circular?.get(value);
  if (index === undefined) return;
  const reference = ctx.stylize(`<ref *${index}>`, 'special');
  if (ctx.compact === true) shape.open = `${reference} ${shape.open}`;
  else shape.base = shape.base === '' ? reference : `${reference} ${shape.base}`;
}

// The order of a list's elements is its own; only its named extras are sorted.
function sortEntries(ctx, output, shape) {
  const comparator = ctx.sorted === true ? undefined : ctx.sorted;
  if (!shape.isList) {
    output.sort(comparator);
  } else if (shape.keys.length > 1) {
    const extras = output.splice(output.length - shape.keys.length).sort(comparator);
    output.push(...extras);
  }
}

// An object graph may unfold into more text than a string can hold: past the limit only the surface is shown.
function limitTotal(ctx, text) {
  const total = (ctx.budget[ctx.indentationLvl] ?? 0) + text.length;
  ctx.budget[ctx.indentationLvl] = total;
  if (total > MAX_TOTAL_LENGTH) ctx.depth = -1;
}

function stackOverflowNote(ctx, error, value, info, indentationLvl) {
  const { isStackOverflowError } = require('internal/errors');
  if (!isStackOverflowError(error)) throw error;
  ctx.seen.pop();
  ctx.indentationLvl = indentationLvl;
  const name = getPrefix(info.constructor, info.tag, 'Object').slice(0, -1);
  return ctx.stylize(
    `[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
}

module.exports = { formatPrimitive, formatValue };
