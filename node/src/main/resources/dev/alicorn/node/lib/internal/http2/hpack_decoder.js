'use strict';

// Names and values out of header blocks (RFC 7541), for one direction of a connection.

const { DynamicTable, STATIC, STATIC_SIZE } = require('internal/http2/hpack_table');
const { decode } = require('internal/http2/huffman');

/** The block is no HPACK: the connection cannot go on, since the tables of both sides differ from here. */
class CompressionError extends Error {}

class HpackDecoder {
  #table = new DynamicTable(false);
  #limit = 4096; // what we have allowed the peer
  #mustShrink = false; // the peer owes us an update of its table's size
  #bytes = null;
  #at = 0;
  #end = 0;

  get tableSize() {
    return this.#table.size;
  }

  get maxTableSize() {
    return this.#table.maxSize;
  }

  /** Our HEADER_TABLE_SIZE, once the peer has acknowledged it. */
  setLimit(limit) {
    if (limit < this.#table.maxSize) this.#mustShrink = true;
    this.#limit = limit;
  }

  /**
   * Calls `onField(name, value, isSensitive)` for each field.
   *
   * @throws CompressionError
   */
  decode(bytes, onField) {
    this.#bytes = bytes;
    this.#at = 0;
    this.#end = bytes.length;
    let mayResize = true;
    while (this.#at < this.#end) {
      const first = bytes[this.#at];
      if ((first & 0xe0) === 0x20) {
        if (!mayResize) throw new CompressionError('Late update of the table\'s size');
        this.#resize();
        continue;
      }
      mayResize = false;
      if (this.#mustShrink) throw new CompressionError('No update of the table\'s size');
      this.#field(first, onField);
    }
    this.#bytes = null;
  }

  #resize() {
    const size = this.#integer(5);
    if (size > this.#limit) throw new CompressionError('Table too large');
    this.#mustShrink = false;
    this.#table.resize(size);
  }

  #field(first, onField) {
    if (first & 0x80) {
      const index = this.#integer(7);
      onField(this.#nameAt(index), this.#valueAt(index), false);
      return;
    }
    const isIndexed = (first & 0x40) !== 0;
    const index = this.#integer(isIndexed ? 6 : 4);
    const name = index === 0 ? this.#text() : this.#nameAt(index);
    const value = this.#text();
    if (isIndexed) this.#table.add(name, value);
    onField(name, value, !isIndexed && (first & 0x10) !== 0);
  }

  #nameAt(index) {
    if (index === 0) throw new CompressionError('No such index');
    return index <= STATIC_SIZE ? STATIC[2 * index - 2] : this.#entry(index).name;
  }

  #valueAt(index) {
    return index <= STATIC_SIZE ? STATIC[2 * index - 1] : this.#entry(index).value;
  }

  #entry(index) {
    const entry = this.#table.at(index);
    if (entry === undefined) throw new CompressionError('No such index');
    return entry;
  }

  #next() {
    if (this.#at >= this.#end) throw new CompressionError('Block too short');
    return this.#bytes[this.#at++];
  }

  #integer(bits) {
    const most = (1 << bits) - 1;
    let value = this.#next() & most;
    if (value < most) return value;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#next();
      value += (byte & 127) * factor;
      if (value > 0xffffffff) throw new CompressionError('Integer too large');
      if (byte < 128) return value;
      if (factor > 0xffffffff) throw new CompressionError('Integer too long');
    }
  }

  #text() {
    if (this.#at >= this.#end) throw new CompressionError('Block too short');
    const isHuffman = (this.#bytes[this.#at] & 0x80) !== 0;
    const length = this.#integer(7);
    const start = this.#at;
    this.#at += length;
    if (this.#at > this.#end) throw new CompressionError('Block too short');
    if (!isHuffman) return this.#bytes.latin1Slice(start, this.#at);
    const text = decode(this.#bytes, start, this.#at);
    if (text === undefined) throw new CompressionError('Bad Huffman code');
    return text;
  }
}

module.exports = { CompressionError, HpackDecoder };
