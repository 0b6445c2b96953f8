'use strict';
// fs.Dir: a directory that is open for reading, an entry or a batch at a time.

const process = require('process');
const {
  codes: { ERR_DIR_CLOSED, ERR_DIR_CONCURRENT_OPERATION, ERR_MISSING_ARGS },
} = require('internal/errors');
const { validateFunction, validateUint32 } = require('internal/validators');
const { wrap } = require('internal/async_wrap');
const { add } = require('internal/fs/call');
const { getOptions } = require('internal/fs/options');
const { getValidatedPath, toHostPath } = require('internal/fs/paths');
const { direntsSync, dirents, join } = require('internal/fs/dirent');

const binding = internalBinding('fs');

// Closes what a program has lost.
let abandoned;

function lost(handle) {
  process.emitWarning('Closing directory handle on garbage collection');
  binding.closedir(0, handle);
}

/** Notes which handle a directory has now. */
function retain(directory, handle) {
  abandoned ??= new FinalizationRegistry(lost);
  abandoned.unregister(directory);
  abandoned.register(directory, handle, directory);
  return handle;
}

class Dir {
  #handle;
  #path;
  #directory; // what `#handle` reads: the path itself or, when recursive, a directory below it
  #encoding;
  #bufferSize;
  #recursive;
  #entries = [];
  #unread = []; // directories that a recursive reading has still to visit
  #closed = false;
  #queue = null; // operations that wait for the one in flight

  constructor(handle, path, options) {
    if (handle == null) throw new ERR_MISSING_ARGS('handle');
    this.#handle = handle;
    wrap('DIRHANDLE', this);
    this.#path = this.#directory = path;
    const { bufferSize, encoding, recursive } = { bufferSize: 32, encoding: 'utf8', ...getOptions(options) };
    validateUint32(bufferSize, 'options.bufferSize', true);
    this.#bufferSize = bufferSize;
    this.#encoding = encoding;
    this.#recursive = Boolean(recursive);
  }

  get path() {
    return this.#path;
  }

  read(callback) {
    if (callback === undefined) return promise((done) => this.#read(done, true));
    validateFunction(callback, 'callback');
    return this.#read(callback, true);
  }

  #read(callback, maybeSync) {
    if (this.#closed) throw new ERR_DIR_CLOSED();
    if (this.#queue !== null) {
      this.#queue.push(() => this.#read(callback, false));
      return;
    }
    if (this.#entries.length > 0) {
      const entry = this.#takeEntry();
      if (maybeSync) process.nextTick(callback, null, entry);
      else callback(null, entry);
      return;
    }
    this.#queue = [];
    this.#fill((err, entry) => {
      const waiting = this.#queue;
      this.#queue = null;
      process.nextTick(runAll, waiting);
      callback(err, entry);
    });
  }

  /** Asks the host for the next batch; `done` gets its first entry, or null at the end. */
  #fill(done) {
    binding.readdirHandle(add((err, listing) => {
      if (err) return done(err);
      if (listing === null) return this.#nextDirectory(done);
      dirents(this.#directory, listing, this.#encoding, (failure, entries) => {
        if (failure) return done(failure);
        this.#entries = entries;
        done(null, this.#takeEntry());
      });
    }), this.#handle, this.#bufferSize);
  }

  #nextDirectory(done) {
    if (this.#unread.length === 0) return done(null, null);
    const directory = this.#unread.shift();
    binding.opendir(add((err, handle) => {
      if (err) return done(err);
      binding.closedir(0, this.#handle);
      this.#handle = retain(this, handle);
      this.#directory = directory;
      this.#fill(done);
    }), toHostPath(directory));
  }

  #takeEntry() {
    const entry = this.#entries.shift();
    if (this.#recursive && entry.isDirectory()) this.#unread.push(join(entry.parentPath, entry.name));
    return entry;
  }

  readSync() {
    this.#checkIdle();
    while (this.#entries.length === 0) {
      const listing = binding.readdirHandle(0, this.#handle, this.#bufferSize);
      if (listing !== null) {
        this.#entries = direntsSync(this.#directory, listing, this.#encoding);
      } else {
        if (this.#unread.length === 0) return null;
        const directory = this.#unread.shift();
        const handle = binding.opendir(0, toHostPath(directory));
        binding.closedir(0, this.#handle);
        this.#handle = retain(this, handle);
        this.#directory = directory;
      }
    }
    return this.#takeEntry();
  }

  #checkIdle() {
    if (this.#closed) throw new ERR_DIR_CLOSED();
    if (this.#queue !== null) throw new ERR_DIR_CONCURRENT_OPERATION();
  }

  close(callback) {
    if (callback === undefined) {
      if (this.#closed) return Promise.reject(new ERR_DIR_CLOSED());
      return promise((done) => this.#close(done));
    }
    validateFunction(callback, 'callback');
    if (this.#closed) {
      process.nextTick(callback, new ERR_DIR_CLOSED());
      return;
    }
    this.#close(callback);
  }

  #close(callback) {
    if (this.#queue !== null) {
      this.#queue.push(() => this.#close(callback));
      return;
    }
    this.#closed = true;
    abandoned?.unregister(this);
    binding.closedir(add((err) => callback(err)), this.#handle);
  }

  closeSync() {
    this.#checkIdle();
    this.#closed = true;
    abandoned?.unregister(this);
    binding.closedir(0, this.#handle);
  }

  async* entries() {
    try {
      for (;;) {
        const entry = await this.read();
        if (entry === null) break;
        yield entry;
      }
    } finally {
      await this.close();
    }
  }

  [Symbol.dispose]() {
    if (!this.#closed) this.closeSync();
  }

  async [Symbol.asyncDispose]() {
    if (!this.#closed) await this.close();
  }
}

Object.defineProperties(Dir.prototype, {
  [Symbol.asyncIterator]: {
    __proto__: null,
    enumerable: false,
    writable: true,
    configurable: true,
    value: Dir.prototype.entries,
  },
});

function promise(start) {
  return new Promise((resolve, reject) => {
    start((err, value) => {
      if (err) reject(err);
      else resolve(value);
    });
  });
}

function runAll(operations) {
  for (const operation of operations) operation();
}

function readArguments(path, options) {
  const validPath = getValidatedPath(path);
  const settings = getOptions(options, { encoding: 'utf8' });
  if (settings.bufferSize !== undefined) validateUint32(settings.bufferSize, 'options.bufferSize', true);
  return [validPath, settings];
}

function openedDir(handle, path, settings) {
  const directory = new Dir(handle, path, settings);
  retain(directory, handle);
  return directory;
}

function opendir(path, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  validateFunction(callback, 'callback');
  const [validPath, settings] = readArguments(path, options);
  binding.opendir(add((err, handle) => {
    if (err) callback(err);
    else callback(null, openedDir(handle, validPath, settings));
  }), toHostPath(validPath));
}

function opendirSync(path, options) {
  const [validPath, settings] = readArguments(path, options);
  return openedDir(binding.opendir(0, toHostPath(validPath)), validPath, settings);
}

module.exports = { Dir, opendir, opendirSync };
