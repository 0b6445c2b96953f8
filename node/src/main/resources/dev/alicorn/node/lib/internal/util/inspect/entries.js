'use strict';
// The contents of lists, collections, buffers, promises and namespaces, each entry as finished text.

const { ELEMENT, OBJECT, formatProperty } = require('internal/util/inspect/properties');
const { LIST, layOut } = require('internal/util/inspect/layout');
const { formatBigInt, formatNumber } = require('internal/util/inspect/strings');

const utilBinding = internalBinding('util');

const MAX_ARRAY_INDEX = 2 ** 32 - 2;
const INDEX = /^(0|[1-9][0-9]*)$/;

const plural = (count) => (count > 1 ? 's' : '');
const remainingText = (count) => `... ${count} more item${plural(count)}`;

let valueModule;

function formatValue(ctx, value, recurseTimes, typedArray) {
  valueModule ??= require('internal/util/inspect/value');
  return valueModule.formatValue(ctx, value, recurseTimes, typedArray);
}

function shownLength(ctx, length) {
  return Math.min(Math.max(0, ctx.maxArrayLength), length);
}

// Collections indent what they hold; a property does that for itself.
function indented(ctx, body) {
  ctx.indentationLvl += 2;
  const result = body();
  ctx.indentationLvl -= 2;
  return result;
}

function formatArray(ctx, value, recurseTimes) {
  const count = shownLength(ctx, value.length);
  const output = [];
  for (let i = 0; i < count; i++) {
    const descriptor = Object.getOwnPropertyDescriptor(value, i);
    if (descriptor === undefined) return formatSparseArray(ctx, value, recurseTimes, count, output, i);
    const element = descriptor.value;
    // Most elements of large arrays are numbers.
    output.push(typeof element === 'number'
      ? formatNumber(ctx.stylize, element, ctx.numericSeparator)
      : formatProperty(ctx, value, recurseTimes, i, ELEMENT, descriptor));
  }
  if (value.length > count) output.push(remainingText(value.length - count));
  return output;
}

// A run of holes counts as one entry.
function formatSparseArray(ctx, value, recurseTimes, maxEntries, output, firstHole) {
  const keys = Object.keys(value);
  const holes = (count) => ctx.stylize(`<${count} empty item${plural(count)}>`, 'undefined');
  let index = firstHole;
  for (let i = firstHole; i < keys.length && output.length < maxEntries; i++) {
    const key = keys[i];
    if (key > MAX_ARRAY_INDEX) break;
    if (`${index}` !== key) {
      if (!INDEX.test(key)) break;
      output.push(holes(key - index));
      index = Number(key);
      if (output.length === maxEntries) break;
    }
    output.push(formatProperty(ctx, value, recurseTimes, key, ELEMENT));
    index++;
  }
  const remaining = value.length - index;
  if (output.length !== maxEntries) {
    if (remaining > 0) output.push(holes(remaining));
  } else if (remaining > 0) {
    output.push(remainingText(remaining));
  }
  return output;
}

// A fact that the built-in knows, marked apart from the value's own properties.
function formatSpecial(ctx, value, recurseTimes, name, typedArray) {
  return `${ctx.stylize(`[${name}]`, 'string')}: ${formatValue(ctx, value[name], recurseTimes, typedArray)}`;
}

const typedArrayLength = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'length').get;

// `readable` is a copy when the array itself has lost its prototype and so its getters.
function formatTypedArray(ctx, value, recurseTimes, readable) {
  const length = typedArrayLength.call(readable);
  const count = shownLength(ctx, length);
  const output = new Array(count);
  const format = length > 0 && typeof readable[0] === 'bigint' ? formatBigInt : formatNumber;
  for (let i = 0; i < count; i++) output[i] = format(ctx.stylize, readable[i], ctx.numericSeparator);
  if (length > count) output.push(remainingText(length - count));
  if (ctx.showHidden) {
    indented(ctx, () => {
      for (const name of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
        output.push(formatSpecial(ctx, value, recurseTimes, name, true));
      }
    });
  }
  return output;
}

const setSize = Object.getOwnPropertyDescriptor(Set.prototype, 'size').get;
const mapSize = Object.getOwnPropertyDescriptor(Map.prototype, 'size').get;
const sizeOfSet = (set) => setSize.call(set);
const sizeOfMap = (map) => mapSize.call(map);

// A collection without prototype cannot be asked, so the built-in's own iterator reads it.
function formatSet(ctx, value, recurseTimes, hasPrototype) {
  const size = hasPrototype ? value.size : sizeOfSet(value);
  const count = hasPrototype ? shownLength(ctx, size) : size;
  const output = [];
  indented(ctx, () => {
    for (const entry of hasPrototype ? value : Set.prototype.values.call(value)) {
      if (output.length >= count) break;
      output.push(formatValue(ctx, entry, recurseTimes));
    }
  });
  if (size > count) output.push(remainingText(size - count));
  return output;
}

function formatMap(ctx, value, recurseTimes, hasPrototype) {
  const size = hasPrototype ? value.size : sizeOfMap(value);
  const count = hasPrototype ? shownLength(ctx, size) : size;
  const output = [];
  indented(ctx, () => {
    for (const { 0: key, 1: entry } of hasPrototype ? value : Map.prototype.entries.call(value)) {
      if (output.length >= count) break;
      output.push(`${formatValue(ctx, key, recurseTimes)} => ${formatValue(ctx, entry, recurseTimes)}`);
    }
  });
  if (size > count) output.push(remainingText(size - count));
  return output;
}

function formatArrayBuffer(ctx, value, recurseTimes) {
  const byteLength = indented(ctx, () => formatSpecial(ctx, value, recurseTimes, 'byteLength'));
  let bytes;
  try {
    bytes = new Uint8Array(value);
  } catch {
    return [ctx.stylize('(detached)', 'special'), byteLength];
  }
  const count = Math.min(ctx.maxArrayLength, bytes.length);
  const hex = [];
  for (let i = 0; i < count; i++) hex.push(bytes[i].toString(16).padStart(2, '0'));
  let text = hex.join(' ');
  const remaining = bytes.length - ctx.maxArrayLength;
  if (remaining > 0) text += ` ... ${remaining} more byte${plural(remaining)}`;
  return [`${ctx.stylize('[Uint8Contents]', 'special')}: <${text}>`, byteLength];
}

function formatBufferLength(ctx, value, recurseTimes) {
  return [`[byteLength]: ${formatValue(ctx, value.byteLength, recurseTimes)}`];
}

function formatDataView(ctx, value, recurseTimes) {
  return indented(ctx, () => ['byteLength', 'byteOffset', 'buffer'].map(
    (name) => formatSpecial(ctx, value, recurseTimes, name)));
}

const PENDING = 0;
const REJECTED = 2;

function formatPromise(ctx, value, recurseTimes) {
  const { 0: state, 1: result } = utilBinding.getPromiseDetails(value);
  if (state === PENDING) return [ctx.stylize('<pending>', 'special')];
  const text = indented(ctx, () => formatValue(ctx, result, recurseTimes));
  return [state === REJECTED ? `${ctx.stylize('<rejected>', 'special')} ${text}` : text];
}

// The order in which a weak collection gives its entries means nothing, so they are sorted.
function formatPreview(ctx, recurseTimes, entries, pairs, weak) {
  const total = pairs ? entries.length / 2 : entries.length;
  const count = shownLength(ctx, total);
  const output = indented(ctx, () => {
    const texts = [];
    for (let i = 0; i < count; i++) {
      if (!pairs) {
        texts.push(formatValue(ctx, entries[i], recurseTimes));
        continue;
      }
      const key = formatValue(ctx, entries[2 * i], recurseTimes);
      const entry = formatValue(ctx, entries[2 * i + 1], recurseTimes);
      texts.push(weak ? `${key} => ${entry}` : layOut(ctx, [key, entry], '', '[', ']', LIST, recurseTimes));
    }
    return texts;
  });
  if (weak && !ctx.sorted) output.sort();
  if (total > count) output.push(remainingText(total - count));
  return output;
}

function formatWeakCollection(ctx, value, recurseTimes) {
  if (!ctx.showHidden) return [ctx.stylize('<items unknown>', 'special')];
  const { 0: entries, 1: pairs } = require('internal/inspector/previews').previewEntries(value);
  return formatPreview(ctx, recurseTimes, entries, pairs, true);
}

function formatNamespace(ctx, value, recurseTimes, keys) {
  return keys.map((key) => {
    try {
      return formatProperty(ctx, value, recurseTimes, key, OBJECT);
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      // Shown with a stand-in, whose empty value is then replaced.
      const text = formatProperty(ctx, { [key]: '' }, recurseTimes, key, OBJECT);
      const space = text.lastIndexOf(' ');
      return `${text.slice(0, space + 1)}${ctx.stylize('<uninitialized>', 'special')}`;
    }
  });
}

module.exports = {
  formatArray,
  formatArrayBuffer,
  formatBufferLength,
  formatDataView,
  formatMap,
  formatNamespace,
  formatPreview,
  formatPromise,
  formatSet,
  formatTypedArray,
  typedArrayLength,
  formatWeakCollection,
  sizeOfMap,
  sizeOfSet,
};
