'use strict';
// writeFile and appendFile. They call fs.open, fs.write… through the module, so that those who patch it are heard.

const { Buffer } = require('buffer');
const { AbortError, aggregateTwoErrors } = require('internal/errors');
const { validateBoolean, validateFunction } = require('internal/validators');
const { copyObject, getOptions, validateStringAfterArrayBufferView } = require('internal/fs/options');
const { checkAborted, isUserFd } = require('internal/fs/read_file');

const WRITE_DEFAULTS = { encoding: 'utf8', mode: 0o666, flag: 'w', flush: false };
const APPEND_DEFAULTS = { encoding: 'utf8', mode: 0o666, flag: 'a', flush: false };

function toBytes(data, encoding) {
  if (ArrayBuffer.isView(data)) return data;
  validateStringAfterArrayBufferView(data, 'data');
  return Buffer.from(data, encoding || 'utf8');
}

function flushOption(options) {
  const flush = options.flush ?? false;
  validateBoolean(flush, 'options.flush');
  return flush;
}

class FileWriter {
  constructor(fd, owned, bytes, signal, flush, callback) {
    this.fd = fd;
    this.owned = owned;
    this.bytes = bytes;
    this.offset = 0;
    this.signal = signal;
    this.flush = flush;
    this.callback = callback;
  }

  write() {
    if (this.signal?.aborted) {
      this.finish(new AbortError(undefined, { cause: this.signal.reason }));
      return;
    }
    const length = this.bytes.byteLength - this.offset;
    require('fs').write(this.fd, this.bytes, this.offset, length, null, (err, written) => {
      if (err) return this.finish(err);
      this.offset += written;
      if (written < length) return this.write();
      return this.flush ? this.sync() : this.finish(null);
    });
  }

  sync() {
    require('fs').fsync(this.fd, (err) => this.finish(err));
  }

  finish(err) {
    if (!this.owned) {
      this.callback(err);
      return;
    }
    require('fs').close(this.fd, (closeError) => this.callback(aggregateTwoErrors(closeError, err)));
  }
}

function writeFile(path, data, options, callback) {
  callback ||= options;
  validateFunction(callback, 'cb');
  const settings = getOptions(options, WRITE_DEFAULTS);
  const flush = flushOption(settings);
  const bytes = toBytes(data, settings.encoding);
  const { signal } = settings;
  if (isUserFd(path)) {
    new FileWriter(path, false, bytes, signal, flush, callback).write();
    return;
  }
  if (checkAborted(signal, callback)) return;
  require('fs').open(path, settings.flag || 'w', settings.mode, (err, fd) => {
    if (err) callback(err);
    else new FileWriter(fd, true, bytes, signal, flush, callback).write();
  });
}

function writeFileSync(path, data, options) {
  const settings = getOptions(options, WRITE_DEFAULTS);
  const flush = flushOption(settings);
  const bytes = toBytes(data, settings.encoding);
  const owned = !isUserFd(path);
  const fs = require('fs');
  const fd = owned ? fs.openSync(path, settings.flag || 'w', settings.mode) : path;
  try {
    for (let offset = 0; offset < bytes.byteLength;) {
      offset += fs.writeSync(fd, bytes, offset, bytes.byteLength - offset);
    }
    if (flush) fs.fsyncSync(fd);
  } finally {
    if (owned) fs.closeSync(fd);
  }
}

function appendSettings(path, options) {
  const settings = copyObject(getOptions(options, APPEND_DEFAULTS));
  if (!settings.flag || isUserFd(path)) settings.flag = 'a';
  return settings;
}

function appendFile(path, data, options, callback) {
  callback ||= options;
  validateFunction(callback, 'cb');
  require('fs').writeFile(path, data, appendSettings(path, options), callback);
}

function appendFileSync(path, data, options) {
  require('fs').writeFileSync(path, data, appendSettings(path, options));
}

module.exports = {
  APPEND_DEFAULTS, WRITE_DEFAULTS, appendFile, appendFileSync, flushOption, toBytes, writeFile, writeFileSync,
};
