'use strict';

// A parser that gathers a message's head, and the trailers behind its body. Fields are kept as places in the bytes that came
// (Head), and as strings from where a head goes on in further bytes.

const { Head } = require('internal/http/head');
const { maxHeaderSize: defaultMaxHeaderSize } = require('internal/http/limits');
const { CONTINUE, ParserInput } = require('internal/http/parser_input');

const SPACE_AT_END = /[ \t]+$/;

const NAME = 1;
const VALUE = 2;

function trimEnd(value) {
  return value.replace(SPACE_AT_END, '');
}

class HeadParser extends ParserInput {
  #spans = []; // grows and is used again; #spanCount of it are the message's
  #spanCount = 0;
  #last = 0; // the kind of the last span: NAME, VALUE
  #headBytes = 0;
  #trailing = false;
  #rawHeaders = null; // strings, once a head has come in several pieces

  maxHeaderSize = 0;
  url = '';
  statusMessage = '';

  open(type, lenient, resource, maxHeaderSize) {
    super.open(type, lenient, resource);
    this.maxHeaderSize = maxHeaderSize || defaultMaxHeaderSize();
    this.beginHead();
  }

  free() {
    const isFree = super.free();
    if (isFree) this.beginHead();
    return isFree;
  }

  beginHead() {
    this.forgetFields();
    this.#headBytes = 0;
    this.#trailing = false;
    this.url = '';
    this.statusMessage = '';
    this.endBody();
  }

  /** Trailers are counted and kept as a head of their own. */
  beginTrailers() {
    this.forgetFields();
    this.#headBytes = 0;
    this.#trailing = true;
    this.beginBody();
  }

  endTrailers() {
    this.#trailing = false;
    this.#spanCount = 0;
    this.#last = 0;
  }

  /** Whether there are fields that nobody has taken. */
  get hasFields() {
    return this.#last !== 0;
  }

  /** Whether a name that comes now is the beginning of a field. */
  get isNewField() {
    return this.#last !== NAME;
  }

  forgetFields() {
    this.#spanCount = 0;
    this.#last = 0;
    this.#rawHeaders = null;
  }

  /** The fields: a Head, or [name, value, name, value, ...] if they came in several pieces. */
  takeFields() {
    return this.#rawHeaders?.map(trimEnd) ?? this.#head();
  }

  takeRawFields() {
    return this.#rawHeaders?.map(trimEnd) ?? this.#head().toRawHeaders();
  }

  #count(at, length) {
    this.passHead(at, length);
    this.#headBytes += length;
    return this.#headBytes < this.maxHeaderSize ? CONTINUE : this.refuse('HPE_HEADER_OVERFLOW', 'Header overflow');
  }

  onUrl(at, length) {
    this.url = this.url === '' ? this.text(at, length) : this.url + this.text(at, length);
    return this.#count(at, length);
  }

  onStatus(at, length) {
    this.statusMessage += this.text(at, length);
    return this.#count(at, length);
  }

  onName(at, length) {
    if (this.#rawHeaders !== null) this.#append(NAME, this.text(at, length));
    else if (this.#last === NAME) this.#continueSpan(at, length);
    else this.#span(at, length);
    this.#last = NAME;
    return this.#count(at, length);
  }

  onValue(at, length) {
    if (this.#rawHeaders !== null) this.#append(VALUE, this.text(at, length));
    else if (this.#last === VALUE) this.#continueSpan(at, length);
    else this.#span(at, length);
    this.#last = VALUE;
    return this.#count(at, length);
  }

  /** Keeps what the next piece of input will overwrite; whether bytes are still to be counted as a chunk's head. */
  onPieceEnd() {
    if (this.#spanCount > 0 || this.#last !== 0) this.#keepSpans();
    return this.#trailing && this.#last === 0;
  }

  #head() {
    return new Head(this.chunk, this.#spans.slice(0, this.#spanCount));
  }

  #span(at, length) {
    const from = this.offset(at);
    this.#spans[this.#spanCount++] = from;
    this.#spans[this.#spanCount++] = from + length;
  }

  #continueSpan(at, length) {
    this.#keepSpans();
    const raw = this.#rawHeaders;
    raw[raw.length - 1] += this.text(at, length);
  }

  #append(kind, text) {
    const raw = this.#rawHeaders;
    if (this.#last === kind) raw[raw.length - 1] += text;
    else raw.push(text);
  }

  /** The rest of the head is in bytes to come: strings from here on. */
  #keepSpans() {
    if (this.#rawHeaders !== null) return;
    this.#rawHeaders = this.#head().toStrings();
    this.#spanCount = 0;
  }
}

module.exports = { HeadParser };
