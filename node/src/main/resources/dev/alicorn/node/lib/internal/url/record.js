'use strict';

// A URL in its parts. The path is kept as it is written, the host too: an IPv6 address with its brackets.

/** A scheme by its name without colon, its own port, and whether the standard treats it as special. */
const scheme = (name, special, port) => ({ name, special, port });

const SPECIAL = new Map([['http', '80'], ['https', '443'], ['ws', '80'], ['wss', '443'], ['ftp', '21'], ['file', '']]
  .map(([name, port]) => [name, scheme(name, true, port)]));

function schemeOf(text) {
  const known = SPECIAL.get(text); // most are written in lower case
  if (known !== undefined) return known;
  const name = text.toLowerCase();
  return SPECIAL.get(name) ?? scheme(name, false, '');
}

class UrlRecord {
  constructor({ name, special, port }) {
    this.scheme = name;
    this.special = special;
    this.defaultPort = port;
    this.username = '';
    this.password = '';
    this.host = null; // null: there is no authority
    this.port = ''; // '' also if it is the scheme's own
    this.path = '';
    this.opaque = false; // a path that is no list of segments, as in mailto:
    this.query = null; // null: there is no `?`
    this.fragment = null;
  }

  setScheme({ name, special, port }) {
    this.scheme = name;
    this.special = special;
    this.defaultPort = port;
    if (this.port === port) this.port = '';
  }

  hasCredentials() {
    return this.username !== '' || this.password !== '';
  }

  cannotHaveCredentials() {
    return this.host === null || this.host === '' || this.scheme === 'file';
  }

  copyAuthority(from) {
    this.username = from.username;
    this.password = from.password;
    this.host = from.host;
    this.port = from.port;
  }

  hostWithPort() {
    if (this.host === null) return '';
    return this.port === '' ? this.host : `${this.host}:${this.port}`;
  }

  authority() {
    if (this.host === null) return '';
    if (!this.hasCredentials()) return `//${this.hostWithPort()}`;
    return `//${this.username}${this.password === '' ? '' : `:${this.password}`}@${this.hostWithPort()}`;
  }

  href() {
    let text = `${this.scheme}:`;
    if (this.host !== null) text += this.authority();
    else if (!this.opaque && this.path.startsWith('//')) text += '/.'; // else the path would read as an authority
    text += this.path;
    if (this.query !== null) text += `?${this.query}`;
    if (this.fragment !== null) text += `#${this.fragment}`;
    return text;
  }
}

module.exports = { UrlRecord, schemeOf };
