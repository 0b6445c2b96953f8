'use strict';

// What a received message's fields must be like (RFC 9113, sections 8.1 to 8.3). nghttp2 draws the same lines: a few fields
// that HTTP forbids are left out silently, all else makes the message malformed.

const ACCEPT = 0;
const IGNORE = 1;
const MALFORMED = 2;

/** What a message is: the kinds of header blocks as nghttp2 counts them. */
const Kind = { REQUEST: 0, RESPONSE: 1, PUSH_RESPONSE: 2, HEADERS: 3 };

const REQUEST_FIELDS = new Set([':method', ':scheme', ':authority', ':path', ':protocol']);
const CONNECTION_FIELDS = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);

const NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;
const UPPER = /[A-Z]/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const METHOD = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const SCHEME = /^[A-Za-z][A-Za-z0-9+\-.]*$/;
const PATH = /^[\x21-\x7e\x80-\xff]+$/;
const AUTHORITY = /^[!$%&'()*+,\-./0-9:;=@A-Z[\]_a-z~?#]*$/;
const NUMBER = /^[0-9]{1,15}$/;
const EDGE_SPACE = /^[\t ]|[\t ]$/;

/** Fields of one message, as they come. */
class MessageRules {
  #kind;
  #isTrailer;
  #seen = new Set();
  #hasRegular = false;
  #mayProtocol;
  #isStrict;
  #scheme = '';
  #path = '';

  /** -1 if there was none. */
  contentLength = -1;
  method = undefined;
  status = 0;

  /**
   * @param kind one of Kind; a push promise is a request
   * @param mayProtocol whether we have allowed the extended CONNECT of RFC 8441
   * @param isStrict whether space at the edges of a value is an error
   */
  constructor(kind, isTrailer, mayProtocol, isStrict) {
    this.#kind = kind;
    this.#isTrailer = isTrailer;
    this.#mayProtocol = mayProtocol;
    this.#isStrict = isStrict;
  }

  field(name, value) {
    if (name.charCodeAt(0) === 58) return this.#pseudo(name, value);
    this.#hasRegular = true;
    if (!NAME.test(name)) return UPPER.test(name) ? MALFORMED : IGNORE;
    return this.#regular(name, value);
  }

  #regular(name, value) {
    if (CONNECTION_FIELDS.has(name)) return MALFORMED;
    if (name === 'te') return value.toLowerCase() === 'trailers' ? ACCEPT : MALFORMED;
    if (name === 'content-length') return this.#length(value);
    if (name === 'host' && this.#kind === Kind.REQUEST && !this.#isTrailer) {
      if (!AUTHORITY.test(value) || this.#seen.has('host')) return MALFORMED;
      this.#seen.add('host');
      return ACCEPT;
    }
    if (!VALUE.test(value) || (this.#isStrict && EDGE_SPACE.test(value))) return IGNORE;
    return ACCEPT;
  }

  #length(value) {
    if (this.#isTrailer) return ACCEPT;
    if (!NUMBER.test(value)) return MALFORMED;
    // An answer without content may repeat the length that it would have had, or that is nothing.
    if (this.#kind !== Kind.REQUEST && this.status === 204) return value === '0' ? IGNORE : MALFORMED;
    if (this.status >= 100 && this.status < 200) return value === '0' ? IGNORE : MALFORMED;
    if (this.contentLength !== -1) return MALFORMED;
    this.contentLength = Number(value);
    return ACCEPT;
  }

  #pseudo(name, value) {
    if (this.#isTrailer || this.#hasRegular || this.#seen.has(name)) return MALFORMED;
    this.#seen.add(name);
    if (this.#kind !== Kind.REQUEST) return this.#statusField(name, value);
    if (!REQUEST_FIELDS.has(name)) return MALFORMED;
    switch (name) {
      case ':method':
        this.method = value;
        return METHOD.test(value) ? ACCEPT : MALFORMED;
      case ':scheme':
        this.#scheme = value.toLowerCase();
        return SCHEME.test(value) ? ACCEPT : MALFORMED;
      case ':path':
        this.#path = value;
        return PATH.test(value) ? ACCEPT : MALFORMED;
      case ':authority': return AUTHORITY.test(value) ? ACCEPT : MALFORMED;
      default: return this.#mayProtocol && VALUE.test(value) ? ACCEPT : MALFORMED;
    }
  }

  #statusField(name, value) {
    if (name !== ':status' || !/^[0-9]{3}$/.test(value)) return MALFORMED;
    this.status = Number(value);
    return ACCEPT;
  }

  /** Whether nothing is missing at the end of the block. */
  isComplete() {
    if (this.#isTrailer) return true;
    if (this.#kind !== Kind.REQUEST) return this.#seen.has(':status');
    const seen = this.#seen;
    const hasHost = seen.has(':authority') || seen.has('host');
    if (!seen.has(':method') || !hasHost) return false;
    if (this.method === 'CONNECT' && !seen.has(':protocol')) {
      return seen.has(':authority') && !seen.has(':scheme') && !seen.has(':path');
    }
    if (seen.has(':protocol') && (this.method !== 'CONNECT' || !seen.has(':authority'))) return false;
    return seen.has(':scheme') && seen.has(':path') && this.#isPathOfScheme();
  }

  /** Paths of http begin with a slash; OPTIONS may ask for all of them. */
  #isPathOfScheme() {
    if (this.#scheme !== 'http' && this.#scheme !== 'https') return true;
    return this.#path.startsWith('/') || (this.#path === '*' && this.method === 'OPTIONS');
  }

  get isInformational() {
    return this.status >= 100 && this.status < 200;
  }
}

module.exports = { ACCEPT, IGNORE, Kind, MALFORMED, MessageRules };
