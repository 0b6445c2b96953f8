'use strict';

// Deep equality: loose (==), strict, and partial, where `actual` may hold more than `expected`.

const types = require('internal/util/types');
const { sameBoxed, sameBytes, sameContents, sameError, sameFloats, sameTag } = require('internal/util/compare_values');
const { mapsAlike, setsAlike } = require('internal/util/compare_collections');

const LOOSE = 0;
const STRICT = 1;
const PARTIAL = 2;

/** The pairs on the path from the roots to here: an object met again on either side ends the recursion. */
class Path {
  #actual = new Set();
  #expected = new Set();

  /** undefined while neither is on the path; else whether both are. */
  cycle(actual, expected) {
    const one = this.#actual.has(actual);
    const other = this.#expected.has(expected);
    return one || other ? one && other : undefined;
  }

  enter(actual, expected) {
    this.#actual.add(actual);
    this.#expected.add(expected);
  }

  leave(actual, expected) {
    this.#actual.delete(actual);
    this.#expected.delete(expected);
  }
}

class Comparison {
  #path = null;

  constructor(mode, skipPrototype) {
    this.mode = mode;
    this.skipPrototype = skipPrototype;
  }

  get loose() {
    return this.mode === LOOSE;
  }

  get partial() {
    return this.mode === PARTIAL;
  }

  equal(a, b) {
    if (a === b) return a !== 0 || this.mode === LOOSE || Object.is(a, b);
    if (this.mode === LOOSE) {
      const plainA = a === null || typeof a !== 'object';
      const plainB = b === null || typeof b !== 'object';
      if (plainA) return plainB && (a == b || (a !== a && b !== b));
      if (plainB) return false;
    } else {
      if (typeof a !== 'object') return typeof a === 'number' && a !== a && b !== b;
      if (typeof b !== 'object' || a === null || b === null) return false;
      if (this.mode === STRICT && !this.skipPrototype && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    }
    return this.#objects(a, b);
  }

  #objects(a, b) {
    if (!sameTag(a, b)) return false;
    if (Array.isArray(a)) return this.#arrays(a, b);
    if (types.isArrayBufferView(a)) return this.#views(a, b);
    if (types.isSet(a)) return types.isSet(b) && this.#sizes(a, b) && this.#walk(a, b, () => setsAlike(this, a, b));
    if (types.isMap(a)) return types.isMap(b) && this.#sizes(a, b) && this.#walk(a, b, () => mapsAlike(this, a, b));
    if (!this.#ownKind(a, b)) return false;
    return this.#walk(a, b, null);
  }

  #sizes(a, b) {
    return this.partial ? a.size >= b.size : a.size === b.size;
  }

  /** What an object of a built-in kind holds besides its properties; false also where only `b` is of such a kind. */
  #ownKind(a, b) {
    if (types.isDate(a)) return types.isDate(b) && Date.prototype.getTime.call(a) === Date.prototype.getTime.call(b);
    if (types.isRegExp(a)) {
      return types.isRegExp(b) && a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex;
    }
    if (types.isNativeError(a) || a instanceof Error) {
      return (types.isNativeError(b) || b instanceof Error) && sameError(this, a, b);
    }
    if (types.isAnyArrayBuffer(a)) {
      return types.isAnyArrayBuffer(b) && sameBytes(new Uint8Array(a), new Uint8Array(b), this.partial);
    }
    if (types.isBoxedPrimitive(a)) return sameBoxed(a, b);
    if (Array.isArray(b) || types.isArrayBufferView(b) || types.isSet(b) || types.isMap(b) || types.isDate(b) ||
        types.isRegExp(b) || types.isAnyArrayBuffer(b) || types.isBoxedPrimitive(b) || types.isNativeError(b) ||
        b instanceof Error) return false;
    if (types.isWeakMap(a) || types.isWeakSet(a)) return false;
    return sameContents(this, a, b);
  }

  #arrays(a, b) {
    if (!Array.isArray(b) || (this.partial ? a.length < b.length : a.length !== b.length)) return false;
    const keysA = namedKeys(a, this.loose);
    const keysB = namedKeys(b, this.loose);
    if (!this.partial && keysA.length !== keysB.length) return false;
    return this.#walk(a, b, () => (this.partial ? this.#subsequence(a, b) : this.#elements(a, b)), keysB, true);
  }

  #elements(a, b) {
    for (let i = 0; i < a.length; i++) {
      const held = a[i] !== undefined || Object.hasOwn(a, i);
      if (held !== (b[i] !== undefined || Object.hasOwn(b, i))) return false;
      if (held && !this.equal(a[i], b[i])) return false;
    }
    return true;
  }

  /** Partial arrays: the expected elements are among the actual ones, in that order. */
  #subsequence(a, b) {
    let at = 0;
    for (let i = 0; i < b.length; i++, at++) {
      const hole = b[i] === undefined && !Object.hasOwn(b, i);
      while (!(hole ? !Object.hasOwn(a, at) : this.equal(a[at], b[i]))) {
        if (++at > a.length - b.length + i) return false;
      }
    }
    return true;
  }

  #views(a, b) {
    if (!types.isArrayBufferView(b)) return false;
    if (this.loose && types.isTypedArray(a) && isFloats(a)) {
      if (!sameFloats(a, b)) return false;
    } else if (this.partial && types.isTypedArray(a)) {
      if (!sameElements(a, b)) return false;
    } else if (!sameBytes(bytesOf(a), bytesOf(b), this.partial)) {
      return false;
    }
    const keysA = namedKeys(a, this.loose);
    const keysB = namedKeys(b, this.loose);
    if (!this.partial && keysA.length !== keysB.length) return false;
    return this.#walk(a, b, null, keysB, true);
  }

  /** Compares properties, then the `contents`, with the pair on the path meanwhile. */
  #walk(a, b, contents, keys = undefined, symbolsIncluded = false) {
    if (keys === undefined) {
      keys = Object.keys(b);
      if (!this.partial && keys.length !== Object.keys(a).length) return false;
    }
    for (let i = 0; i < keys.length; i++) if (!Object.prototype.propertyIsEnumerable.call(a, keys[i])) return false;
    if (!this.loose && !symbolsIncluded) {
      const symbols = this.#symbols(a, b);
      if (symbols === null) return false;
      if (symbols.length > 0) keys = keys.concat(symbols);
    }
    if (keys.length === 0 && contents === null) return true;
    this.#path ??= new Path();
    const cycle = this.#path.cycle(a, b);
    if (cycle !== undefined) return cycle;
    this.#path.enter(a, b);
    const result = this.#properties(a, b, keys) && (contents === null || contents());
    this.#path.leave(a, b);
    return result;
  }

  #symbols(a, b) {
    const symbols = enumerableSymbols(b);
    if (!this.partial && symbols.length !== enumerableSymbols(a).length) return null;
    for (const symbol of symbols) if (!Object.prototype.propertyIsEnumerable.call(a, symbol)) return null;
    return symbols;
  }

  #properties(a, b, keys) {
    for (let i = 0; i < keys.length; i++) if (!this.equal(a[keys[i]], b[keys[i]])) return false;
    return true;
  }
}

function enumerableSymbols(object) {
  const symbols = Object.getOwnPropertySymbols(object);
  return symbols.length === 0 ? symbols : symbols.filter((s) => Object.prototype.propertyIsEnumerable.call(object, s));
}

function isFloats(view) {
  const tag = view[Symbol.toStringTag];
  return tag === 'Float32Array' || tag === 'Float64Array' || tag === 'Float16Array';
}

function bytesOf(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/** Partial typed arrays: the expected elements are among the actual ones, in that order. */
function sameElements(a, b) {
  let at = 0;
  for (let i = 0; i < b.length; i++, at++) {
    while (at < a.length && !Object.is(a[at], b[i])) at++;
    if (at >= a.length) return false;
  }
  return true;
}

/** Enumerable own keys that are no indices, symbols included unless `stringsOnly`. */
function namedKeys(list, stringsOnly) {
  const keys = Object.keys(list);
  // Indices come first and in order, so the names are what follows the last of them.
  let first = Math.min(keys.length, list.length ?? 0);
  while (first > 0 && !isIndex(keys[first - 1])) first--;
  const names = first === 0 ? keys : keys.slice(first);
  return stringsOnly ? names : names.concat(enumerableSymbols(list));
}

function isIndex(key) {
  const number = Number(key);
  return number >>> 0 === number && String(number) === key && number !== 4294967295;
}

function isDeepEqual(a, b) {
  return new Comparison(LOOSE, false).equal(a, b);
}

function isDeepStrictEqual(a, b, skipPrototype = false) {
  return new Comparison(STRICT, skipPrototype === true).equal(a, b);
}

/** True when `actual` holds at least what `expected` holds. */
function isPartialStrictEqual(actual, expected) {
  return new Comparison(PARTIAL, false).equal(actual, expected);
}

module.exports = { isDeepEqual, isDeepStrictEqual, isPartialStrictEqual };
