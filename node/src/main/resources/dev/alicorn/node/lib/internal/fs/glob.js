'use strict';
// fs.glob: the entries below a directory whose paths match patterns.

const pathModule = require('path');
const process = require('process');
const { validateFunction, validateObject, validateString, validateStringArray } = require('internal/validators');
const { compileGlob, compileSegment, expandBraces, GLOBSTAR } = require('internal/glob');
const { constants } = require('internal/fs/constants');
const { Dirent, typeOfMode } = require('internal/fs/dirent');
const { fromHostPath, toHostPath } = require('internal/fs/paths');
const { isType } = require('internal/fs/stats');
const { run, runSync, unless } = require('internal/fs/steps');

const { UV_DIRENT_UNKNOWN, S_IFDIR } = constants;
const MAGIC = /[*?[\]()!+@]/;
const MISSING = ['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP', 'EPERM'];

const { basename, dirname, isAbsolute, join, posix, relative, resolve } = pathModule;

/** One pattern without braces: where it starts, and its segments, the plain ones as strings. */
function compilePattern(pattern, nocase) {
  const absolute = pattern.startsWith('/');
  const parts = pattern.split('/');
  if (absolute) parts.shift();
  const segments = [];
  parts.forEach((part, i) => {
    if ((part === '' && i < parts.length - 1) || part === '.') return;
    if (part === '**' && segments.at(-1) === GLOBSTAR) return;
    segments.push(part === '**' || MAGIC.test(part) || nocase ? segmentTest(part, nocase) : part);
  });
  return { root: absolute ? '/' : '', segments };
}

function segmentTest(part, nocase) {
  return part === '' || part === '..' ? part : compileSegment(part, nocase, false);
}

/** What to leave out, as a function of (path as given in results, name, entry). */
function compileExclude(exclude, cwd, nocase, withFileTypes) {
  if (exclude == null) return () => false;
  if (!Array.isArray(exclude)) {
    validateFunction(exclude, 'options.exclude');
    return (path, name, entry) => exclude(withFileTypes ? entry : name);
  }
  validateStringArray(exclude, 'options.exclude');
  const tests = exclude.map((pattern) => {
    const match = compileGlob(posix.normalize(pattern.replaceAll('\\', '/')), { nocase });
    const absolute = isAbsolute(pattern);
    return (path) => match((absolute ? resolve(cwd, path) : relativeTo(cwd, path)).split('/'));
  });
  return (path) => tests.some((test) => test(path));
}

const relativeTo = (cwd, path) => (isAbsolute(path) ? relative(cwd, path) : path);

class Glob {
  #cwd;
  #patterns;
  #exclude;
  #withFileTypes;
  #listings = new Map();
  #visited = new Set();
  #results = new Map();

  constructor(pattern, options = {}) {
    validateObject(options, 'options');
    const { cwd, exclude, withFileTypes } = options;
    this.#cwd = require('internal/url').toPathIfFileURL(cwd) ?? process.cwd();
    this.#withFileTypes = Boolean(withFileTypes);
    const nocase = process.platform === 'win32' || process.platform === 'darwin';
    this.#exclude = compileExclude(exclude, this.#cwd, nocase, this.#withFileTypes);
    if (typeof pattern === 'object') validateStringArray(pattern, 'patterns');
    else validateString(pattern, 'patterns');
    this.#patterns = (typeof pattern === 'string' ? [pattern] : pattern)
      .flatMap((one) => expandBraces(one.replaceAll('\\', '/')))
      .map((one) => compilePattern(one, nocase));
  }

  listSync() {
    return Array.from(runSync(this.#steps()).values());
  }

  async* entries() {
    yield* (await run(this.#steps())).values();
  }

  * #steps() {
    for (const pattern of this.#patterns) {
      yield* this.#walk(pattern.root, pattern, 0);
    }
    return this.#results;
  }

  #full(path) {
    return toHostPath(resolve(this.#cwd, path === '' ? '.' : path));
  }

  /** Follows `pattern` from its segment `at` on, in the directory `path`. */
  * #walk(path, pattern, at) {
    const key = `${this.#patterns.indexOf(pattern)}:${at}:${path}`;
    if (this.#visited.has(key)) return;
    this.#visited.add(key);
    const { segments } = pattern;
    const segment = segments[at];
    if (at === segments.length) yield* this.#offer(path);
    else if (segment === '') yield* this.#offerDirectory(path);
    else if (typeof segment === 'string') yield* this.#walk(join(path, segment), pattern, at + 1);
    else if (segment === GLOBSTAR) yield* this.#walkDeep(path, pattern, at);
    else yield* this.#walkMatching(path, pattern, at);
  }

  * #walkMatching(path, pattern, at) {
    const last = at + 1 === pattern.segments.length;
    for (const entry of yield* this.#list(path)) {
      if (!pattern.segments[at](entry.name)) continue;
      const below = join(path, entry.name);
      if (this.#exclude(below, entry.name, entry)) continue;
      if (last) this.#add(below, entry);
      else if (entry.isDirectory() || entry.isSymbolicLink()) yield* this.#walk(below, pattern, at + 1);
    }
  }

  // Links are listed but not entered: they could lead in circles.
  * #walkDeep(path, pattern, at) {
    const last = at + 1 === pattern.segments.length;
    yield* this.#walk(path, pattern, at + 1);
    for (const entry of yield* this.#list(path)) {
      if (entry.name.startsWith('.')) continue;
      const below = join(path, entry.name);
      if (this.#exclude(below, entry.name, entry)) continue;
      if (entry.isDirectory()) yield* this.#walk(below, pattern, at);
      else if (last) this.#add(below, entry);
      else if (entry.isSymbolicLink() && pattern.segments[at + 1] === '') yield* this.#offerDirectory(below);
    }
  }

  * #offerDirectory(path) {
    const numbers = yield* unless(MISSING, ['stat', this.#full(path)]);
    if (numbers !== null && isType(numbers, S_IFDIR)) yield* this.#offer(path);
  }

  * #offer(path) {
    const result = path === '' ? '.' : path;
    if (this.#results.has(result)) return;
    const numbers = yield* unless(MISSING, ['lstat', this.#full(path)]);
    if (numbers === null) return;
    const full = resolve(this.#cwd, result);
    const entry = new Dirent(basename(full), dirname(full), typeOfMode(numbers[1]));
    if (!this.#exclude(result, result, entry)) this.#add(result, entry);
  }

  #add(path, entry) {
    if (!this.#results.has(path)) this.#results.set(path, this.#withFileTypes ? entry : path);
  }

  * #list(path) {
    const full = this.#full(path);
    let entries = this.#listings.get(full);
    if (entries === undefined) {
      const [names, types] = (yield* unless(MISSING, ['readdir', full, true])) ?? [[], []];
      entries = [];
      for (let i = 0; i < names.length; i++) {
        let type = types[i];
        if (type === UV_DIRENT_UNKNOWN) {
          const numbers = yield* unless(MISSING, ['lstat', `${full}/${names[i]}`]);
          type = numbers === null ? type : typeOfMode(numbers[1]);
        }
        entries.push(new Dirent(fromHostPath(names[i]), fromHostPath(full), type));
      }
      this.#listings.set(full, entries);
    }
    return entries;
  }
}

function glob(pattern, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'cb');
  const matches = new Glob(pattern, options);
  collect(matches).then((list) => process.nextTick(callback, null, list), (err) => process.nextTick(callback, err));
}

async function collect(matches) {
  const list = [];
  for await (const match of matches.entries()) list.push(match);
  return list;
}

function globSync(pattern, options) {
  return new Glob(pattern, options).listSync();
}

module.exports = { Glob, glob, globSync };
