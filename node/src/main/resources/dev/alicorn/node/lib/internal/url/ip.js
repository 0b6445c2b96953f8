'use strict';

// Addresses in host names, by the rules of the URL Standard.

const DIGITS = /^[0-9]+$/;
const HEX_PREFIXED = /^0[xX]([0-9A-Fa-f]*)$/;
const OCTAL = /^0[0-7]+$/;

/** The number of one part of an IPv4 address, or NaN. */
function ipv4Part(part) {
  const hex = HEX_PREFIXED.exec(part);
  if (hex !== null) return hex[1] === '' ? 0 : Number.parseInt(hex[1], 16);
  if (!DIGITS.test(part)) return NaN;
  if (part.length > 1 && part[0] === '0') return OCTAL.test(part) ? Number.parseInt(part, 8) : NaN;
  return Number(part);
}

/** Whether a host's last label is a number, so that it must be an IPv4 address. */
function endsInNumber(host) {
  let end = host.length;
  if (end > 0 && host.charCodeAt(end - 1) === 0x2e) end--;
  const last = host.charCodeAt(end - 1);
  if (last > 0x66 && last !== 0x78) return false; // neither a digit nor the end of 0x…: most names end here
  const start = host.lastIndexOf('.', end - 1) + 1;
  const first = host.charCodeAt(start);
  if (start >= end || first < 0x30 || first > 0x39) return false;
  const label = host.slice(start, end);
  return DIGITS.test(label) || HEX_PREFIXED.test(label);
}

/** Whether an address is written as addresses usually are: four decimal numbers. */
function isUsual(host) {
  let parts = 1;
  let number = -1; // none yet
  for (let i = 0; i < host.length; i++) {
    const unit = host.charCodeAt(i);
    if (unit === 0x2e) {
      if (number < 0) return false;
      parts++;
      number = -1;
    } else {
      const digit = unit - 0x30;
      if (digit < 0 || digit > 9 || number === 0) return false; // no letters, no leading zeros
      number = number < 0 ? digit : number * 10 + digit;
      if (number > 255) return false;
    }
  }
  return parts === 4 && number >= 0;
}

/** The address in its usual form, or null. */
function parseIPv4(host) {
  if (isUsual(host)) return host;
  const parts = host.split('.');
  if (parts.at(-1) === '' && parts.length > 1) parts.pop();
  if (parts.length > 4) return null;
  const numbers = parts.map((part) => (part === '' ? NaN : ipv4Part(part)));
  if (numbers.some(Number.isNaN)) return null;
  const last = numbers.pop();
  if (numbers.some((number) => number > 255) || last >= 256 ** (4 - numbers.length)) return null;
  let address = last;
  numbers.forEach((number, i) => { address += number * 256 ** (3 - i); });
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

const HEX_PIECE = /^[0-9A-Fa-f]{1,4}$/;
const IPV4_TAIL = /^(?:0|[1-9][0-9]{0,2})(?:\.(?:0|[1-9][0-9]{0,2})){3}$/;

/** The 16-bit pieces of one side of a `::`, or null. An IPv4 address may end the last side. */
function ipv6Side(text, mayEndInIPv4) {
  if (text === '') return [];
  const pieces = [];
  const parts = text.split(':');
  for (let i = 0; i < parts.length; i++) {
    if (HEX_PIECE.test(parts[i])) {
      pieces.push(Number.parseInt(parts[i], 16));
    } else if (mayEndInIPv4 && i === parts.length - 1 && IPV4_TAIL.test(parts[i])) {
      const bytes = parts[i].split('.').map(Number);
      if (bytes.some((byte) => byte > 255)) return null;
      pieces.push(bytes[0] * 256 + bytes[1], bytes[2] * 256 + bytes[3]);
    } else {
      return null;
    }
  }
  return pieces;
}

function ipv6Pieces(text) {
  const sides = text.split('::');
  if (sides.length > 2) return null;
  const head = ipv6Side(sides[0], sides.length === 1);
  if (head === null) return null;
  if (sides.length === 1) return head.length === 8 ? head : null;
  const tail = ipv6Side(sides[1], true);
  if (tail === null || head.length + tail.length > 7) return null;
  return [...head, ...new Array(8 - head.length - tail.length).fill(0), ...tail];
}

/** [start, length] of the first longest run of zeros, if it is longer than one. */
function longestZeros(pieces) {
  let best = [-1, 1];
  for (let i = 0; i < 8; i++) {
    let length = 0;
    while (i + length < 8 && pieces[i + length] === 0) length++;
    if (length > best[1]) best = [i, length];
    i += length;
  }
  return best;
}

/** The address, compressed, without brackets; or null. */
function parseIPv6(text) {
  const pieces = ipv6Pieces(text);
  if (pieces === null) return null;
  const hex = pieces.map((piece) => piece.toString(16));
  const [start, length] = longestZeros(pieces);
  if (start === -1) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

module.exports = { endsInNumber, parseIPv4, parseIPv6 };
