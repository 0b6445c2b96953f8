'use strict';

// SourceMap. https://nodejs.org/api/module.html#class-modulesourcemap

const { validateObject } = require('internal/validators');
const { Reader } = require('internal/source_map/vlq');

/** Mappings are [generated line, column, source, original line, column, name], from 0, in the order of the generated text. */
function before(mapping, line, column) {
  return mapping[0] < line || (mapping[0] === line && mapping[1] <= column);
}

function isEndOfSegment(reader) {
  return reader.isAtEnd || reader.peek() === ',' || reader.peek() === ';';
}

function readSection(found, { mappings = '', sources = [], names = [], sourceRoot = '' }, firstLine, firstColumn) {
  const reader = new Reader(mappings);
  let line = firstLine;
  let column = firstColumn;
  let source = 0;
  let originalLine = 0;
  let originalColumn = 0;
  let nameIndex = 0;
  let name; // stays until the next one
  while (!reader.isAtEnd) {
    if (reader.peek() === ';') {
      line++;
      column = 0;
      reader.next();
      continue;
    }
    if (reader.peek() === ',') {
      reader.next();
      continue;
    }
    column += reader.number();
    if (isEndOfSegment(reader)) {
      found.push([line, column]);
      continue;
    }
    source += reader.number();
    originalLine += reader.number();
    originalColumn += reader.number();
    if (!isEndOfSegment(reader)) {
      nameIndex += reader.number();
      name = names[nameIndex];
    }
    const url = sources[source] === undefined ? undefined : sourceRoot + sources[source];
    found.push([line, column, url, originalLine, originalColumn, name]);
  }
}

function readMappings(payload) {
  const found = [];
  if (Array.isArray(payload.sections)) {
    for (const { map, offset } of payload.sections) readSection(found, map, offset.line, offset.column);
  } else {
    readSection(found, payload, 0, 0);
  }
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

class SourceMap {
  #payload;
  #mappings;
  #lineLengths;

  constructor(payload, { lineLengths } = {}) {
    validateObject(payload, 'payload');
    this.#payload = structuredClone(payload);
    this.#mappings = readMappings(this.#payload);
    this.#lineLengths = lineLengths === undefined ? undefined : [...lineLengths];
  }

  get payload() {
    return structuredClone(this.#payload);
  }

  get lineLengths() {
    return this.#lineLengths === undefined ? undefined : [...this.#lineLengths];
  }

  /** The mapping at or before a place in the generated text, counted from 0; an empty object where there is none. */
  findEntry(lineOffset, columnOffset) {
    let low = 0;
    let high = this.#mappings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(this.#mappings[middle], lineOffset, columnOffset)) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return {};
    const [generatedLine, generatedColumn, originalSource, originalLine, originalColumn, name] = this.#mappings[low - 1];
    return { generatedLine, generatedColumn, originalSource, originalLine, originalColumn, name };
  }

  /** The place that code was written at, for one in the generated text; both are counted from 1. */
  findOrigin(lineNumber, columnNumber) {
    const entry = this.findEntry(lineNumber - 1, columnNumber - 1);
    if (entry.originalSource === undefined) return {};
    return {
      name: entry.name,
      fileName: entry.originalSource,
      lineNumber: entry.originalLine + lineNumber - entry.generatedLine,
      columnNumber: entry.originalColumn + columnNumber - entry.generatedColumn,
    };
  }
}

module.exports = { SourceMap };
