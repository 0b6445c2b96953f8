'use strict';
// import where hooks are registered by module.registerHooks.

const hooks = require('internal/modules/hooks');
const { importConditions } = require('internal/modules/conditions');

function resolveStep(specifier, context) {
  const { resolveWithHint } = require('internal/modules/esm/resolve');
  const { formatOf } = require('internal/modules/esm/formats');
  const url = resolveWithHint(specifier, context.parentURL, hooks.conditionsOf(context));
  return { __proto__: null, url, format: formatOf(url) };
}

/** { url, format, importAttributes } */
function resolve(specifier, parentURL, attributes, step = resolveStep) {
  const context = {
    conditions: Array.from(importConditions()), importAttributes: { __proto__: null, ...attributes }, parentURL,
  };
  const { url, format, importAttributes } = hooks.resolve(specifier, context, step);
  return { url, format: format ?? undefined, importAttributes: importAttributes ?? attributes };
}

function loadStep(url, context) {
  const { load } = require('internal/modules/esm/load');
  return { __proto__: null, ...load(url, context.format) };
}

/** { format, source, hooked } */
function load(url, format, attributes) {
  const { formatOf } = require('internal/modules/esm/formats');
  const context = {
    conditions: Array.from(importConditions()), format: format ?? formatOf(url),
    importAttributes: { __proto__: null, ...attributes },
  };
  const result = hooks.load(url, context, loadStep);
  const source = hooks.textOf(result.source);
  return { format: result.format ?? formatOf(url, source), source, hooked: true };
}

module.exports = { load, loadStep, resolve, resolveStep };
