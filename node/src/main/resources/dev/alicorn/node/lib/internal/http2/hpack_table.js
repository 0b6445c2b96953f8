'use strict';

// Tables of HPACK (RFC 7541): the static one, and a dynamic one for each direction of a connection.

/** Appendix A: names, with the values that follow them. */
const STATIC = [
  ':authority', '', ':method', 'GET', ':method', 'POST', ':path', '/', ':path', '/index.html', ':scheme', 'http',
  ':scheme', 'https', ':status', '200', ':status', '204', ':status', '206', ':status', '304', ':status', '400',
  ':status', '404', ':status', '500', 'accept-charset', '', 'accept-encoding', 'gzip, deflate', 'accept-language', '',
  'accept-ranges', '', 'accept', '', 'access-control-allow-origin', '', 'age', '', 'allow', '', 'authorization', '',
  'cache-control', '', 'content-disposition', '', 'content-encoding', '', 'content-language', '', 'content-length', '',
  'content-location', '', 'content-range', '', 'content-type', '', 'cookie', '', 'date', '', 'etag', '', 'expect', '',
  'expires', '', 'from', '', 'host', '', 'if-match', '', 'if-modified-since', '', 'if-none-match', '', 'if-range', '',
  'if-unmodified-since', '', 'last-modified', '', 'link', '', 'location', '', 'max-forwards', '', 'proxy-authenticate', '',
  'proxy-authorization', '', 'range', '', 'referer', '', 'refresh', '', 'retry-after', '', 'server', '', 'set-cookie', '',
  'strict-transport-security', '', 'transfer-encoding', '', 'user-agent', '', 'vary', '', 'via', '', 'www-authenticate', '',
];

const STATIC_SIZE = STATIC.length / 2;

/** What an entry counts beyond its name and value (section 4.1). */
const OVERHEAD = 32;

/** Places in the static table, from 1: by name, and by name and value. */
const staticNames = new Map();
const staticFields = new Map();

function fieldKey(name, value) {
  return `${name}\0${value}`;
}

for (let i = STATIC_SIZE; i > 0; i--) {
  const name = STATIC[2 * i - 2];
  staticNames.set(name, i);
  staticFields.set(fieldKey(name, STATIC[2 * i - 1]), i);
}

class DynamicTable {
  #entries = []; // the oldest first
  #first = 0; // entries before this are evicted
  #evicted = 0; // all that ever were
  #names = null; // name to its newest place among all that ever were; kept by encoders only
  #fields = null;

  size = 0;
  maxSize = 4096;

  constructor(isSearched) {
    if (!isSearched) return;
    this.#names = new Map();
    this.#fields = new Map();
  }

  get length() {
    return this.#entries.length - this.#first;
  }

  resize(maxSize) {
    this.maxSize = maxSize;
    this.#evict(0);
  }

  add(name, value) {
    const size = name.length + value.length + OVERHEAD;
    this.#evict(size);
    if (size > this.maxSize) return;
    if (this.#names !== null) {
      const place = this.#evicted + this.length;
      this.#names.set(name, place);
      this.#fields.set(fieldKey(name, value), place);
    }
    this.#entries.push({ name, value, size });
    this.size += size;
  }

  /** Makes room for an entry. */
  #evict(size) {
    while (this.size + size > this.maxSize && this.length > 0) {
      const entry = this.#entries[this.#first];
      this.#entries[this.#first++] = undefined;
      this.size -= entry.size;
      this.#forget(entry, this.#evicted++);
    }
    if (this.#first > 64 && this.#first * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#first);
      this.#first = 0;
    }
  }

  #forget({ name, value }, place) {
    if (this.#names === null) return;
    if (this.#names.get(name) === place) this.#names.delete(name);
    const key = fieldKey(name, value);
    if (this.#fields.get(key) === place) this.#fields.delete(key);
  }

  /** The entry at an index of the protocol, behind the static table; undefined if there is none. */
  at(index) {
    const place = this.#entries.length - (index - STATIC_SIZE);
    return place < this.#first ? undefined : this.#entries[place];
  }

  #indexOf(place) {
    return place === undefined ? 0 : STATIC_SIZE + this.#evicted + this.length - place;
  }

  /** The index of such a field, or 0. */
  findField(name, value) {
    const key = fieldKey(name, value);
    return staticFields.get(key) ?? this.#indexOf(this.#fields.get(key));
  }

  findName(name) {
    return staticNames.get(name) ?? this.#indexOf(this.#names.get(name));
  }
}

module.exports = { DynamicTable, STATIC, STATIC_SIZE };
