'use strict';
// import.meta

const path = require('path');
const { pathOf } = require('internal/modules/url');

function parentOf(value) {
  if (value === undefined) return undefined;
  const { isURL } = require('internal/url');
  if (isURL(value)) return value.href;
  if (typeof value === 'string') return value;
  const { ERR_INVALID_ARG_TYPE } = require('internal/errors').codes;
  throw new ERR_INVALID_ARG_TYPE('parentURL', ['string', 'URL'], value);
}

/** A URL for a specifier; whether the file is there does not matter. */
function resolveFor(specifier, parentURL) {
  const { resolveURL } = require('internal/modules/esm/loader');
  try {
    return resolveURL(specifier, parentURL, undefined).url;
  } catch (error) {
    const mayBeAbsent = error?.code === 'ERR_UNSUPPORTED_DIR_IMPORT' || error?.code === 'ERR_MODULE_NOT_FOUND';
    if (mayBeAbsent && Object.hasOwn(error, 'url')) return error.url;
    throw error;
  }
}

function makeResolve(url) {
  return function resolve(specifier, parentURL = undefined) {
    const options = require('internal/modules/options');
    const parent = options.isOn('experimental-import-meta-resolve') ? parentOf(parentURL) : undefined;
    return resolveFor(`${specifier}`, parent ?? url);
  };
}

function createMeta(url, isMain) {
  const meta = { __proto__: null };
  if (url.startsWith('file:')) {
    const file = pathOf(url);
    meta.dirname = path.dirname(file);
    meta.filename = file;
  }
  meta.main = isMain === true;
  meta.resolve = makeResolve(url);
  meta.url = url;
  return meta;
}

module.exports = { createMeta };
