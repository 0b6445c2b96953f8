'use strict';

// The URL parser of the URL Standard. Where the standard walks a state machine over code points, this looks for the
// ends of the parts and takes each as a whole.

const { Sets, percentEncode } = require('internal/url/percent');
const { UrlRecord, schemeOf } = require('internal/url/record');
const { parseHost } = require('internal/url/host');
const { parsePath, appendSegments, shorten, isDrive, startsWithDrive, NORMAL_DRIVE } = require('internal/url/path');

const HASH = 0x23;
const SLASH = 0x2f;
const COLON = 0x3a;
const QUESTION = 0x3f;
const AT = 0x40;
const OPEN = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE = 0x5d;

const FILE_HOST_END = /[/\\?#]/;
const AROUND = /^[\0- ]+|[\0- ]+$/g;
const TABS_AND_LINES = /[\t\n\r]+/g;
const MAX_PORT = 65535;

function clean(input) {
  let text = input;
  if (text.charCodeAt(0) <= 0x20 || text.charCodeAt(text.length - 1) <= 0x20) text = text.replace(AROUND, '');
  return withoutTabs(text);
}

function withoutTabs(text) {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 13 && (unit === 9 || unit === 10 || unit === 13)) return text.replace(TABS_AND_LINES, '');
  }
  return text;
}

/** The length of the scheme that a text begins with, not counting its colon; 0 if there is none. */
function schemeLength(text) {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const letter = unit | 0x20;
    if (letter >= 0x61 && letter <= 0x7a) continue;
    if (i > 0) {
      if (unit === COLON) return i;
      if ((unit >= 0x30 && unit <= 0x39) || unit === 0x2b || unit === 0x2d || unit === 0x2e) continue;
    }
    return 0;
  }
  return 0;
}

const isSlash = (unit, special) => unit === SLASH || (special && unit === BACKSLASH);

/** Reads one text into one record: `parse` answers whether it is a URL. */
class Parser {
  constructor(text, record) {
    this.text = text;
    this.record = record;
  }

  at(index) {
    return this.text.charCodeAt(index);
  }

  /** The end of what begins at `from` and reaches to the query or the fragment. */
  pathEnd(from) {
    const { text } = this;
    for (let i = from; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === QUESTION || unit === HASH) return i;
    }
    return text.length;
  }

  queryAndFragment(from) {
    const { text, record } = this;
    let end = text.length;
    if (from < end && this.at(from) === QUESTION) {
      const hash = text.indexOf('#', from);
      if (hash !== -1) end = hash;
      record.query = percentEncode(text, record.special ? Sets.SPECIAL_QUERY : Sets.QUERY, from + 1, end);
      from = end;
    }
    if (from < text.length) record.fragment = percentEncode(text, Sets.FRAGMENT, from + 1, text.length);
    return true;
  }

  opaquePath(from) {
    const end = this.pathEnd(from);
    let path = percentEncode(this.text, Sets.CONTROL, from, end);
    // A space before the query would be lost when that is taken away.
    if (path.endsWith(' ') && end < this.text.length) path = `${path.slice(0, -1)}%20`;
    this.record.path = path;
    this.record.opaque = true;
    return this.queryAndFragment(end);
  }

  pathStart(from) {
    const end = this.pathEnd(from);
    if (this.record.special || from < end) this.record.path = parsePath(this.record, this.text, from, end);
    return this.queryAndFragment(end);
  }

  /** From where slashes have been passed: user, host and port, up to the path. */
  authority(from) {
    const { text, record } = this;
    let end = from;
    let lastAt = -1;
    for (; end < text.length; end++) {
      const unit = text.charCodeAt(end);
      if (unit === AT) lastAt = end;
      else if (isSlash(unit, record.special) || unit === QUESTION || unit === HASH) break;
    }
    if (lastAt !== -1) {
      if (lastAt + 1 === end) return false;
      this.credentials(from, lastAt);
      from = lastAt + 1;
    }
    return this.hostAndPort(from, end) && this.pathStart(end);
  }

  credentials(from, to) {
    const { text, record } = this;
    const colon = text.indexOf(':', from);
    const nameEnd = colon === -1 || colon > to ? to : colon;
    record.username = percentEncode(text, Sets.USERINFO, from, nameEnd);
    if (nameEnd < to) record.password = percentEncode(text, Sets.USERINFO, nameEnd + 1, to);
  }

  hostAndPort(from, end) {
    const { text, record } = this;
    const colon = portColon(text, from, end);
    const hostEnd = colon === -1 ? end : colon;
    if (hostEnd === from && (record.special || colon !== -1)) return false;
    const host = hostEnd === from ? '' : parseHost(text.slice(from, hostEnd), record.special);
    if (host === null) return false;
    record.host = host;
    return colon === -1 || setPort(record, text.slice(colon + 1, end));
  }

  /** A reference without a scheme, or with the special one of its base: from `from` on. */
  relative(base, from) {
    const { text, record } = this;
    const unit = this.at(from);
    if (isSlash(unit, record.special)) {
      const next = this.at(from + 1);
      if (record.special && isSlash(next, true)) return this.afterSpecialSlashes(from + 2);
      if (next === SLASH) return this.authority(from + 2);
      record.copyAuthority(base);
      return this.pathStart(from);
    }
    record.copyAuthority(base);
    record.path = base.path;
    record.query = base.query;
    if (from === text.length) return true;
    if (unit === HASH) return this.queryAndFragment(from);
    record.query = null;
    if (unit === QUESTION) return this.queryAndFragment(from);
    const end = this.pathEnd(from);
    record.path = appendSegments(record, shorten(base.path, record.scheme), text, from, end);
    return this.queryAndFragment(end);
  }

  afterSpecialSlashes(from) {
    let at = from;
    while (isSlash(this.at(at), true)) at++;
    return this.authority(at);
  }

  /** A file URL or reference, after its scheme; `base` is a file URL or null. */
  file(base, from) {
    const { record } = this;
    record.host = '';
    if (isSlash(this.at(from), true)) {
      if (isSlash(this.at(from + 1), true)) return this.fileHost(from + 2);
      return this.fileSlash(base, from);
    }
    if (base === null) return this.pathStart(from);
    return this.fileRelative(base, from);
  }

  fileSlash(base, from) {
    const { record, text } = this;
    if (base !== null) {
      record.host = base.host;
      const drive = base.path.split('/', 2).join('/'); // its first segment
      if (!startsWithDrive(text, from + 1) && NORMAL_DRIVE.test(drive)) {
        const end = this.pathEnd(from);
        record.path = appendSegments(record, drive, text, from + 1, end);
        return this.queryAndFragment(end);
      }
    }
    return this.pathStart(from);
  }

  fileRelative(base, from) {
    const { record, text } = this;
    const unit = this.at(from);
    record.host = base.host;
    record.path = base.path;
    record.query = base.query;
    if (from === text.length) return true;
    if (unit === HASH) return this.queryAndFragment(from);
    record.query = null;
    if (unit === QUESTION) return this.queryAndFragment(from);
    const end = this.pathEnd(from);
    const under = startsWithDrive(text, from) ? '' : shorten(base.path, 'file');
    record.path = appendSegments(record, under, text, from, end);
    return this.queryAndFragment(end);
  }

  fileHost(from) {
    const { text, record } = this;
    const rest = text.slice(from);
    const length = rest.search(FILE_HOST_END);
    const end = length === -1 ? text.length : from + length;
    const name = text.slice(from, end);
    if (isDrive(name)) return this.fileDrivePath(from);
    if (name !== '') {
      const host = parseHost(name, true);
      if (host === null) return false;
      record.host = host === 'localhost' ? '' : host;
    }
    return this.pathStart(end);
  }

  // file://C:/x: what looks like a host is a drive.
  fileDrivePath(from) {
    const end = this.pathEnd(from);
    this.record.path = appendSegments(this.record, '', this.text, from, end);
    return this.queryAndFragment(end);
  }

  /** After `scheme:`. */
  absolute(base, from) {
    const { record } = this;
    if (record.scheme === 'file') return this.file(base !== null && base.scheme === 'file' ? base : null, from);
    if (record.special) {
      const slashes = this.at(from) === SLASH && this.at(from + 1) === SLASH;
      if (base !== null && base.scheme === record.scheme && !slashes) return this.relative(base, from);
      return this.afterSpecialSlashes(from);
    }
    if (this.at(from) !== SLASH) return this.opaquePath(from);
    return this.at(from + 1) === SLASH ? this.authority(from + 2) : this.pathStart(from);
  }
}

/** The colon before the port, outside of an IPv6 address's brackets; or -1. */
function portColon(text, from, end) {
  let inside = false;
  for (let i = from; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === OPEN) inside = true;
    else if (unit === CLOSE) inside = false;
    else if (unit === COLON && !inside) return i;
  }
  return -1;
}

/** False if the digits are no port. */
function setPort(record, digits) {
  if (digits === '') return true;
  let port = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9) return false;
    port = port * 10 + digit;
    if (port > MAX_PORT) return false;
  }
  const text = `${port}`;
  record.port = record.defaultPort === text ? '' : text;
  return true;
}

/** The record of a URL, or null if the text is none. `base` is a record or null. */
function parseUrl(input, base) {
  const text = clean(input);
  const length = schemeLength(text);
  if (length > 0) {
    const record = new UrlRecord(schemeOf(text.slice(0, length)));
    return new Parser(text, record).absolute(base, length + 1) ? record : null;
  }
  if (base === null || (base.opaque && text.charCodeAt(0) !== HASH)) return null;
  const record = new UrlRecord(schemeOf(base.scheme));
  const parser = new Parser(text, record);
  if (base.opaque) {
    record.path = base.path;
    record.opaque = true;
    record.query = base.query;
    return parser.queryAndFragment(0) ? record : null;
  }
  return (base.scheme === 'file' ? parser.file(base, 0) : parser.relative(base, 0)) ? record : null;
}

module.exports = { parseUrl, Parser, setPort, portColon, withoutTabs };
