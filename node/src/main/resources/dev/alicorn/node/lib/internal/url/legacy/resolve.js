'use strict';

// url.resolve(): a reference in the light of a base, both legacy Urls. The reference is the caller's own and may be
// taken apart.

const { isScript, slashed } = require('internal/url/legacy/schemes');

const isSet = (value) => value !== null && value !== undefined;
const isFile = (protocol) => protocol === 'file' || protocol === 'file:';
const segmentsOf = (url) => (url.pathname ? url.pathname.split('/') : []);

function finish(result) {
  result.href = result.format();
  return result;
}

function setPath(result) {
  if (isSet(result.pathname) || isSet(result.search)) result.path = (result.pathname || '') + (result.search || '');
}

function takeQuery(result, relative) {
  result.search = relative.search;
  result.query = relative.query;
}

/** //host/path: everything but the scheme is the reference's. */
function resolveHostReference(result, relative) {
  for (const key of Object.keys(relative)) if (key !== 'protocol') result[key] = relative[key];
  if (slashed.has(result.protocol) && result.hostname && !result.pathname) result.path = result.pathname = '/';
  return finish(result);
}

/** http:a/b/c has its host in its path. */
function hostFromPath(relative) {
  const parts = (relative.pathname || '').split('/');
  while (parts.length > 0 && !(relative.host = parts.shift()));
  relative.host ||= '';
  relative.hostname ||= '';
  if (parts[0] !== '') parts.unshift('');
  if (parts.length < 2) parts.unshift('');
  return parts.join('/');
}

function resolveOtherScheme(result, relative) {
  if (!slashed.has(relative.protocol)) {
    for (const key of Object.keys(relative)) result[key] = relative[key];
    return finish(result);
  }
  result.protocol = relative.protocol;
  const hostless = !relative.host && !isFile(relative.protocol) && !isScript(relative.protocol);
  result.pathname = hostless ? hostFromPath(relative) : relative.pathname;
  takeQuery(result, relative);
  result.host = relative.host || '';
  result.auth = relative.auth;
  result.hostname = relative.hostname || relative.host;
  result.port = relative.port;
  if (result.pathname || result.search) result.path = (result.pathname || '') + (result.search || '');
  result.slashes ||= relative.slashes;
  return finish(result);
}

/** A scheme without slashes has no host: what looks like one is the path's beginning. */
function hostIntoPath(url, path) {
  if (!url.host) return;
  if (path[0] === '') path[0] = url.host;
  else path.unshift(url.host);
}

function pathIntoHost(result, host) {
  result.hostname = result.host = host;
  // The user may have got stuck in there.
  const parts = result.host && result.host.indexOf('@') > 0 ? result.host.split('@') : null;
  if (parts !== null) {
    result.auth = parts.shift();
    result.host = result.hostname = parts.shift();
  }
}

function takeHost(result, relative) {
  if (relative.host || relative.host === '') {
    if (result.host !== relative.host) result.auth = null;
    result.host = relative.host;
    result.port = relative.port;
  }
  if (relative.hostname || relative.hostname === '') {
    if (result.hostname !== relative.hostname) result.auth = null;
    result.hostname = relative.hostname;
  }
}

/** Drops `.` and resolves `..`; returns how many of those led above the beginning. */
function dropDots(path) {
  let up = 0;
  for (let i = path.length - 1; i >= 0; i--) {
    if (path[i] === '.') {
      path.splice(i, 1);
    } else if (path[i] === '..') {
      path.splice(i, 1);
      up++;
    } else if (up > 0) {
      path.splice(i, 1);
      up--;
    }
  }
  return up;
}

const isRooted = (path) => path[0] === '' || (path[0] && path[0][0] === '/');

function endsInDirectory(result, relative, path) {
  const last = path.at(-1);
  if (last === '') return true;
  return (last === '.' || last === '..') && Boolean(result.host || relative.host || path.length > 1);
}

function normalize(result, relative, path, mustBeRooted, mayClimb) {
  const directory = endsInDirectory(result, relative, path);
  const up = dropDots(path);
  if (mayClimb) for (let i = 0; i < up; i++) path.unshift('..');
  if (mustBeRooted && path[0] !== '' && (!path[0] || path[0][0] !== '/')) path.unshift('');
  if (directory && !path.join('/').endsWith('/')) path.push('');
}

/** The parts of both paths, put together; null if the reference has no path at all. */
function joinPaths(result, relative, basePath, path, fromRoot) {
  if (fromRoot) {
    takeHost(result, relative);
    takeQuery(result, relative);
    return path;
  }
  if (path.length > 0) {
    takeQuery(result, relative);
    return [...basePath.slice(0, -1), ...path]; // what is after the last slash is replaced
  }
  return isSet(relative.search) ? null : basePath;
}

function finishQueryOnly(result, relative, basePath, noSlashes) {
  if (noSlashes) pathIntoHost(result, basePath.shift());
  takeQuery(result, relative);
  setPath(result);
  return finish(result);
}

function finishPath(result, relative, path, { mustBeRooted, mayClimb, noSlashes }) {
  if (path.length === 0) {
    result.pathname = null;
    result.path = result.search ? `/${result.search}` : null;
    return finish(result);
  }
  normalize(result, relative, path, mustBeRooted, mayClimb);
  const rooted = isRooted(path);
  if (noSlashes) pathIntoHost(result, rooted ? '' : path.length > 0 ? path.shift() : '');
  if ((mustBeRooted || (result.host && path.length > 0)) && !rooted) path.unshift('');
  if (path.length === 0) {
    result.pathname = null;
    result.path = null;
  } else {
    result.pathname = path.join('/');
  }
  setPath(result);
  result.auth = relative.auth || result.auth;
  result.slashes ||= relative.slashes;
  return finish(result);
}

/** Resolves `relative` against `result`, a copy of the base, in place. */
function resolveInto(result, relative) {
  result.hash = relative.hash; // the base's never counts
  if (relative.href === '') return finish(result);
  if (relative.slashes && !relative.protocol) return resolveHostReference(result, relative);
  if (relative.protocol && relative.protocol !== result.protocol) return resolveOtherScheme(result, relative);

  const baseRooted = result.pathname && result.pathname[0] === '/';
  const fromRoot = relative.host || (relative.pathname && relative.pathname[0] === '/');
  let mustBeRooted = fromRoot || baseRooted || (result.host && relative.pathname);
  const mayClimb = !mustBeRooted; // above the beginning, by ..
  const basePath = segmentsOf(result);
  const path = segmentsOf(relative);
  const noSlashes = result.protocol && !slashed.has(result.protocol);
  if (noSlashes) {
    hostIntoPath(result, basePath);
    result.hostname = result.host = '';
    result.port = null;
    if (relative.protocol) {
      hostIntoPath(relative, path);
      relative.hostname = relative.port = relative.host = null;
      result.auth = null;
    }
    mustBeRooted = mustBeRooted && (path[0] === '' || basePath[0] === '');
  }
  const joined = joinPaths(result, relative, basePath, path, fromRoot);
  if (joined === null) return finishQueryOnly(result, relative, basePath, noSlashes);
  return finishPath(result, relative, joined, { mustBeRooted, mayClimb, noSlashes });
}

module.exports = { resolveInto };
