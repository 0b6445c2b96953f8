'use strict';

// A URL in its parts. The path is kept as it is written, the host too: an IPv6 address with its brackets.

const SPECIAL_PORTS = { '__proto__': null, 'http': '80', 'https': '443', 'ws': '80', 'wss': '443', 'ftp': '21', 'file': '' };

const isSpecial = (scheme) => SPECIAL_PORTS[scheme] !== undefined;

class UrlRecord {
  constructor(scheme) {
    this.scheme = scheme; // without its colon
    this.special = isSpecial(scheme);
    this.username = '';
    this.password = '';
    this.host = null; // null: there is no authority
    this.port = ''; // '' also if it is the scheme's own
    this.path = '';
    this.opaque = false; // a path that is no list of segments, as in mailto:
    this.query = null; // null: there is no `?`
    this.fragment = null;
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

module.exports = { UrlRecord, SPECIAL_PORTS, isSpecial };
