'use strict';

// Stack traces that name the places that code was written at.

const { defaultPrepareStackTrace, render, setInternalPrepareStackTrace, withoutPassages } = require('internal/errors/stack');
const { fileURLToPath } = require('internal/url');
const { find } = require('internal/source_map/loaded');

/** A frame as text, with the place that its source map tells. */
function mapped(frame) {
  const text = `${frame}`;
  const file = frame.getFileName() ?? frame.getEvalOrigin();
  if (!file || file.startsWith('node:')) return text;
  const map = find(file);
  if (map === undefined) return text;
  const line = frame.getLineNumber();
  const column = frame.getColumnNumber();
  const { originalSource, originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
  if (originalSource === undefined) return text;
  const source = originalSource.startsWith('file:') ? fileURLToPath(originalSource) : originalSource;
  const place = `${source}:${originalLine + 1}:${originalColumn + 1}`;
  const { name } = map.findEntry(frame.getEnclosingLineNumber() - 1, frame.getEnclosingColumnNumber() - 1);
  return name === undefined ? text.replace(`${file}:${line}:${column}`, () => place) : `${name} (${place})`;
}

function prepareStackTrace(error, frames) {
  return render(error, withoutPassages(frames).map(mapped));
}

function enable(on) {
  setInternalPrepareStackTrace(on ? prepareStackTrace : defaultPrepareStackTrace);
}

module.exports = { enable };
