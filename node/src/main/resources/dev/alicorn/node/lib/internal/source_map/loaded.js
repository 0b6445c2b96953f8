'use strict';

// The source maps of modules that were loaded while source maps were on.

const fs = require('fs');
const { fileURLToPath, URL } = require('internal/url');
const { fileURLOf } = require('internal/modules/url');

const COMMENT = /^[#@]\s+sourceMappingURL=(\S+)\s*$/;

const maps = new Map(); // by file URL: { url, text }, or the SourceMap once it was asked for

/** The URL in the last such comment; a string that looks like one is none. */
function urlIn(text) {
  let found;
  try {
    require('internal/vendor').load('acorn').parse(text, {
      ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true, allowReturnOutsideFunction: true,
      onComment(isBlock, comment) {
        found = COMMENT.exec(comment)?.[1] ?? found;
      },
    });
  } catch {
    // The text is not of the kind that was parsed for: what was found stands in front of the place.
  }
  return found;
}

function keyOf(file) {
  return file.startsWith('file:') || file.startsWith('data:') ? file : fileURLOf(file);
}

/** Remembers that a module was made from this text. */
function note(file, text) {
  if (!text.includes('sourceMappingURL=')) return;
  const url = urlIn(text);
  if (url !== undefined) maps.set(keyOf(file), { url, text });
}

function readPayload(url, base) {
  if (!url.startsWith('data:')) return JSON.parse(fs.readFileSync(fileURLToPath(new URL(url, base)), 'utf8'));
  if (!/^data:application\/json[;,]/.test(url)) throw new TypeError('A source map is JSON');
  const comma = url.indexOf(',');
  const data = url.slice(comma + 1);
  const isBase64 = url.slice(0, comma).endsWith(';base64');
  return JSON.parse(isBase64 ? require('buffer').Buffer.from(data, 'base64').toString() : decodeURIComponent(data));
}

function absolute(payload, base) {
  const root = payload.sourceRoot ?? '';
  const resolve = (source) => (source === null ? source : new URL(root + source, base).href);
  if (Array.isArray(payload.sections)) {
    return { ...payload, sections: payload.sections.map((section) => ({ ...section, map: absolute(section.map, base) })) };
  }
  return { ...payload, sources: (payload.sources ?? []).map(resolve), sourceRoot: '' };
}

const lineLengthsOf = (text) => text.replace(/\n$/, '').split('\n').map(({ length }) => length);

/** A map whose sources are URLs: they are beside the map. */
function readAbsolute(url, key) {
  return absolute(readPayload(url, key), url.startsWith('data:') ? key : new URL(url, key).href);
}

function load(key, { url, text }) {
  const { SourceMap } = require('internal/source_map/source_map');
  try {
    return new SourceMap(readAbsolute(url, key), { lineLengths: lineLengthsOf(text) });
  } catch {
    return undefined; // A map that is not there or makes no sense is as none.
  }
}

/** The map of a module, by its path or URL; undefined where it has none. */
function find(file) {
  const key = keyOf(`${file}`);
  const known = maps.get(key);
  if (known?.url === undefined) return known;
  const map = load(key, known);
  maps.set(key, map);
  return map;
}

/** All that were noted, as coverage shows them: by URL, with null where a map cannot be read. */
function describeAll() {
  const described = {};
  for (const [key, known] of maps) {
    if (known?.url === undefined) continue;
    let data = null;
    try {
      data = readAbsolute(known.url, key);
    } catch {
      // The map is not there.
    }
    described[key] = { lineLengths: lineLengthsOf(known.text), data, url: known.url.startsWith('data:') ? null : new URL(known.url, key).href };
  }
  return described;
}

module.exports = { describeAll, find, note };
