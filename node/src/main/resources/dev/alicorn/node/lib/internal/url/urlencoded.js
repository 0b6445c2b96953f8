'use strict';

// application/x-www-form-urlencoded: between a query and a flat list of names and values.

const { percentDecode } = require('internal/url/percent');

const KEPT = new Uint8Array(128);
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-._') KEPT[c.charCodeAt(0)] = 1;

const SPACE = 0x20;
const OTHERS = /[!'()~]|%20/g; // what encodeURIComponent leaves, or writes in another way
const REPLACEMENTS = { '!': '%21', "'": '%27', '(': '%28', ')': '%29', '~': '%7E', '%20': '+' };

function encode(text) {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127 || (KEPT[unit] === 0 && unit !== SPACE)) {
      return encodeURIComponent(text).replace(OTHERS, (found) => REPLACEMENTS[found]);
    }
  }
  return text.includes(' ') ? text.replaceAll(' ', '+') : text;
}

function serialize(list) {
  let out = '';
  for (let i = 0; i < list.length; i += 2) out += `${i === 0 ? '' : '&'}${encode(list[i])}=${encode(list[i + 1])}`;
  return out;
}

function decode(text) {
  return percentDecode(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

/** [name, value, name, value, …] of a query without its question mark. */
function parse(query) {
  const list = [];
  if (query === '') return list;
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    if (equals === -1) list.push(decode(pair), '');
    else list.push(decode(pair.slice(0, equals)), decode(pair.slice(equals + 1)));
  }
  return list;
}

module.exports = { parse, serialize };
