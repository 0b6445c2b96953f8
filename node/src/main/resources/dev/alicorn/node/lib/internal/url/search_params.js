'use strict';

// URLSearchParams: a list of names and values, which writes itself back to the URL that it belongs to.

const { codes } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { parse, serialize } = require('internal/url/urlencoded');

const { ERR_ARG_NOT_ITERABLE, ERR_INVALID_THIS, ERR_INVALID_TUPLE, ERR_MISSING_ARGS } = codes;

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const toUSV = (value) => `${value}`.toWellFormed();
const defaultInspect = () => require('internal/util/inspect').inspect;

let attach; // set in the static block: what only URL may do
let reload;

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

function listOfPairs(pairs) {
  const list = [];
  for (const pair of pairs) {
    if (!isObject(pair) || typeof pair[Symbol.iterator] !== 'function') {
      throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    }
    const items = [...pair];
    if (items.length !== 2) throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    list.push(toUSV(items[0]), toUSV(items[1]));
  }
  return list;
}

// Two keys that differ in lone surrogates only are one name: the last value counts, in the first one's place.
function listOfRecord(record) {
  const entries = new Map();
  for (const key of Reflect.ownKeys(record)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(record, key);
    if (descriptor === undefined || !descriptor.enumerable) continue;
    const name = toUSV(key);
    entries.set(name, toUSV(record[key]));
  }
  return [...entries].flat();
}

class URLSearchParams {
  #list = [];
  #changed = null; // the URL's listener

  static {
    attach = (params, query, changed) => {
      params.#list = parse(query);
      params.#changed = changed;
    };
    reload = (params, query) => { params.#list = parse(query); };
  }

  constructor(init = undefined) {
    if (init === undefined || init === null) return;
    this.#list = isObject(init) ? this.#listOf(init) : parse(URLSearchParams.#withoutMark(toUSV(init)));
  }

  static #withoutMark(query) {
    return query[0] === '?' ? query.slice(1) : query;
  }

  #listOf(init) {
    const method = init[Symbol.iterator];
    if (method === this[Symbol.iterator] && #list in init) return init.#list.slice();
    if (method === null || method === undefined) return listOfRecord(init);
    if (typeof method !== 'function') throw new ERR_ARG_NOT_ITERABLE('Query pairs');
    return listOfPairs(init);
  }

  static #check(value) {
    if (!isObject(value) || !(#list in value)) throw new ERR_INVALID_THIS('URLSearchParams');
  }

  get size() {
    URLSearchParams.#check(this);
    return this.#list.length / 2;
  }

  append(name, value) {
    URLSearchParams.#check(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('name', 'value');
    this.#list.push(toUSV(name), toUSV(value));
    this.#update();
  }

  delete(name, value = undefined) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    const key = toUSV(name);
    const wanted = value === undefined ? undefined : toUSV(value);
    const list = this.#list;
    this.#list = list.filter((_, i) => {
      const at = i & ~1;
      return list[at] !== key || (wanted !== undefined && list[at + 1] !== wanted);
    });
    this.#update();
  }

  get(name) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    const key = toUSV(name);
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) if (list[i] === key) return list[i + 1];
    return null;
  }

  getAll(name) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    const key = toUSV(name);
    return this.#list.filter((_, i) => i % 2 === 1 && this.#list[i - 1] === key);
  }

  has(name, value = undefined) {
    URLSearchParams.#check(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('name');
    const key = toUSV(name);
    const wanted = value === undefined ? undefined : toUSV(value);
    const list = this.#list;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] === key && (wanted === undefined || list[i + 1] === wanted)) return true;
    }
    return false;
  }

  set(name, value) {
    URLSearchParams.#check(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('name', 'value');
    const key = toUSV(name);
    const text = toUSV(value);
    const list = this.#list;
    const kept = [];
    let found = false;
    for (let i = 0; i < list.length; i += 2) {
      if (list[i] !== key) {
        kept.push(list[i], list[i + 1]);
      } else if (!found) {
        found = true;
        kept.push(key, text);
      }
    }
    if (!found) kept.push(key, text);
    this.#list = kept;
    this.#update();
  }

  sort() {
    URLSearchParams.#check(this);
    const pairs = [];
    for (let i = 0; i < this.#list.length; i += 2) pairs.push([this.#list[i], this.#list[i + 1]]);
    pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#list = pairs.flat();
    this.#update();
  }

  #update() {
    if (this.#changed !== null) this.#changed(serialize(this.#list));
  }

  entries() {
    URLSearchParams.#check(this);
    return new URLSearchParamsIterator(() => this.#list, 'entries');
  }

  forEach(callback, thisArg = undefined) {
    URLSearchParams.#check(this);
    validateFunction(callback, 'callback');
    // The list may change under the iteration, as with the standard's live iterators.
    for (let i = 0; i < this.#list.length; i += 2) callback.call(thisArg, this.#list[i + 1], this.#list[i], this);
  }

  keys() {
    URLSearchParams.#check(this);
    return new URLSearchParamsIterator(() => this.#list, 'keys');
  }

  values() {
    URLSearchParams.#check(this);
    return new URLSearchParamsIterator(() => this.#list, 'values');
  }

  toString() {
    URLSearchParams.#check(this);
    return serialize(this.#list);
  }

  [kInspect](depth, options, inspect = defaultInspect()) {
    URLSearchParams.#check(this);
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const inner = { ...options };
    if (typeof depth === 'number') inner.depth = depth - 1;
    const parts = [];
    for (let i = 0; i < this.#list.length; i += 2) {
      parts.push(`${inspect(this.#list[i], inner)} => ${inspect(this.#list[i + 1], inner)}`);
    }
    return layOut('URLSearchParams', parts, options.breakLength);
  }
}

const COLORS = /\u001b\[\d\d?m/g;

function layOut(name, parts, breakLength) {
  if (parts.length === 0) return `${name} {}`;
  const length = parts.reduce((sum, part) => sum + part.replace(COLORS, '').length + 2, -2);
  return length <= breakLength ? `${name} { ${parts.join(', ')} }` : `${name} {\n  ${parts.join(',\n  ')} }`;
}

const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

class URLSearchParamsIterator {
  #listOf;
  #kind;
  #index = 0;

  constructor(listOf, kind) {
    this.#listOf = listOf;
    this.#kind = kind;
  }

  #item(list, i) {
    if (this.#kind === 'keys') return list[i];
    return this.#kind === 'values' ? list[i + 1] : [list[i], list[i + 1]];
  }

  next() {
    if (!isObject(this) || !(#listOf in this)) throw new ERR_INVALID_THIS('URLSearchParamsIterator');
    const list = this.#listOf();
    if (this.#index >= list.length) return { value: undefined, done: true };
    const value = this.#item(list, this.#index);
    this.#index += 2;
    return { value, done: false };
  }

  [kInspect](depth, options, inspect = defaultInspect()) {
    if (!isObject(this) || !(#listOf in this)) throw new ERR_INVALID_THIS('URLSearchParamsIterator');
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const inner = { ...options };
    if (typeof depth === 'number') inner.depth = depth - 1;
    const list = this.#listOf();
    const parts = [];
    for (let i = this.#index; i < list.length; i += 2) parts.push(inspect(this.#item(list, i), inner));
    return `${this[Symbol.toStringTag]} ${layOutItems(parts, options.breakLength)}`;
  }
}

function layOutItems(parts, breakLength) {
  const text = parts.join(', ').replace(COLORS, '');
  if (text.length <= breakLength) return `{ ${parts.join(', ')} }`;
  return `{\n  ${parts.join(',\n  ')} }`;
}

const enumerable = { enumerable: true };
Object.defineProperties(URLSearchParams.prototype, {
  append: enumerable,
  delete: enumerable,
  get: enumerable,
  getAll: enumerable,
  has: enumerable,
  set: enumerable,
  sort: enumerable,
  entries: enumerable,
  forEach: enumerable,
  keys: enumerable,
  values: enumerable,
  toString: enumerable,
  size: enumerable,
  [Symbol.toStringTag]: { configurable: true, value: 'URLSearchParams' },
  [Symbol.iterator]: { configurable: true, writable: true, value: URLSearchParams.prototype.entries },
});

Object.setPrototypeOf(URLSearchParamsIterator.prototype, IteratorPrototype);
delete URLSearchParamsIterator.prototype.constructor;
Object.defineProperties(URLSearchParamsIterator.prototype, {
  [Symbol.toStringTag]: { configurable: true, value: 'URLSearchParams Iterator' },
  next: enumerable,
});

module.exports = { URLSearchParams, attach, reload };
