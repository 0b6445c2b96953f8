'use strict';
// fs.watch and the FSWatcher it gives, for one file or directory or for a whole tree.

const process = require('process');
const pathModule = require('path');
const { EventEmitter } = require('events');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateAbortSignal, validateBoolean } = require('internal/validators');
const { Buffer } = require('buffer');
const { constants } = require('internal/fs/constants');
const { copyObject, getOptions } = require('internal/fs/options');
const { getValidatedPath, fromHostPath, toHostPath } = require('internal/fs/paths');
const { isType } = require('internal/fs/stats');
const handles = require('internal/fs/watch_handles');
const { compileIgnore } = require('internal/fs/watch_ignore');

const binding = internalBinding('fs');

const { S_IFDIR, UV_DIRENT_DIR } = constants;

class FSWatcher extends EventEmitter {
  #open = new Map(); // watched path -> handle
  #closed = false;
  #settings;
  #ignored;

  constructor(path, settings) {
    super();
    this.#settings = settings;
    this.#ignored = compileIgnore(settings.ignore);
    if (settings.recursive) this.#startTree(path);
    else this.#start(path, path, (eventType, filename) => this.#report(eventType, filename));
  }

  #start(path, shownPath, listener, encoding = this.#settings.encoding) {
    const handle = handles.start(path, this.#settings.persistent, encoding, (err, eventType, filename) => {
      if (err) this.#fail(err, shownPath);
      else listener(eventType, filename);
    });
    this.#open.set(path, handle);
  }

  #report(eventType, filename) {
    if (this.#closed) return;
    if (filename !== null && this.#ignored !== null && this.#ignored(String(filename))) return;
    this.emit('change', eventType, filename);
  }

  #fail(err, path) {
    this.#closeHandles();
    err.filename = path;
    this.emit('error', err);
  }

  /** Trees are watched directory by directory: the kernel has no watch that reaches below. */
  #startTree(path) {
    const root = fromHostPath(toHostPath(path));
    const numbers = binding.stat(0, toHostPath(path), false);
    if (numbers === undefined || !isType(numbers, S_IFDIR)) {
      this.#start(root, root, (eventType, filename) => this.#report(eventType, filename));
      return;
    }
    this.#startDirectory(root, '', true);
  }

  #startDirectory(root, relative, isRoot = false) {
    const directory = pathModule.join(root, relative);
    if (this.#open.has(directory)) return [];
    let names;
    let types;
    try {
      this.#start(directory, root, (eventType, name) => this.#treeEvent(root, relative, eventType, name), 'utf8');
      [names, types] = binding.readdir(0, toHostPath(directory), true);
    } catch (err) {
      if (isRoot) throw err;
      return []; // it went away while we looked
    }
    const found = [];
    for (let i = 0; i < names.length; i++) {
      const below = pathModule.join(relative, fromHostPath(names[i]));
      found.push(below);
      if (types[i] === UV_DIRENT_DIR) found.push(...this.#startDirectory(root, below));
    }
    return found;
  }

  #treeEvent(root, relative, eventType, name) {
    if (name === null) {
      this.#report(eventType, null);
      return;
    }
    const below = pathModule.join(relative, name);
    this.#report(eventType, this.#encode(below));
    if (eventType !== 'rename' || this.#closed) return;
    const path = pathModule.join(root, below);
    const numbers = binding.lstat(0, toHostPath(path), false);
    if (numbers === undefined) {
      this.#drop(path);
    } else if (isType(numbers, S_IFDIR)) {
      // What was made in it before it was watched has had no event of its own.
      for (const found of this.#startDirectory(root, below)) this.#report('rename', this.#encode(found));
    }
  }

  #encode(name) {
    const { encoding } = this.#settings;
    if (encoding === 'buffer') return Buffer.from(name);
    return encoding === undefined || encoding === 'utf8' ? name : Buffer.from(name).toString(encoding);
  }

  #drop(path) {
    for (const [watched, handle] of this.#open) {
      if (watched !== path && !watched.startsWith(path + pathModule.sep)) continue;
      handles.close(handle);
      this.#open.delete(watched);
    }
  }

  #closeHandles() {
    this.#closed = true;
    for (const handle of this.#open.values()) handles.close(handle);
    this.#open.clear();
  }

  close() {
    if (this.#closed) return;
    this.#closeHandles();
    process.nextTick(() => this.emit('close'));
  }

  ref() {
    for (const handle of this.#open.values()) handles.ref(handle);
    return this;
  }

  unref() {
    for (const handle of this.#open.values()) handles.unref(handle);
    return this;
  }

  [Symbol.dispose]() {
    this.close();
  }
}

function watchSettings(options) {
  const settings = copyObject(getOptions(options));
  settings.persistent ??= true;
  settings.recursive ??= false;
  validateBoolean(settings.recursive, 'options.recursive');
  if (settings.encoding && settings.encoding !== 'buffer' && !Buffer.isEncoding(settings.encoding)) {
    throw new ERR_INVALID_ARG_VALUE('encoding', settings.encoding, 'is invalid encoding');
  }
  return settings;
}

function closeOnAbort(watcher, signal) {
  validateAbortSignal(signal, 'options.signal');
  if (signal.aborted) {
    process.nextTick(() => watcher.close());
    return;
  }
  const { addAbortListener } = require('events');
  const subscription = addAbortListener(signal, () => watcher.close());
  watcher.once('close', () => subscription[Symbol.dispose]());
}

function watch(filename, options, listener) {
  if (typeof options === 'function') listener = options;
  const settings = watchSettings(options);
  const watcher = new FSWatcher(getValidatedPath(filename), settings);
  if (listener) watcher.addListener('change', listener);
  if (settings.signal) closeOnAbort(watcher, settings.signal);
  return watcher;
}

module.exports = { FSWatcher, watch };
