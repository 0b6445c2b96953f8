'use strict';
// Turns the data of console.table into a head and columns.

const { isMap, isMapIterator, isSet, isSetIterator } = require('internal/util/types');

const INDEX = '(index)';
const ITERATION = '(iteration index)';
const KEY = 'Key';
const VALUES = 'Values';

const range = (length, show) => Array.from({ length }, (_, i) => show(i));

function fromPairs(pairs, show) {
  const keys = [];
  const values = [];
  for (const { 0: key, 1: value } of pairs) {
    keys.push(show(key));
    values.push(show(value));
  }
  return { head: [ITERATION, KEY, VALUES], columns: [range(keys.length, show), keys, values] };
}

function fromValues(items, show) {
  const values = Array.from(items, show);
  return { head: [ITERATION, VALUES], columns: [range(values.length, show), values] };
}

function pairUp(flat) {
  const pairs = [];
  for (let i = 0; i < flat.length; i += 2) pairs.push([flat[i], flat[i + 1]]);
  return pairs;
}

const isPrimitive = (value) => value === null || (typeof value !== 'object' && typeof value !== 'function');

// One row an element, one column for each property that any element has.
function fromRows(data, properties, show) {
  const columns = Object.create(null);
  const primitives = [];
  const rows = Object.keys(data);
  rows.forEach((row, i) => {
    const item = data[row];
    if (isPrimitive(item)) {
      primitives[i] = show(item);
      return;
    }
    for (const key of properties ?? Object.keys(item)) {
      columns[key] ??= [];
      columns[key][i] = Object.hasOwn(item, key) ? show(item[key]) : '';
    }
  });
  const head = [INDEX, ...Object.keys(columns)];
  const cells = [rows, ...Object.values(columns)];
  if (primitives.length > 0) {
    head.push(VALUES);
    cells.push(primitives);
  }
  return { head, columns: cells };
}

/** `show` makes a cell's text. Gives `{ head, columns }`. */
function tabulate(data, properties, show) {
  if (isMapIterator(data)) {
    const { 0: entries, 1: isPairs } = require('internal/inspector/previews').previewEntries(data);
    return isPairs ? fromPairs(pairUp(entries), show) : fromValues(entries, show);
  }
  if (isMap(data)) return fromPairs(data, show);
  if (isSetIterator(data)) return fromValues(require('internal/inspector/previews').previewEntries(data)[0], show);
  if (isSet(data)) return fromValues(data, show);
  return fromRows(data, properties, show);
}

module.exports = { tabulate };
