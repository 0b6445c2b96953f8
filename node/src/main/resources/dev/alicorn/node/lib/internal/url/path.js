'use strict';

// Paths of the URL Standard: segments resolved, drive letters of file URLs minded. A path is a string that begins with
// a slash for each segment; '' is the path without segments.

const { Sets, percentEncode } = require('internal/url/percent');

const SLASH = 0x2f;
const BACKSLASH = 0x5c;

const DOT = /^(?:\.|%2e)$/i;
const DOUBLE_DOT = /^(?:\.|%2e){2}$/i;
const DRIVE = /^[A-Za-z][:|]$/;
const NORMAL_DRIVE = /^\/[A-Za-z]:$/;
const DRIVE_START = /^[A-Za-z][:|](?:[/\\?#]|$)/;

const isDrive = (segment) => segment.length === 2 && DRIVE.test(segment);

/** Whether text from `at` on begins with a Windows drive letter that ends a segment. */
const startsWithDrive = (text, at) => DRIVE_START.test(text.slice(at, at + 3));

/** Drops the last segment, but not a file URL's drive. */
function shorten(path, scheme) {
  if (scheme === 'file' && NORMAL_DRIVE.test(path)) return path;
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

function segmentEnd(text, at, end, special) {
  for (let i = at; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === SLASH || (special && unit === BACKSLASH)) return i;
  }
  return end;
}

/** Whether a segment could be `.` or `..` in one of their spellings. */
function mayBeDots(text, at, end) {
  const first = text.charCodeAt(at);
  return end - at <= 6 && (first === 0x2e || first === 0x25);
}

/** Adds the segments of text[at, end) to `path`, which they extend. */
function appendSegments(record, path, text, at, end) {
  const { scheme, special } = record;
  for (;;) {
    const stop = segmentEnd(text, at, end, special);
    const last = stop === end;
    const segment = text.slice(at, stop);
    const dots = mayBeDots(text, at, stop);
    if (dots && DOUBLE_DOT.test(segment)) {
      path = shorten(path, scheme);
      if (last) path += '/';
    } else if (dots && DOT.test(segment)) {
      if (last) path += '/';
    } else if (scheme === 'file' && path === '' && isDrive(segment)) {
      path = `/${segment[0]}:`;
    } else {
      path += `/${percentEncode(segment, Sets.PATH)}`;
    }
    if (last) return path;
    at = stop + 1;
  }
}

// 1: an ordinary character of a path; 0: one that is encoded, or begins an escape, or separates.
const PLAIN = new Uint8Array(128);
for (let code = 0x21; code < 0x7f; code++) {
  if (!'"#<>?^`{}%\\'.includes(String.fromCharCode(code))) PLAIN[code] = 1;
}

/** Whether text[at, end) is a path that stays as it is: most are. */
function isPlain(text, at, end) {
  let previous = 0;
  for (let i = at; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127 || PLAIN[unit] === 0) return false;
    if (unit === 0x2e && previous === SLASH) return false; // perhaps a dot segment
    previous = unit;
  }
  return true;
}

/** The path of a URL from its path start state: text[at, end) as it was written. */
function parsePath(record, text, at, end) {
  const { special } = record;
  const first = at < end ? text.charCodeAt(at) : 0;
  const rooted = first === SLASH || (special && first === BACKSLASH);
  if (rooted && record.scheme !== 'file' && isPlain(text, at, end)) return text.slice(at, end);
  return appendSegments(record, '', text, rooted ? at + 1 : at, end);
}

module.exports = { parsePath, appendSegments, shorten, isDrive, startsWithDrive, NORMAL_DRIVE };
