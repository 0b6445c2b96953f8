'use strict';

// The parts of deep equality that look inside one kind of value.

const types = require('internal/util/types');

function sameTag(a, b) {
  return Object.prototype.toString.call(a) === Object.prototype.toString.call(b);
}

/** Equal bytes; in a partial comparison those of `b` are among those of `a`, in order. */
function sameBytes(a, b, partial) {
  if (!partial) {
    if (a.byteLength !== b.byteLength) return false;
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
    return true;
  }
  let at = 0;
  for (let i = 0; i < b.length; i++, at++) {
    while (at < a.length && a[at] !== b[i]) at++;
    if (at >= a.length) return false;
  }
  return true;
}

function sameFloats(a, b) {
  if (a.byteLength !== b.byteLength) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Message and name count even where they are inherited or hidden, as do `cause` and `errors`. */
function sameError(comparison, a, b) {
  if (!sameHidden(comparison, a, b, 'message') || !sameHidden(comparison, a, b, 'name')) return false;
  return sameHiddenOwn(comparison, a, b, 'cause') && sameHiddenOwn(comparison, a, b, 'errors');
}

function sameHidden(comparison, a, b, key) {
  // An enumerable one is compared with the other properties.
  const visible = Object.prototype.propertyIsEnumerable.call(a, key);
  if (visible !== Object.prototype.propertyIsEnumerable.call(b, key)) return comparison.partial && visible;
  return visible || a[key] === b[key];
}

function sameHiddenOwn(comparison, a, b, key) {
  if (!Object.hasOwn(b, key)) return comparison.partial || !Object.hasOwn(a, key);
  if (!Object.hasOwn(a, key)) return false;
  const visible = Object.prototype.propertyIsEnumerable.call(b, key);
  return visible || comparison.equal(a[key], b[key]);
}

const UNBOX = [
  [types.isNumberObject, Number.prototype.valueOf],
  [types.isStringObject, String.prototype.valueOf],
  [types.isBooleanObject, Boolean.prototype.valueOf],
  [types.isBigIntObject, BigInt.prototype.valueOf],
  [types.isSymbolObject, Symbol.prototype.valueOf],
];

function sameBoxed(a, b) {
  for (const [isKind, unbox] of UNBOX) {
    if (isKind(a)) return isKind(b) && Object.is(unbox.call(a), unbox.call(b));
  }
  return false;
}

/** URLs by their text, keys of crypto by their material; true for objects of neither kind, which hold properties only. */
function sameContents(comparison, a, b) {
  switch (Object.prototype.toString.call(a)) {
    case '[object Object]':
      return true;
    case '[object URL]': {
      const { isURL } = require('internal/url');
      return !isURL(a) || (isURL(b) && a.href === b.href);
    }
    case '[object KeyObject]':
      return !types.isKeyObject(a) || (types.isKeyObject(b) && a.equals(b));
    case '[object CryptoKey]':
      return !types.isCryptoKey(a) || (types.isCryptoKey(b) && sameCryptoKey(comparison, a, b));
    default:
      return true;
  }
}

function sameCryptoKey(comparison, a, b) {
  const { KeyObject } = require('crypto');
  return a.extractable === b.extractable && comparison.equal(a.algorithm, b.algorithm) &&
    comparison.equal(a.usages, b.usages) && KeyObject.from(a).equals(KeyObject.from(b));
}

module.exports = { sameBoxed, sameBytes, sameContents, sameError, sameFloats, sameTag };
