'use strict';

// The public module: the WHATWG classes and the legacy API.

const { codes } = require('internal/errors');
const { validateObject } = require('internal/validators');
const {
  URL, URLSearchParams, isURL, domainToASCII, domainToUnicode, urlToHttpOptions, fileURLToPath, fileURLToPathBuffer,
  pathToFileURL,
} = require('internal/url');
const legacy = { ...require('internal/url/legacy/parse'), ...require('internal/url/legacy/format') };
const { resolveInto } = require('internal/url/legacy/resolve');
const { warnOfParse } = require('internal/url/legacy/warnings');
const { formatURL } = require('internal/url/format');

const { ERR_INVALID_ARG_TYPE } = codes;

function Url() {
  this.protocol = null;
  this.slashes = null;
  this.auth = null;
  this.host = null;
  this.port = null;
  this.hostname = null;
  this.hash = null;
  this.search = null;
  this.query = null;
  this.pathname = null;
  this.path = null;
  this.href = null;
}

function parseLegacy(url, parseQueryString, slashesDenoteHost) {
  if (url instanceof Url) return url;
  return legacy.parse(new Url(), url, parseQueryString, slashesDenoteHost);
}

function urlParse(url, parseQueryString, slashesDenoteHost) {
  warnOfParse();
  return parseLegacy(url, parseQueryString, slashesDenoteHost);
}

function urlFormat(urlObject, options) {
  if (typeof urlObject === 'string') {
    urlObject = urlParse(urlObject);
  } else if (typeof urlObject !== 'object' || urlObject === null) {
    throw new ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], urlObject);
  } else if (isURL(urlObject)) {
    if (options) validateObject(options, 'options');
    return formatURL(urlObject, options);
  }
  return Url.prototype.format.call(urlObject);
}

function urlResolve(source, relative) {
  return urlParse(source, false, true).resolve(relative);
}

function urlResolveObject(source, relative) {
  return source ? urlParse(source, false, true).resolveObject(relative) : relative;
}

Url.prototype.parse = function parse(url, parseQueryString, slashesDenoteHost) {
  return legacy.parse(this, url, parseQueryString, slashesDenoteHost);
};

Url.prototype.format = function format() {
  return legacy.format(this);
};

Url.prototype.resolve = function resolve(relative) {
  return this.resolveObject(parseLegacy(relative, false, true)).format();
};

Url.prototype.resolveObject = function resolveObject(relative) {
  const reference = typeof relative === 'string' ? parseLegacy(relative, false, true) : relative;
  return resolveInto(Object.assign(new Url(), this), reference);
};

Url.prototype.parseHost = function parseHost() {
  legacy.parseHost(this);
};

module.exports = {
  Url,
  parse: urlParse,
  resolve: urlResolve,
  resolveObject: urlResolveObject,
  format: urlFormat,
  URL,
  URLSearchParams,
  domainToASCII,
  domainToUnicode,
  pathToFileURL,
  fileURLToPath,
  fileURLToPathBuffer,
  urlToHttpOptions,
  get URLPattern() { return require('internal/url_pattern').URLPattern; },
};
