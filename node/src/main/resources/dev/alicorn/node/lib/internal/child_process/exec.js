'use strict';

// exec() and execFile(): a child whose output is gathered for a callback.

const { Buffer } = require('buffer');
const { genericNodeError, codes: { ERR_CHILD_PROCESS_STDIO_MAXBUFFER } } = require('internal/errors');
const { getSystemErrorName } = require('internal/util');
const { promisify } = require('internal/util/promisify');
const { validateFunction, validateObject, validateString } = require('internal/validators');
const {
  sanitizeKillSignal, validateMaxBuffer, validateNoNul, validateTimeout,
} = require('internal/child_process/options');
const { spawn } = require('internal/child_process/spawn');
const { setTimeout, clearTimeout } = require('timers');

const MAX_BUFFER = 1024 * 1024;

/** (command[, options][, callback]) as (file, options, callback). */
function normalizeExecArguments(command, options, callback) {
  validateString(command, 'command');
  validateNoNul(command, 'command');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  options = { __proto__: null, ...options };
  options.shell = typeof options.shell === 'string' ? options.shell : true;
  return { file: command, options, callback };
}

function normalizeExecFileArguments(file, args, options, callback) {
  if (Array.isArray(args)) {
    args = args.slice();
  } else if (args != null && typeof args === 'object') {
    callback = options;
    options = args;
    args = null;
  } else if (typeof args === 'function') {
    callback = args;
    options = null;
    args = null;
  }
  args ??= [];
  if (typeof options === 'function') callback = options;
  else if (options != null) validateObject(options, 'options');
  options = options == null || typeof options === 'function' ? {} : options;
  if (callback != null) validateFunction(callback, 'callback');
  if (options.argv0 != null) {
    validateString(options.argv0, 'options.argv0');
    validateNoNul(options.argv0, 'options.argv0');
  }
  return { file, args, options, callback };
}

/** What one of the child's streams has said, up to a limit. */
class Gathered {
  #parts = [];
  #length = 0;
  #encoding;
  #limit;

  /** @param overflow called when there is more than the limit */
  constructor(stream, encoding, limit, overflow) {
    this.#encoding = encoding;
    this.#limit = limit;
    if (encoding) stream.setEncoding(encoding);
    stream.on('data', (chunk) => this.#add(stream, chunk, overflow));
  }

  #add(stream, chunk, overflow) {
    if (this.#limit === Infinity) {
      this.#parts.push(chunk);
      return;
    }
    const encoding = stream.readableEncoding;
    const length = encoding ? Buffer.byteLength(chunk, encoding) : chunk.length;
    const room = this.#limit - this.#length;
    this.#length += length;
    if (this.#length > this.#limit) {
      this.#parts.push(chunk.slice(0, room));
      overflow();
    } else {
      this.#parts.push(chunk);
    }
  }

  get result() {
    const isText = this.#encoding || typeof this.#parts[0] === 'string'; // by setEncoding() of the user's
    return isText ? this.#parts.join('') : Buffer.concat(this.#parts);
  }
}

/** One run: the child, what it has said, and how it is ended early. */
class Execution {
  #child;
  #cmd;
  #options;
  #callback;
  #outputs = {};
  #timer = null;
  #error = null;
  #killed = false;
  #ended = false;

  constructor(child, cmd, options, callback) {
    this.#child = child;
    this.#cmd = cmd;
    this.#options = options;
    this.#callback = callback;
    for (const name of ['stdout', 'stderr']) this.#gather(name);
    if (options.timeout > 0) {
      this.#timer = setTimeout(() => {
        this.#timer = null;
        this.#kill();
      }, options.timeout);
    }
    child.addListener('close', (code, signal) => this.#end(code, signal));
    child.addListener('error', (err) => this.#fail(err));
  }

  #gather(name) {
    const stream = this.#child[name];
    if (!stream) return;
    const { encoding, maxBuffer } = this.#options;
    const known = encoding !== 'buffer' && Buffer.isEncoding(encoding) ? encoding : null;
    this.#outputs[name] = new Gathered(stream, known ?? (stream.readableEncoding || null), maxBuffer, () => {
      this.#error = new ERR_CHILD_PROCESS_STDIO_MAXBUFFER(name);
      this.#kill();
    });
  }

  #kill() {
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
    this.#killed = true;
    try {
      this.#child.kill(this.#options.killSignal);
    } catch (err) {
      this.#error ??= err;
      this.#end();
    }
  }

  #fail(err) {
    this.#error = err;
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
    this.#end();
  }

  #end(code, signal) {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (!this.#callback) return;
    const { encoding } = this.#options;
    const nothing = encoding && encoding !== 'buffer' && Buffer.isEncoding(encoding) ? '' : Buffer.alloc(0);
    const stdout = this.#outputs.stdout?.result ?? nothing;
    const stderr = this.#outputs.stderr?.result ?? nothing;
    if (this.#error === null && code === 0 && signal === null) {
      this.#callback(null, stdout, stderr);
      return;
    }
    this.#callback(this.#describe(code, signal, stderr), stdout, stderr);
  }

  #describe(code, signal, stderr) {
    const err = this.#error ?? genericNodeError(`Command failed: ${this.#cmd}\n${stderr}`, {
      code: code < 0 ? getSystemErrorName(code) : code,
      killed: this.#child.killed || this.#killed,
      signal,
    });
    err.cmd = this.#cmd;
    return err;
  }
}

function execFile(file, args, options, callback) {
  ({ file, args, options, callback } = normalizeExecFileArguments(file, args, options, callback));
  options = {
    __proto__: null,
    encoding: 'utf8', timeout: 0, maxBuffer: MAX_BUFFER, killSignal: 'SIGTERM', cwd: null, env: null, shell: false,
    ...options,
  };
  validateTimeout(options.timeout);
  validateMaxBuffer(options.maxBuffer);
  options.killSignal = sanitizeKillSignal(options.killSignal);
  options.maxBuffer ??= Infinity;

  const child = spawn(file, args, {
    cwd: options.cwd, env: options.env, gid: options.gid, shell: options.shell, signal: options.signal, uid: options.uid,
    argv0: options.argv0, windowsHide: Boolean(options.windowsHide),
    windowsVerbatimArguments: Boolean(options.windowsVerbatimArguments),
  });
  const cmd = args.length > 0 ? `${file} ${args.join(' ')}` : file;
  new Execution(child, cmd, options, callback); // eslint-disable-line no-new
  return child;
}

function exec(command, options, callback) {
  const { file, options: given, callback: done } = normalizeExecArguments(command, options, callback);
  return execFile(file, given, done);
}

/** A promise of both outputs; a rejection carries them too. */
function promised(original) {
  return (...args) => {
    const { promise, resolve, reject } = Promise.withResolvers();
    promise.child = original(...args, (err, stdout, stderr) => {
      if (err !== null) reject(Object.assign(err, { stdout, stderr }));
      else resolve({ stdout, stderr });
    });
    return promise;
  };
}

for (const original of [exec, execFile]) {
  Object.defineProperty(original, promisify.custom, { enumerable: false, value: promised(original) });
}

module.exports = { exec, execFile, normalizeExecArguments, normalizeExecFileArguments, MAX_BUFFER };
