'use strict';

// The Huffman code of HPACK (RFC 7541, appendix B). It is canonical: the lengths of the codes say all.

/** Length in bits of the code of each byte, and of the end of a string: a digit of base 36 each. */
const LENGTHS =
  'dnsssssssoussussssssssusssssssss6aacd68baa8b8666555666666678f6cad677777777777777777777' +
  '77878djde6f56565666577666567655677777fbedskmkkmmmnmnnnnnonoomnonnnnlmnmnnomlkmmnnlnmmo' +
  'lmnnllmlnmnnkmmmnmmnqqkjmnmpqqqrrqopjlqrrqrollqqsrrrkoklmllnmmppooqnqrqqrrrrrsrrrrrqu';

const END = 256;

/** In the tables of the decoder: a symbol with the bits it took, above this the number of a further table. */
const FURTHER = 1 << 16;

/** Characters that are made into text at once. */
const PIECE = 1024;

let lengths = null;
let codes = null;
let tables = null;

function prepareCodes() {
  lengths = Uint8Array.from(LENGTHS, (digit) => Number.parseInt(digit, 36));
  codes = new Uint32Array(lengths.length);
  const order = Array.from(lengths.keys()).sort((a, b) => lengths[a] - lengths[b] || a - b);
  let code = -1;
  let last = lengths[order[0]];
  for (const symbol of order) {
    code = (code + 1) * 2 ** (lengths[symbol] - last);
    last = lengths[symbol];
    codes[symbol] = code;
  }
}

/** A tree of tables for eight bits each. An entry is `symbol << 4 | bits`, or FURTHER and the number of a table. */
function prepareTables() {
  if (codes === null) prepareCodes();
  tables = [new Int32Array(256)];
  for (let symbol = 0; symbol < END; symbol++) {
    let table = tables[0];
    let left = lengths[symbol];
    while (left > 8) {
      left -= 8;
      table = furtherTable(table, (codes[symbol] >>> left) & 0xff);
    }
    const first = (codes[symbol] << (8 - left)) & 0xff;
    table.fill(symbol << 4 | left, first, first + (1 << (8 - left)));
  }
}

function furtherTable(table, at) {
  if (table[at] === 0) {
    table[at] = FURTHER + tables.length;
    tables.push(new Int32Array(256));
  }
  return tables[table[at] - FURTHER];
}

/** How many bytes the text would take. The text has bytes for characters. */
function encodedLength(text) {
  if (codes === null) prepareCodes();
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits += lengths[text.charCodeAt(i) & 0xff];
  return (bits + 7) >>> 3;
}

/** Writes the text's code at a place; the place behind it. */
function encode(text, into, at) {
  let bits = 0;
  let held = 0; // fewer than 8 bits, then up to 8 + 30 in two steps
  for (let i = 0; i < text.length; i++) {
    const symbol = text.charCodeAt(i) & 0xff;
    let left = lengths[symbol];
    const code = codes[symbol];
    while (left > 0) {
      const take = Math.min(left, 8 - held);
      left -= take;
      bits = (bits << take) | ((code >>> left) & ((1 << take) - 1));
      held += take;
      if (held === 8) {
        into[at++] = bits;
        bits = 0;
        held = 0;
      }
    }
  }
  if (held > 0) into[at++] = (bits << (8 - held)) | (0xff >>> held);
  return at;
}

/** The text whose code lies from `start` to `end`; undefined if that is no code. */
function decode(bytes, start, end) {
  if (tables === null) prepareTables();
  let text = '';
  let symbols = [];
  let bits = 0;
  let held = 0;
  let [table] = tables;
  for (let at = start; at < end || held > 0;) {
    if (held < 8 && at < end) {
      bits = ((bits & 0xff) << 8) | bytes[at++];
      held += 8;
    }
    const entry = table[(held >= 8 ? bits >>> (held - 8) : bits << (8 - held)) & 0xff];
    const taken = entry >= FURTHER ? 8 : entry & 15;
    if (taken === 0 || taken > held) {
      // What is left must be padding: fewer than eight bits, all ones.
      if (table !== tables[0] || held > 7 || !isOnes(bits, held)) return undefined;
      break;
    }
    held -= taken;
    if (entry >= FURTHER) {
      table = tables[entry - FURTHER];
      if (at === end && held === 0) return undefined;
      continue;
    }
    symbols.push(entry >> 4);
    [table] = tables;
    if (symbols.length === PIECE) {
      text += String.fromCharCode(...symbols);
      symbols = [];
    }
  }
  return text + String.fromCharCode(...symbols);
}

function isOnes(bits, count) {
  const mask = (1 << count) - 1;
  return (bits & mask) === mask;
}

module.exports = { decode, encode, encodedLength };
