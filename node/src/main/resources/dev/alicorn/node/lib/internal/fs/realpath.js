'use strict';
// realpath: the JavaScript walk, which works where realpath(3) is refused, and the native one.

const process = require('process');
const pathModule = require('path');
const { validateFunction } = require('internal/validators');
const { add } = require('internal/requests');
const { constants } = require('internal/fs/constants');
const { getOptions } = require('internal/fs/options');
const { fromHostPath, hostPath } = require('internal/fs/paths');
const { isType } = require('internal/fs/stats');

const binding = internalBinding('fs');

const { S_IFLNK } = constants;

/** The component of `path` at `from`, and where the one after it starts. */
function nextPart(path, from) {
  const slash = path.indexOf('/', from);
  return slash === -1 ? [path.slice(from), path.length] : [path.slice(from, slash), slash + 1];
}

/** Key under which two names of one file are equal. */
const identity = (numbers) => `${numbers[0]}:${numbers[7]}`;

// Unlike all others, this call takes any value for the text that it converts to.
function absolute(path) {
  const given = require('internal/url').toPathIfFileURL(path);
  return pathModule.resolve(hostPath(typeof given === 'string' || given instanceof Uint8Array ? given : `${given}`));
}

/** A resolution under way: of `path`, all before `at` is resolved to `done`. */
class Walk {
  constructor(path) {
    this.path = path;
    this.known = new Set();
    this.targets = new Map();
    this.restart();
  }

  restart() {
    this.done = '/';
    this.at = 1;
  }

  /** The next prefix to look at, or null at the end. */
  next() {
    while (this.at < this.path.length) {
      const [part, end] = nextPart(this.path, this.at);
      this.at = end;
      if (part === '') continue;
      this.previous = this.done;
      this.done = this.done === '/' ? `/${part}` : `${this.done}/${part}`;
      if (!this.known.has(this.done)) return this.done;
    }
    return null;
  }

  follow(target) {
    const base = pathModule.resolve(this.previous, target);
    this.path = pathModule.resolve(base, this.path.slice(this.at));
    this.restart();
  }
}

function realpathSync(path, options) {
  const settings = getOptions(options);
  const walk = new Walk(absolute(path));
  for (let prefix = walk.next(); prefix !== null; prefix = walk.next()) {
    const numbers = binding.lstat(0, prefix);
    if (!isType(numbers, S_IFLNK)) {
      walk.known.add(prefix);
      continue;
    }
    const key = identity(numbers);
    let target = walk.targets.get(key);
    if (target === undefined) {
      binding.stat(0, prefix); // a loop or a dangling link is refused here, with stat's error
      target = binding.readlink(0, prefix);
      walk.targets.set(key, target);
    }
    walk.follow(target);
  }
  return fromHostPath(walk.done, settings.encoding);
}

function realpath(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'cb');
  const settings = getOptions(options);
  const walk = new Walk(absolute(path));
  const step = () => {
    const prefix = walk.next();
    if (prefix === null) return callback(null, fromHostPath(walk.done, settings.encoding));
    return binding.lstat(add((err, numbers) => {
      if (err) return callback(err);
      if (isType(numbers, S_IFLNK)) return followLink(walk, prefix, numbers, step, callback);
      walk.known.add(prefix);
      return step();
    }), prefix);
  };
  process.nextTick(step);
}

function followLink(walk, prefix, numbers, step, callback) {
  const key = identity(numbers);
  const known = walk.targets.get(key);
  if (known !== undefined) {
    walk.follow(known);
    step();
    return;
  }
  binding.stat(add((statError) => {
    if (statError) return callback(statError);
    return binding.readlink(add((err, target) => {
      if (err) return callback(err);
      walk.targets.set(key, target);
      walk.follow(target);
      return step();
    }), prefix);
  }), prefix);
}

function realpathNative(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'cb');
  const settings = getOptions(options);
  binding.realpath(add((err, resolved) => {
    if (err) callback(err);
    else callback(null, fromHostPath(resolved, settings.encoding));
  }), hostPath(path));
}

function realpathSyncNative(path, options) {
  const settings = getOptions(options);
  return fromHostPath(binding.realpath(0, hostPath(path)), settings.encoding);
}

realpath.native = (path, options, callback) => realpathNative(path, options, callback);
realpathSync.native = (path, options) => realpathSyncNative(path, options);

module.exports = { realpath, realpathSync };
