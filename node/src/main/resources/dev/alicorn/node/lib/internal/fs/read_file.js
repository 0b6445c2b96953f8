'use strict';
// readFile: open, ask the size, read in pieces, close.

const process = require('process');
const { Buffer } = require('buffer');
const { AbortError, aggregateTwoErrors, codes: { ERR_FS_FILE_TOO_LARGE } } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { add } = require('internal/requests');
const { constants } = require('internal/fs/constants');
const { MAX_IO_LENGTH } = require('internal/fs/io');
const { getOptions, stringToFlags } = require('internal/fs/options');
const { hostPath } = require('internal/fs/paths');
const { isType } = require('internal/fs/stats');

const binding = internalBinding('fs');

const { S_IFREG } = constants;
const PIECE = 512 * 1024;
const UNKNOWN_PIECE = 64 * 1024;

const isUserFd = (path) => typeof path === 'number' && path >>> 0 === path;

/** True if `signal` has fired already; then `callback` hears of it. */
function checkAborted(signal, callback) {
  if (!signal?.aborted) return false;
  process.nextTick(() => callback(new AbortError(undefined, { cause: signal.reason })));
  return true;
}

/** The bytes read so far: one buffer where the size is known, else a list of pieces. */
class Content {
  constructor(size) {
    this.size = size;
    this.length = 0;
    this.whole = size === 0 ? null : Buffer.allocUnsafeSlow(size);
    this.pieces = [];
    this.piece = null;
  }

  /** Where to read next, as [buffer, offset, length]. */
  room() {
    if (this.whole !== null) return [this.whole, this.length, Math.min(PIECE, this.size - this.length)];
    this.piece = Buffer.allocUnsafeSlow(UNKNOWN_PIECE);
    return [this.piece, 0, UNKNOWN_PIECE];
  }

  /** Takes note of `count` bytes read; true at the end of the file. */
  filled(count) {
    this.length += count;
    if (this.whole === null && count > 0) {
      this.pieces.push(count === this.piece.length ? this.piece : this.piece.subarray(0, count));
    }
    return count === 0 || (this.whole !== null && this.length === this.size);
  }

  finish(encoding) {
    const bytes = this.whole === null ? Buffer.concat(this.pieces, this.length)
      : this.length < this.size ? this.whole.subarray(0, this.length) : this.whole;
    return encoding ? bytes.toString(encoding) : bytes;
  }
}

function regularSize(numbers) {
  const size = isType(numbers, S_IFREG) ? numbers[8] : 0;
  if (size > MAX_IO_LENGTH) throw new ERR_FS_FILE_TOO_LARGE(size);
  return size;
}

class FileReader {
  constructor(fd, owned, { encoding, signal }, callback) {
    this.fd = fd;
    this.owned = owned;
    this.encoding = encoding;
    this.signal = signal;
    this.callback = callback;
    this.content = null;
  }

  start() {
    if (this.#aborted()) return;
    binding.fstat(add((err, numbers) => {
      if (err) return this.close(err);
      try {
        this.content = new Content(regularSize(numbers));
      } catch (tooLarge) {
        return this.close(tooLarge);
      }
      return this.read();
    }), this.fd);
  }

  #aborted() {
    if (!this.signal?.aborted) return false;
    this.close(new AbortError(undefined, { cause: this.signal.reason }));
    return true;
  }

  read() {
    if (this.#aborted()) return;
    const [buffer, offset, length] = this.content.room();
    binding.read(add((err, count) => {
      if (err) this.close(err);
      else if (this.content.filled(count)) this.close(null);
      else this.read();
    }), this.fd, buffer, offset, length, -1);
  }

  close(err) {
    if (!this.owned) {
      process.nextTick(() => this.finish(err));
      return;
    }
    binding.close(add((closeError) => this.finish(aggregateTwoErrors(closeError, err))), this.fd);
  }

  finish(err) {
    const { callback } = this;
    if (err) return callback(err);
    let result;
    try {
      result = this.content.finish(this.encoding);
    } catch (tooLong) {
      return callback(tooLong);
    }
    return callback(null, result);
  }
}

function readFile(path, options, callback) {
  callback ||= options;
  validateFunction(callback, 'cb');
  const settings = getOptions(options, { flag: 'r' });
  if (isUserFd(path)) {
    process.nextTick(() => new FileReader(path, false, settings, callback).start());
    return;
  }
  if (checkAborted(settings.signal, callback)) return;
  const flags = stringToFlags(settings.flag, 'options.flag');
  binding.open(add((err, fd) => {
    if (err) callback(err);
    else new FileReader(fd, true, settings, callback).start();
  }), hostPath(path), flags, 0o666);
}

function readFileSync(path, options) {
  const { encoding, flag } = getOptions(options, { flag: 'r' });
  const owned = !isUserFd(path);
  if (encoding === 'utf8' || encoding === 'utf-8') {
    return binding.readFileUtf8(owned ? hostPath(path) : path, stringToFlags(flag, 'options.flag'));
  }
  const fs = require('fs');
  const fd = owned ? fs.openSync(path, flag, 0o666) : path;
  try {
    const content = new Content(regularSize(binding.fstat(0, fd)));
    for (let ended = false; !ended;) {
      const [buffer, offset, length] = content.room();
      ended = length === 0 || content.filled(fs.readSync(fd, buffer, offset, length));
    }
    return content.finish(encoding === 'buffer' ? undefined : encoding);
  } finally {
    if (owned) fs.closeSync(fd);
  }
}

module.exports = { PIECE, UNKNOWN_PIECE, checkAborted, isUserFd, readFile, readFileSync };
