'use strict';

// https://nodejs.org/api/single-executable-applications.html#single-executable-application-api
// There are no such executables: a program is a file for ./alicorn.

const { codes: { ERR_NOT_IN_SINGLE_EXECUTABLE_APPLICATION } } = require('internal/errors');
const { validateString } = require('internal/validators');

function isSea() {
  return false;
}

function refuse() {
  throw new ERR_NOT_IN_SINGLE_EXECUTABLE_APPLICATION();
}

function getRawAsset(key) {
  validateString(key, 'key');
  return refuse();
}

function getAsset(key, encoding) {
  if (encoding !== undefined) validateString(encoding, 'encoding');
  return getRawAsset(key);
}

function getAssetAsBlob(key, options) { // eslint-disable-line no-unused-vars
  return getRawAsset(key);
}

function getAssetKeys() {
  return refuse();
}

module.exports = { getAsset, getAssetAsBlob, getAssetKeys, getRawAsset, isSea };
