'use strict';
// One target of a package's "exports" or "imports" field, resolved. A result is a *location*: an absolute path, a
// 'node:' name, or a URL object where the target needs URL decoding; null: excluded; undefined: no condition matched.

const path = require('path');

// A segment of a target or of what a pattern matched that is empty, '.', '..' or 'node_modules', plain or encoded.
const DOTS_OR_NODE_MODULES = '(?:\\.|%2e){1,2}|(?:n|%6e|%4e)(?:o|%6f|%4f)(?:d|%64|%44)(?:e|%65|%45)(?:_|%5f)' +
  '(?:m|%6d|%4d)(?:o|%6f|%4f)(?:d|%64|%44)(?:u|%75|%55)(?:l|%6c|%4c)(?:e|%65|%45)(?:s|%73|%53)';
const ODD_SEGMENT = new RegExp(`(?:^|[\\\\/])(?:${DOTS_OR_NODE_MODULES})?(?:[\\\\/]|$)`, 'i');
const FORBIDDEN_SEGMENT = new RegExp(`(?:^|[\\\\/])(?:${DOTS_OR_NODE_MODULES})(?:[\\\\/]|$)`, 'i');
const NEEDS_URL = /[%?#\\\t\n\r]/;
const INTEGER_KEY = /^(?:0|[1-9]\d*)$/;

const codes = () => require('internal/errors').codes;
const fieldOf = (context) => (context.internal ? 'imports' : 'exports');

/**
 * @typedef context
 *   pkg         the package's config
 *   base        path of the importer, for messages
 *   conditions  Set of condition names
 *   internal    whether this is "imports"
 *   key         the key of the field that matched
 *   match       what its `*` stands for, or undefined for a key without one
 *   quiet       whether another deprecation has been told already
 *   resolveBare how "imports" reaches other packages
 */

function invalidTarget(context, target) {
  const shown = typeof target === 'object' && target !== null ? JSON.stringify(target, null, '') : `${target}`;
  const { ERR_INVALID_PACKAGE_TARGET } = codes();
  return new ERR_INVALID_PACKAGE_TARGET(
    context.pkg.dir + path.sep, context.key, shown, context.internal, context.base);
}

function substitute(text, match) {
  return match === undefined ? text : text.replaceAll('*', () => match);
}

// This error alone names the importer by URL.
function urlOf(base) {
  return base && require('internal/modules/url').fileURLOf(base);
}

function requestOf(context) {
  return substitute(context.key, context.match);
}

function warnOddSegment(context, target, request, isTarget) {
  const process = require('process');
  if (process.noDeprecation || context.quiet) return;
  const isDouble = /[/\\]{2}/.test(isTarget ? target : request);
  const matched = request === context.key ? '' : `matched to "${context.key}" `;
  process.emitWarning(
    `Use of deprecated ${isDouble ? 'double slash' : 'leading or trailing slash matching'} resolving "${target}" ` +
    `for module request "${request}" ${matched}in the "${fieldOf(context)}" field module resolution of the package ` +
    `at ${context.pkg.path}${context.base ? ` imported from ${context.base}` : ''}.`,
    'DeprecationWarning', 'DEP0166');
}

function checkMatch(context, target) {
  if (!ODD_SEGMENT.test(context.match)) return;
  const request = requestOf(context);
  if (FORBIDDEN_SEGMENT.test(context.match)) {
    const { ERR_INVALID_MODULE_SPECIFIER } = codes();
    throw new ERR_INVALID_MODULE_SPECIFIER(request,
      `request is not a valid match in pattern "${context.key}" for the "${fieldOf(context)}" resolution of ` +
      `${context.pkg.path}`, context.base);
  }
  warnOddSegment(context, substitute(target, context.match), request, false);
}

function isURL(text) {
  return /^[a-z][a-z\d+.-]*:/i.test(text) && require('internal/url').URL.canParse(text);
}

function bareTarget(context, target) {
  const usable = context.internal && !target.startsWith('../') && !target.startsWith('/') && !isURL(target);
  if (!usable) throw invalidTarget(context, target);
  return context.resolveBare(substitute(target, context.match), context);
}

/** The location of a path relative to the package, which is './…' and checked. */
function locate(context, relative) {
  if (!NEEDS_URL.test(relative)) {
    return path.sep === '/' ? `${context.pkg.dir}/${relative.slice(2)}` : path.join(context.pkg.dir, relative);
  }
  const { URL, pathToFileURL } = require('internal/url');
  return new URL(relative, `${pathToFileURL(context.pkg.dir).href}/`);
}

function stringTarget(context, target) {
  if (!target.startsWith('./')) return bareTarget(context, target);
  const rest = target.slice(2);
  if (ODD_SEGMENT.test(rest) && rest !== '') {
    if (FORBIDDEN_SEGMENT.test(rest)) throw invalidTarget(context, target);
    warnOddSegment(context, substitute(target, context.match), requestOf(context), true);
  }
  if (context.match === undefined) return locate(context, target);
  checkMatch(context, target);
  return locate(context, substitute(target, context.match));
}

/** The first target of the list that can be used; an invalid one gives way to the next. */
function firstTarget(context, targets) {
  if (targets.length === 0) return null;
  let failure;
  for (const target of targets) {
    let location;
    try {
      location = resolveTarget(context, target);
    } catch (error) {
      if (error.code !== 'ERR_INVALID_PACKAGE_TARGET') throw error;
      failure = error;
      continue;
    }
    if (location === undefined) continue;
    if (location !== null) return location;
    failure = null;
  }
  if (failure === undefined || failure === null) return failure;
  throw failure;
}

function conditionalTarget(context, target) {
  const keys = Object.keys(target);
  if (keys.some((key) => INTEGER_KEY.test(key) && Number(key) < 0xFFFFFFFF)) {
    const { ERR_INVALID_PACKAGE_CONFIG } = codes();
    throw new ERR_INVALID_PACKAGE_CONFIG(
      context.pkg.path, urlOf(context.base), '"exports" cannot contain numeric property keys.');
  }
  for (const key of keys) {
    if (key !== 'default' && !context.conditions.has(key)) continue;
    const location = resolveTarget(context, target[key]);
    if (location !== undefined) return location;
  }
  return undefined;
}

function resolveTarget(context, target) {
  if (typeof target === 'string') return stringTarget(context, target);
  if (Array.isArray(target)) return firstTarget(context, target);
  if (target === null) return null;
  if (typeof target === 'object') return conditionalTarget(context, target);
  throw invalidTarget(context, target);
}

module.exports = { resolveTarget, urlOf };
