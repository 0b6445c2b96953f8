'use strict';

const RANGE = /^(-?\d+|[a-zA-Z])\.\.(-?\d+|[a-zA-Z])(?:\.\.(-?\d+))?$/;

function closingBrace(text, open) {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

function splitCommas(body) {
  const parts = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < body.length; i++) {
    if (body[i] === '{') depth++;
    else if (body[i] === '}') depth--;
    else if (body[i] === ',' && depth === 0) {
      parts.push(body.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(body.slice(from));
  return parts;
}

function expandRange(match) {
  const [, first, last, stepText] = match;
  const letters = /[a-zA-Z]/.test(first);
  if (letters !== /[a-zA-Z]/.test(last)) return null;
  const from = letters ? first.charCodeAt(0) : Number(first);
  const to = letters ? last.charCodeAt(0) : Number(last);
  const step = Math.max(Math.abs(Number(stepText ?? 1)), 1);
  const padded = !letters && /^-?0\d/.test(`${first.startsWith('0') || first.startsWith('-0') ? first : last}`);
  const width = padded ? Math.max(first.length, last.length) : 0;
  const values = [];
  for (let v = from; from <= to ? v <= to : v >= to; v += from <= to ? step : -step) {
    if (letters) values.push(String.fromCharCode(v));
    else values.push(v < 0 ? `-${String(-v).padStart(width - 1, '0')}` : String(v).padStart(width, '0'));
  }
  return values;
}

/** All the texts that the braces of `text` stand for: `a{b,c}` gives `ab` and `ac`, `{1..3}` the numbers. */
function expandBraces(text) {
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', open + 1)) {
    const close = closingBrace(text, open);
    if (close === -1 || text[open - 1] === '$') continue;
    const body = text.slice(open + 1, close);
    const range = RANGE.exec(body);
    let parts = range === null ? null : expandRange(range);
    if (parts === null) {
      const pieces = splitCommas(body);
      if (pieces.length === 1) continue;
      parts = pieces.flatMap(expandBraces);
    }
    const before = text.slice(0, open);
    const after = expandBraces(text.slice(close + 1));
    return parts.flatMap((part) => after.map((rest) => `${before}${part}${rest}`));
  }
  return [text];
}

module.exports = { expandBraces };
