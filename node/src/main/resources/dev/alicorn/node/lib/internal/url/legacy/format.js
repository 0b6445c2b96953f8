'use strict';

// url.format() of a legacy Url, or of an object with its properties.

const { slashed } = require('internal/url/legacy/schemes');

const OUTSIDE_AUTH = /[^A-Za-z0-9\-_.!~*'():]+/g;

function encodeAuth(auth) {
  return auth.replace(OUTSIDE_AUTH, (part) => require('querystring').escape(part));
}

function hostOf(url, auth) {
  if (url.host) return auth + url.host;
  if (!url.hostname) return '';
  const { hostname } = url;
  const bare = hostname.includes(':') && !(hostname[0] === '[' && hostname.at(-1) === ']');
  return `${auth}${bare ? `[${hostname}]` : hostname}${url.port ? `:${url.port}` : ''}`;
}

function queryOf(url) {
  return url.query !== null && typeof url.query === 'object' ? require('querystring').stringify(url.query) : '';
}

function format(url) {
  const auth = url.auth ? `${encodeAuth(url.auth)}@` : '';
  let protocol = url.protocol || '';
  let pathname = (url.pathname || '').replaceAll('#', '%23').replaceAll('?', '%3F');
  let hash = url.hash || '';
  let host = hostOf(url, auth);
  const query = queryOf(url);
  let search = url.search || (query && `?${query}`) || '';
  if (protocol && !protocol.endsWith(':')) protocol += ':';
  if (url.slashes || slashed.has(protocol)) {
    if (url.slashes || host) {
      if (pathname && pathname[0] !== '/') pathname = `/${pathname}`;
      host = `//${host}`;
    } else if (protocol.startsWith('file')) {
      host = '//';
    }
  }
  search = search.replaceAll('#', '%23');
  if (hash && hash[0] !== '#') hash = `#${hash}`;
  if (search && search[0] !== '?') search = `?${search}`;
  return protocol + host + pathname + search + hash;
}

module.exports = { format };
