'use strict';

// Header blocks out of names and values (RFC 7541), for one direction of a connection.

const { Buffer } = require('buffer');
const { DynamicTable } = require('internal/http2/hpack_table');
const { encode, encodedLength } = require('internal/http2/huffman');

/** Fields whose values seldom come again: they would only push others out of the table. */
const UNINDEXED = new Set([
  ':path', 'age', 'content-length', 'etag', 'if-modified-since', 'if-none-match', 'last-modified', 'location', 'set-cookie',
]);

/** Secrets that could be guessed by what a table makes of them, whether or not the program says so. */
function isSecret(name, value) {
  return name === 'authorization' || (name === 'cookie' && value.length < 20);
}

/** Most bytes of an integer of 32 bits. */
const INTEGER_ROOM = 6;

const INDEXED = 0x80;
const INCREMENTAL = 0x40;
const SIZE_UPDATE = 0x20;
const NEVER_INDEXED = 0x10;
const PLAIN = 0;
const HUFFMAN = 0x80;

class HpackEncoder {
  #table = new DynamicTable(true);
  #announced = null; // sizes that the peer has to hear of: the least since the last block, and the last
  #out = Buffer.allocUnsafe(1024);
  #used = 0;

  get tableSize() {
    return this.#table.size;
  }

  get maxTableSize() {
    return this.#table.maxSize;
  }

  /** The peer's HEADER_TABLE_SIZE; we never use more than its default. */
  setMaxTableSize(size) {
    const wanted = Math.min(size, 4096);
    if (wanted === this.#table.maxSize) return;
    this.#announced = this.#announced === null
      ? [wanted, wanted]
      : [Math.min(this.#announced[0], wanted), wanted];
    this.#table.resize(wanted);
  }

  /**
   * @param fields names and values in turn, as text of bytes
   * @param sensitive a Set of names that no table may keep, or null
   */
  encode(fields, sensitive) {
    this.#used = 0;
    if (this.#announced !== null) this.#announce();
    for (let i = 0; i < fields.length; i += 2) this.#field(fields[i], fields[i + 1], sensitive);
    return Buffer.from(this.#out.subarray(0, this.#used));
  }

  #announce() {
    const [least, last] = this.#announced;
    this.#announced = null;
    this.#reserve(2 * INTEGER_ROOM);
    if (least < last) this.#integer(SIZE_UPDATE, 5, least);
    this.#integer(SIZE_UPDATE, 5, last);
  }

  #field(name, value, sensitive) {
    this.#reserve(name.length + value.length + 3 * INTEGER_ROOM);
    const isSensitive = (sensitive !== null && sensitive.has(name)) || isSecret(name, value);
    const index = isSensitive ? 0 : this.#table.findField(name, value);
    if (index !== 0) {
      this.#integer(INDEXED, 7, index);
      return;
    }
    const nameIndex = this.#table.findName(name);
    if (isSensitive) {
      this.#integer(NEVER_INDEXED, 4, nameIndex);
    } else if (UNINDEXED.has(name)) {
      this.#integer(PLAIN, 4, nameIndex);
    } else {
      this.#integer(INCREMENTAL, 6, nameIndex);
      this.#table.add(name, value);
    }
    if (nameIndex === 0) this.#text(name);
    this.#text(value);
  }

  #reserve(bytes) {
    if (this.#used + bytes <= this.#out.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#used + bytes));
    larger.set(this.#out.subarray(0, this.#used));
    this.#out = larger;
  }

  #integer(mark, bits, value) {
    const most = (1 << bits) - 1;
    if (value < most) {
      this.#out[this.#used++] = mark | value;
      return;
    }
    this.#out[this.#used++] = mark | most;
    value -= most;
    for (; value >= 128; value = Math.floor(value / 128)) this.#out[this.#used++] = value % 128 | 128;
    this.#out[this.#used++] = value;
  }

  #text(text) {
    const length = encodedLength(text);
    if (length < text.length) {
      this.#integer(HUFFMAN, 7, length);
      this.#used = encode(text, this.#out, this.#used);
      return;
    }
    this.#integer(0, 7, text.length);
    this.#used += this.#out.latin1Write(text, this.#used, text.length);
  }
}

module.exports = { HpackEncoder };
