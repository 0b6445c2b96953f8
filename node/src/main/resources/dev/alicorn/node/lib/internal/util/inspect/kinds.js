'use strict';
// For each kind of object: the words before its braces, the braces, its keys and how its contents are read.

const { engineConstructorName, getPrefix } = require('internal/util/inspect/names');
const { getKeys, getNonIndexKeys } = require('internal/util/inspect/keys');
const entries = require('internal/util/inspect/entries');
const { boxedBase, functionBase } = require('internal/util/inspect/functions');
const { kindOf, typedArrayName } = require('internal/util/types');

const utilBinding = internalBinding('util');

// Names for the shape: `base open entries close`. A describer may also give back the whole text.
function shapeOf(open, close, keys, contents = undefined, isList = false) {
  return { base: '', open, close, keys, entries: contents, isList };
}

const isBare = (keys, info) => keys.length === 0 && !info.hasInherited;
const isTooDeep = (ctx, info) => info.recurseTimes > ctx.depth && ctx.depth !== null;

function describeArray(ctx, value, info) {
  const prefix = info.constructor !== 'Array' || info.tag !== ''
    ? getPrefix(info.constructor, info.tag, 'Array', `(${value.length})`) : '';
  const keys = getNonIndexKeys(value, ctx.showHidden);
  if (value.length === 0 && isBare(keys, info)) return `${prefix}[]`;
  return shapeOf(`${prefix}[`, ']', keys, entries.formatArray, true);
}

function describeTypedArray(ctx, value, info) {
  const keys = getNonIndexKeys(value, ctx.showHidden);
  let readable = value;
  let fallback = '';
  if (info.constructor === null) {
    fallback = typedArrayName(value);
    // Without prototype it cannot even tell its length.
    readable = new globalThis[fallback](value);
  }
  const length = entries.typedArrayLength.call(readable);
  const prefix = getPrefix(info.constructor, info.tag, fallback, `(${length})`);
  if (length === 0 && keys.length === 0 && !ctx.showHidden) return `${prefix}[]`;
  return shapeOf(`${prefix}[`, ']', keys,
    (context, _, recurseTimes) => entries.formatTypedArray(context, value, recurseTimes, readable), true);
}

function describeCollection(type, sizeOf, format) {
  return (ctx, value, info) => {
    const size = sizeOf(value);
    const keys = getKeys(value, ctx.showHidden);
    const prefix = getPrefix(info.constructor, info.tag, type, `(${size})`);
    if (size === 0 && isBare(keys, info)) return `${prefix}{}`;
    const hasPrototype = info.constructor !== null;
    return shapeOf(`${prefix}{`, '}', keys,
      (context, collection, recurseTimes) => format(context, collection, recurseTimes, hasPrototype));
  };
}

function describeIterator(type) {
  return (ctx, value, info) => {
    const own = `${type} Iterator`;
    const shown = info.tag === own || info.tag === '' ? own : `${info.tag}] [${own}`;
    const shape = shapeOf(`[${shown}] {`, '}', getKeys(value, ctx.showHidden), (context, iterator, recurseTimes) => {
      const { 0: previewed, 1: pairs } = require('internal/inspector/previews').previewEntries(iterator);
      if (pairs) shape.open = shape.open.replace(/ Iterator] {$/, ' Entries] {');
      return entries.formatPreview(context, recurseTimes, previewed, pairs, false);
    });
    return shape;
  };
}

const objectToString = Object.prototype.toString;

// What is called Object is shown as such, whatever else it may be, but for arguments objects.
function describeLiteral(ctx, value, info) {
  const keys = getKeys(value, ctx.showHidden);
  const isArguments = info.tag === '' && objectToString.call(value) === '[object Arguments]';
  if (!isArguments && (value[Symbol.toStringTag] === undefined || kindOf(value) !== 'Arguments')) {
    return describePlain(ctx, value, info, keys);
  }
  return isBare(keys, info) ? '[Arguments] {}' : shapeOf('[Arguments] {', '}', keys);
}

function describePlain(ctx, value, info, keys = getKeys(value, ctx.showHidden)) {
  let open = '{';
  if (info.constructor === null) {
    open = `${getPrefix(null, info.tag, info.tag === '' ? engineConstructorName(value) : 'Object')}{`;
  } else if (info.constructor !== 'Object' || info.tag !== '') {
    open = `${getPrefix(info.constructor, info.tag, 'Object')}{`;
  }
  if (isBare(keys, info)) return `${open}}`;
  return shapeOf(open, '}', keys);
}

function describeFunction(ctx, value, info) {
  const keys = getKeys(value, ctx.showHidden);
  const base = functionBase(ctx, value, info.constructor, info.tag);
  if (isBare(keys, info)) return ctx.stylize(base, 'special');
  return { ...shapeOf('{', '}', keys), base };
}

function describeRegExp(ctx, value, info) {
  const keys = getKeys(value, ctx.showHidden);
  let base = RegExp.prototype.toString.call(info.constructor !== null ? value : new RegExp(value));
  const prefix = getPrefix(info.constructor, info.tag, 'RegExp');
  if (prefix !== 'RegExp ') base = `${prefix}${base}`;
  if (isBare(keys, info) || isTooDeep(ctx, info)) return ctx.stylize(base, 'regexp');
  return { ...shapeOf('{', '}', keys), base };
}

function describeDate(ctx, value, info) {
  const keys = getKeys(value, ctx.showHidden);
  const invalid = Number.isNaN(Date.prototype.getTime.call(value));
  let base = invalid ? Date.prototype.toString.call(value) : Date.prototype.toISOString.call(value);
  const prefix = getPrefix(info.constructor, info.tag, 'Date');
  if (prefix !== 'Date ') base = `${prefix}${base}`;
  if (isBare(keys, info)) return ctx.stylize(base, 'date');
  return { ...shapeOf('{', '}', keys), base };
}

function describeError(ctx, value, info) {
  const { formatError } = require('internal/util/inspect/errors');
  const keys = getKeys(value, ctx.showHidden);
  const base = formatError(value, info.constructor, info.tag, ctx, keys);
  if (isBare(keys, info)) return base;
  return { ...shapeOf('{', '}', keys), base };
}

function describeBuffer(type) {
  return (ctx, value, info) => {
    const keys = getKeys(value, ctx.showHidden);
    const prefix = getPrefix(info.constructor, info.tag, type);
    if (info.typedArray === undefined) return shapeOf(`${prefix}{`, '}', keys, entries.formatArrayBuffer);
    // Inside a typed array its contents are told already.
    if (isBare(keys, info)) {
      return `${prefix}{ ${entries.formatBufferLength(ctx, value, info.recurseTimes)[0]} }`;
    }
    return shapeOf(`${prefix}{`, '}', keys, entries.formatBufferLength);
  };
}

function describeDataView(ctx, value, info) {
  return shapeOf(`${getPrefix(info.constructor, info.tag, 'DataView')}{`, '}', getKeys(value, ctx.showHidden),
    entries.formatDataView);
}

function describeOpaque(type, format) {
  return (ctx, value, info) => shapeOf(
    `${getPrefix(info.constructor, info.tag, type)}{`, '}', getKeys(value, ctx.showHidden), format);
}

function describeNamespace(ctx, value, info) {
  const keys = getKeys(value, ctx.showHidden);
  const bindings = [...keys];
  return shapeOf(`${getPrefix(info.constructor, info.tag, 'Module')}{`, '}', [],
    (context, namespace, recurseTimes) => entries.formatNamespace(context, namespace, recurseTimes, bindings));
}

function describeBoxed(ctx, value, info) {
  const keys = getKeys(value, ctx.showHidden);
  const base = boxedBase(ctx, value, info.kind, keys, info.constructor, info.tag);
  if (isBare(keys, info)) return base;
  return { ...shapeOf('{', '}', keys), base };
}

function describeExternal(ctx, value, info) {
  const keys = getKeys(value, ctx.showHidden);
  if (!isBare(keys, info)) return describePlain(ctx, value, info, keys);
  return ctx.stylize(`[External: ${utilBinding.getExternalAddress(value)}]`, 'special');
}

const ITERABLES = new Set(['Set', 'Map', 'MapIterator', 'SetIterator']);

const DESCRIBERS = {
  Set: describeCollection('Set', entries.sizeOfSet, entries.formatSet),
  Map: describeCollection('Map', entries.sizeOfMap, entries.formatMap),
  MapIterator: describeIterator('Map'),
  SetIterator: describeIterator('Set'),
  RegExp: describeRegExp,
  Date: describeDate,
  NativeError: describeError,
  ArrayBuffer: describeBuffer('ArrayBuffer'),
  SharedArrayBuffer: describeBuffer('SharedArrayBuffer'),
  Promise: describeOpaque('Promise', entries.formatPromise),
  WeakSet: describeOpaque('WeakSet', entries.formatWeakCollection),
  WeakMap: describeOpaque('WeakMap', entries.formatWeakCollection),
  ModuleNamespace: describeNamespace,
  NumberObject: describeBoxed,
  StringObject: describeBoxed,
  BooleanObject: describeBoxed,
  BigIntObject: describeBoxed,
  SymbolObject: describeBoxed,
  External: describeExternal,
};

// What a list or a collection is shown as must be reachable: a prototype without iterator takes it away.
function describeIterable(ctx, value, info) {
  if (Array.isArray(value)) return describeArray(ctx, value, info);
  if (typedArrayName(value) !== undefined) return describeTypedArray(ctx, value, info);
  const kind = kindOf(value);
  return ITERABLES.has(kind) ? DESCRIBERS[kind](ctx, value, info) : undefined;
}

/** How to show `value`: a shape, or the finished text where nothing is left to be said. */
function describe(ctx, value, info) {
  const isFunction = typeof value === 'function';
  if (!isFunction && (Symbol.iterator in value || info.constructor === null)) {
    const shape = describeIterable(ctx, value, info);
    if (shape !== undefined) return shape;
  }
  if (info.constructor === 'Object') return describeLiteral(ctx, value, info);
  if (isFunction) return describeFunction(ctx, value, info);
  info.kind = kindOf(value);
  if (value instanceof Error && info.kind !== 'RegExp' && info.kind !== 'Date') return describeError(ctx, value, info);
  if (ArrayBuffer.isView(value) && typedArrayName(value) === undefined) return describeDataView(ctx, value, info);
  const describer = ITERABLES.has(info.kind) ? undefined : DESCRIBERS[info.kind];
  return describer === undefined ? describePlain(ctx, value, info) : describer(ctx, value, info);
}

module.exports = { describe };
