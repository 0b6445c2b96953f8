'use strict';
// File paths as URLs and back. Plain paths, which nearly all are, need no URL parser.

const PLAIN_PATH = /^\/(?:[\w.@+,=~-]+\/)*[\w.@+,=~-]*$/;
const PLAIN_FILE_URL = /^file:\/\/\/(?:[\w.@+,=~-]+\/)*[\w.@+,=~-]*$/;
const DOTS = /(?:^|\/)\.{1,2}(?:\/|$)/;

function isPlain(path) {
  return PLAIN_PATH.test(path) && !DOTS.test(path);
}

/** The href of an absolute path. */
function fileURLOf(path) {
  return isPlain(path) ? `file://${path}` : require('internal/url').pathToFileURL(path).href;
}

/** The path of a file: URL, without its query and fragment. */
function pathOf(href) {
  if (PLAIN_FILE_URL.test(href) && !DOTS.test(href)) return href.slice(7);
  return require('internal/url').fileURLToPath(href);
}

const isPlainFileURL = (href) => PLAIN_FILE_URL.test(href) && !DOTS.test(href);

module.exports = { fileURLOf, isPlainFileURL, pathOf };
