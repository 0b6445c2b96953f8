'use strict';
// What a rewritten `import(…)` calls.

const { attributesOf } = require('internal/modules/esm/attributes');

function importDynamically(referrerURL, specifier, options) {
  let request;
  let attributes;
  try {
    request = `${specifier}`;
    attributes = attributesOf(options);
  } catch (error) {
    return Promise.reject(error);
  }
  const { importModule } = require('internal/modules/esm/loader');
  const channel = require('internal/modules/tracing').importChannel();
  if (channel === null) return importModule(request, referrerURL, attributes);
  return channel.tracePromise(
    importModule, { parentURL: referrerURL, url: request }, undefined, request, referrerURL, attributes);
}

/** The `import` function of one referrer. */
function importerFor(referrerURL) {
  return (specifier, options) => importDynamically(referrerURL, specifier, options);
}

module.exports = { importDynamically, importerFor };
