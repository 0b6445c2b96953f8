'use strict';

// Internationalised host names, by the tr46 package. Its tables are large: they are no part of the snapshot, but
// compiled for the first name that needs them.

const binding = internalBinding('modules');

const ROOT = 'tr46/';
const PARAMETERS = ['exports', 'require', 'module'];

const modules = new Map();

function load(path) {
  const known = modules.get(path);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  modules.set(path, module);
  const source = binding.vendorSource(ROOT + path);
  if (path.endsWith('.json')) {
    module.exports = JSON.parse(source);
  } else {
    const body = binding.compileFunction(source, `node:vendor/${ROOT}${path}`, PARAMETERS);
    body.call(module.exports, module.exports, resolve, module);
  }
  return module.exports;
}

function resolve(request) {
  return request === 'punycode/' ? require('punycode') : load(request.replace(/^\.\//, ''));
}

const OPTIONS = {
  checkHyphens: false,
  checkBidi: true,
  checkJoiners: true,
  useSTD3ASCIIRules: false,
  verifyDNSLength: false,
  transitionalProcessing: false,
  ignoreInvalidPunycode: false,
};

/** The ASCII form, or null if the name is not valid. */
function toASCII(domain) {
  return load('index.js').toASCII(domain, OPTIONS);
}

function toUnicode(domain) {
  return load('index.js').toUnicode(domain, OPTIONS).domain;
}

module.exports = { toASCII, toUnicode };
