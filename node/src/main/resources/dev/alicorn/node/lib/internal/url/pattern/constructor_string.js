'use strict';

// A pattern in one string, taken apart as a URL would be. https://urlpattern.spec.whatwg.org/#constructor-string-parsing

const canonical = require('internal/url/pattern/canonical');
const { Component } = require('internal/url/pattern/component');
const { tokenize } = require('internal/url/pattern/tokenizer');

const ORDER = ['protocol', 'authority', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'];
const isBetween = (state, first, last) => ORDER.indexOf(state) >= ORDER.indexOf(first) && ORDER.indexOf(state) <= ORDER.indexOf(last);
const ENDS_VALUE = new Set(['name', 'regexp', 'close', 'asterisk']);
const LITERAL = new Set(['char', 'escaped-char', 'invalid-char']);

class ConstructorString {
  #text;
  #tokens;
  #result = {};
  #start = 0;
  #at = 0;
  #step = 1;
  #depth = 0;
  #brackets = 0;
  #isSpecial = false;
  #state = 'init';

  constructor(text) {
    this.#text = text;
    this.#tokens = tokenize(text, true);
  }

  parse() {
    while (this.#at < this.#tokens.length && this.#state !== 'done') {
      this.#step = 1;
      this.#next(this.#tokens[this.#at].type);
      this.#at += this.#step;
    }
    if (this.#result.hostname !== undefined) this.#result.port ??= '';
    return this.#result;
  }

  #next(type) {
    if (type === 'end') return this.#end();
    if (type === 'open') {
      this.#depth++;
      return undefined;
    }
    if (this.#depth > 0) {
      if (type !== 'close') return undefined;
      this.#depth--;
    }
    return this.#states[this.#state]();
  }

  #end() {
    if (this.#state === 'authority') return this.#rewind('hostname');
    if (this.#state !== 'init') return this.#change('done', 0);
    this.#rewind('init');
    if (this.#is('#')) return this.#change('hash', 1);
    return this.#isSearch() ? this.#change('search', 1) : this.#change('pathname', 0);
  }

  #states = {
    init: () => { if (this.#is(':')) this.#rewind('protocol'); },
    protocol: () => { if (this.#is(':')) this.#endProtocol(); },
    authority: () => {
      if (this.#is('@')) this.#rewind('username');
      else if (this.#is('/') || this.#isSearch() || this.#is('#')) this.#rewind('hostname');
    },
    username: () => {
      if (this.#is(':')) this.#change('password', 1);
      else if (this.#is('@')) this.#change('hostname', 1);
    },
    password: () => { if (this.#is('@')) this.#change('hostname', 1); },
    hostname: () => {
      if (this.#is('[')) this.#brackets++;
      else if (this.#is(']')) this.#brackets--;
      else if (this.#is(':') && this.#brackets === 0) this.#change('port', 1);
      else this.#endAuthority();
    },
    port: () => this.#endAuthority(),
    pathname: () => this.#endPathname(),
    search: () => { if (this.#is('#')) this.#change('hash', 1); },
    hash() {},
  };

  #endProtocol() {
    const protocol = new Component(this.#component(), canonical.protocol);
    this.#isSpecial = canonical.SPECIAL.some((scheme) => protocol.test(scheme));
    if (this.#is('/', this.#at + 1) && this.#is('/', this.#at + 2)) this.#change('authority', 3);
    else this.#change(this.#isSpecial ? 'authority' : 'pathname', 1);
  }

  #endAuthority() {
    if (this.#is('/')) this.#change('pathname', 0);
    else this.#endPathname();
  }

  #endPathname() {
    if (this.#isSearch()) this.#change('search', 1);
    else if (this.#is('#')) this.#change('hash', 1);
  }

  #is(character, at = this.#at) {
    const token = this.#tokens[Math.min(at, this.#tokens.length - 1)];
    return token.value === character && LITERAL.has(token.type);
  }

  /** A question mark is a modifier behind something that can be repeated. */
  #isSearch() {
    if (this.#is('?')) return true;
    if (this.#tokens[this.#at].value !== '?') return false;
    return this.#at === 0 || !ENDS_VALUE.has(this.#tokens[this.#at - 1].type);
  }

  #component() {
    return this.#text.slice(this.#tokens[this.#start]?.index ?? this.#text.length, this.#tokens[this.#at].index);
  }

  #rewind(state) {
    this.#at = this.#start;
    this.#step = 0;
    this.#state = state;
  }

  #change(next, skip) {
    const state = this.#state;
    if (state !== 'init' && state !== 'authority') this.#result[state] = this.#component();
    if (state !== 'init' && next !== 'done') this.#fillBetween(state, next);
    this.#state = next;
    this.#at += skip;
    this.#start = this.#at;
    this.#step = 0;
  }

  /** Parts that were passed over are empty, and not anything. */
  #fillBetween(state, next) {
    const result = this.#result;
    if (isBetween(state, 'protocol', 'password') && isBetween(next, 'port', 'hash')) result.hostname ??= '';
    if (isBetween(state, 'protocol', 'port') && isBetween(next, 'search', 'hash')) result.pathname ??= this.#isSpecial ? '/' : '';
    if (isBetween(state, 'protocol', 'pathname') && next === 'hash') result.search ??= '';
  }
}

const parseConstructorString = (text) => new ConstructorString(text).parse();

module.exports = { parseConstructorString };
