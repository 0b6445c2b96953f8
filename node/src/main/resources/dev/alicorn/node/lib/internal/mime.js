'use strict';
// util.MIMEType and util.MIMEParams, by the WHATWG MIME Sniffing standard.

const { codes } = require('internal/errors');

const NOT_TOKEN = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/g;
const NOT_QUOTED = /[^\t\u0020-\u007E\u0080-\u00FF]/g;
const LEADING_SPACE = /^[\r\n\t ]*/;
const TRAILING_SPACE = /[\r\n\t ]*$/;

function firstMatch(pattern, text) {
  pattern.lastIndex = 0;
  return pattern.exec(text)?.index ?? -1;
}

const isToken = (text) => firstMatch(NOT_TOKEN, text) === -1;

function lowerAscii(text) {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function checkToken(production, text) {
  const index = firstMatch(NOT_TOKEN, text);
  if (text !== '' && index === -1) return;
  throw new codes.ERR_INVALID_MIME_SYNTAX(production, text, index);
}

function parseTypeAndSubtype(text) {
  const start = LEADING_SPACE.exec(text)[0].length;
  const slash = text.indexOf('/', start);
  const type = slash === -1 ? text.slice(start) : text.slice(start, slash);
  const typeIndex = firstMatch(NOT_TOKEN, type);
  if (type === '' || typeIndex !== -1 || slash === -1) {
    throw new codes.ERR_INVALID_MIME_SYNTAX('type', text, typeIndex);
  }
  const semicolon = text.indexOf(';', slash);
  const end = semicolon === -1 ? text.length : semicolon;
  const subtype = text.slice(slash + 1, end).replace(TRAILING_SPACE, '');
  const subtypeIndex = firstMatch(NOT_TOKEN, subtype);
  if (subtype === '' || subtypeIndex !== -1) {
    throw new codes.ERR_INVALID_MIME_SYNTAX('subtype', text, subtypeIndex);
  }
  return { type: lowerAscii(type), subtype: lowerAscii(subtype), parametersAt: end + 1 };
}

function quoteIfNeeded(value) {
  if (value.length > 0 && isToken(value)) return value;
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

// Reads a quoted value that begins after its mark; a value that is never closed goes to the end.
function readQuoted(text, position) {
  let value = '';
  while (position < text.length && text[position] !== '"') {
    if (text[position] === '\\' && position + 1 < text.length) position++;
    value += text[position++];
  }
  return { value, position };
}

function skipToSemicolon(text, position) {
  const semicolon = text.indexOf(';', position);
  return semicolon === -1 ? text.length : semicolon;
}

function* readParameters(text) {
  let position = 0;
  while (position < text.length) {
    position += LEADING_SPACE.exec(text.slice(position))[0].length;
    const nameStart = position;
    while (position < text.length && text[position] !== ';' && text[position] !== '=') position++;
    const name = lowerAscii(text.slice(nameStart, position));
    if (position >= text.length) return;
    if (text[position] === ';') {
      position++;
      continue;
    }
    position++;
    let value;
    if (text[position] === '"') {
      const quoted = readQuoted(text, position + 1);
      value = quoted.value;
      position = skipToSemicolon(text, quoted.position);
    } else {
      const end = skipToSemicolon(text, position);
      value = text.slice(position, end).replace(TRAILING_SPACE, '');
      position = end;
      if (value === '') {
        position++;
        continue;
      }
    }
    position++;
    if (name !== '' && isToken(name) && firstMatch(NOT_QUOTED, value) === -1) yield [name, value];
  }
}

class MIMEParams {
  #data = new Map();

  delete(name) {
    this.#data.delete(`${name}`);
  }

  get(name) {
    const key = `${name}`;
    return this.#data.has(key) ? this.#data.get(key) : null;
  }

  has(name) {
    return this.#data.has(`${name}`);
  }

  set(name, value) {
    const key = `${name}`;
    const text = `${value}`;
    const nameIndex = firstMatch(NOT_TOKEN, key);
    if (key.length === 0 || nameIndex !== -1) {
      throw new codes.ERR_INVALID_MIME_SYNTAX('parameter name', key, nameIndex);
    }
    const valueIndex = firstMatch(NOT_QUOTED, text);
    if (valueIndex !== -1) throw new codes.ERR_INVALID_MIME_SYNTAX('parameter value', text, valueIndex);
    this.#data.set(key, text);
  }

  *entries() {
    yield* this.#data.entries();
  }

  *keys() {
    yield* this.#data.keys();
  }

  *values() {
    yield* this.#data.values();
  }

  toString() {
    return Array.from(this.#data, ([name, value]) => `${name}=${quoteIfNeeded(value)}`).join(';');
  }

  static parse(params, text) {
    for (const [name, value] of readParameters(text)) {
      if (!params.#data.has(name)) params.#data.set(name, value);
    }
    return params;
  }
}

// Only the library fills parameters from a text.
const parseInto = MIMEParams.parse;
delete MIMEParams.parse;

Object.defineProperties(MIMEParams.prototype, {
  [Symbol.iterator]: { value: MIMEParams.prototype.entries, writable: true, configurable: true },
  toJSON: { value: MIMEParams.prototype.toString, writable: true, configurable: true },
});

class MIMEType {
  #type;
  #subtype;
  #parameters;

  constructor(string) {
    const text = `${string}`;
    const { type, subtype, parametersAt } = parseTypeAndSubtype(text);
    this.#type = type;
    this.#subtype = subtype;
    this.#parameters = parseInto(new MIMEParams(), text.slice(parametersAt));
  }

  get type() {
    return this.#type;
  }

  set type(value) {
    const text = `${value}`;
    checkToken('type', text);
    this.#type = lowerAscii(text);
  }

  get subtype() {
    return this.#subtype;
  }

  set subtype(value) {
    const text = `${value}`;
    checkToken('subtype', text);
    this.#subtype = lowerAscii(text);
  }

  get essence() {
    return `${this.#type}/${this.#subtype}`;
  }

  get params() {
    return this.#parameters;
  }

  toString() {
    const parameters = this.#parameters.toString();
    return parameters ? `${this.essence};${parameters}` : this.essence;
  }
}

Object.defineProperty(MIMEType.prototype, 'toJSON', {
  value: MIMEType.prototype.toString, writable: true, configurable: true,
});

module.exports = { MIMEParams, MIMEType };
