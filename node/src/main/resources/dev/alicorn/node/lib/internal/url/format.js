'use strict';

// url.format() of a WHATWG URL: its href, with parts left out.

const PUNYCODE_LABEL = /(?:^|\.)xn--/;

const wanted = (option) => (option === undefined ? true : Boolean(option));

function hostname(url, unicode) {
  const name = url.hostname;
  return unicode && PUNYCODE_LABEL.test(name) ? require('internal/url').domainToUnicode(name) : name;
}

function authority(url, auth, unicode) {
  let text = '';
  if (auth && (url.username !== '' || url.password !== '')) {
    text = `${url.username}${url.password === '' ? '' : `:${url.password}`}@`;
  }
  return `//${text}${hostname(url, unicode)}${url.port === '' ? '' : `:${url.port}`}`;
}

function formatURL(url, options) {
  const fragment = wanted(options?.fragment);
  const search = wanted(options?.search);
  const auth = wanted(options?.auth);
  const unicode = Boolean(options?.unicode);
  if (fragment && search && auth && !unicode) return url.href;
  const { href, protocol } = url;
  const hasAuthority = href.startsWith('//', protocol.length);
  const rootless = !hasAuthority && url.pathname.startsWith('//') ? '/.' : '';
  // Taken from the href: `search` and `hash` do not tell an empty part from an absent one.
  const hashAt = href.includes('#') ? href.indexOf('#') : href.length;
  const queryAt = href.slice(0, hashAt).indexOf('?');
  return protocol + (hasAuthority ? authority(url, auth, unicode) : rootless) + url.pathname +
    (search && queryAt !== -1 ? href.slice(queryAt, hashAt) : '') + (fragment ? href.slice(hashAt) : '');
}

module.exports = { formatURL };
