'use strict';
// Which of an object's own properties are shown.

const utilBinding = internalBinding('util');

const isEnumerable = Object.prototype.propertyIsEnumerable;

// Above this the engine lists the few named keys itself, rather than make a string of each index.
const LARGE = 4096;

function isArrayIndex(key) {
  if (typeof key !== 'string') return false;
  const number = key >>> 0;
  return number !== 0xffffffff && String(number) === key;
}

/** Own keys that are no array indices, symbols included. */
function getNonIndexKeys(value, showHidden) {
  if (value.length > LARGE && utilBinding.getOwnNonIndexProperties) {
    return utilBinding.getOwnNonIndexProperties(value, !showHidden);
  }
  const all = Reflect.ownKeys(value);
  // Indices come first.
  let start = all.length;
  while (start > 0 && !isArrayIndex(all[start - 1])) start--;
  const keys = [];
  for (let i = start; i < all.length; i++) {
    if (showHidden || isEnumerable.call(value, all[i])) keys.push(all[i]);
  }
  return keys;
}

function getKeys(value, showHidden) {
  const symbols = Object.getOwnPropertySymbols(value);
  if (showHidden) {
    const names = Object.getOwnPropertyNames(value);
    return symbols.length === 0 ? names : [...names, ...symbols];
  }
  let names;
  try {
    names = Object.keys(value);
  } catch {
    // A module namespace whose bindings are not initialized yet.
    names = Object.getOwnPropertyNames(value);
  }
  if (symbols.length !== 0) {
    for (const symbol of symbols) {
      if (isEnumerable.call(value, symbol)) names.push(symbol);
    }
  }
  return names;
}

module.exports = { getKeys, getNonIndexKeys };
