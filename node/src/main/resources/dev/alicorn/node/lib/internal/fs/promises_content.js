'use strict';
// readFile, writeFile and appendFile of fs.promises.

const { Buffer } = require('buffer');
const { AbortError, aggregateTwoErrors, codes: { ERR_FS_FILE_TOO_LARGE } } = require('internal/errors');
const { promised } = require('internal/fs/call');
const { constants } = require('internal/fs/constants');
const { FileHandle } = require('internal/fs/file_handle');
const { MAX_IO_LENGTH } = require('internal/fs/io');
const { asBytes, copyObject, getOptions } = require('internal/fs/options');
const { PIECE, UNKNOWN_PIECE } = require('internal/fs/read_file');
const { isType } = require('internal/fs/stats');
const { APPEND_DEFAULTS, WRITE_DEFAULTS, flushOption, toBytes } = require('internal/fs/write_file');

const binding = internalBinding('fs');

const open = (...args) => require('internal/fs/promises').open(...args);

function checkAborted(signal) {
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
}

/** The outcome of `operation`, after the handle is closed; if both fail, both are told. */
async function thenClose(operation, handle) {
  let value;
  try {
    value = await operation;
  } catch (err) {
    try {
      await handle.close();
    } catch (closeError) {
      throw aggregateTwoErrors(closeError, err);
    }
    throw err;
  }
  await handle.close();
  return value;
}

async function readAll(fd, size, signal) {
  const pieces = [];
  let total = 0;
  const whole = size === 0 ? null : Buffer.allocUnsafeSlow(size);
  for (;;) {
    checkAborted(signal);
    const buffer = whole ?? Buffer.allocUnsafeSlow(UNKNOWN_PIECE);
    const offset = whole === null ? 0 : total;
    const length = whole === null ? UNKNOWN_PIECE : Math.min(PIECE, size - total);
    const count = await promised((id) => binding.read(id, fd, buffer, offset, length, -1));
    total += count;
    if (whole === null && count > 0) pieces.push(buffer.subarray(0, count));
    if (count === 0 || total === size) break;
  }
  if (whole === null) return Buffer.concat(pieces, total);
  return total === size ? whole : whole.subarray(0, total);
}

async function readOpenFile(handle, { encoding, signal }) {
  checkAborted(signal);
  const numbers = await promised((id) => binding.fstat(id, handle.fd));
  checkAborted(signal);
  const size = isType(numbers, constants.S_IFREG) ? numbers[8] : 0;
  if (size > MAX_IO_LENGTH) throw new ERR_FS_FILE_TOO_LARGE(size);
  const bytes = await readAll(handle.fd, size, signal);
  return encoding ? bytes.toString(encoding) : bytes;
}

async function readFile(path, options) {
  const settings = getOptions(options, { flag: 'r' });
  if (path instanceof FileHandle) return readOpenFile(path, settings);
  checkAborted(settings.signal);
  const handle = await open(path, settings.flag || 'r', 0o666);
  return thenClose(readOpenFile(handle, settings), handle);
}

async function writeBytes(fd, view, signal) {
  const bytes = asBytes(view);
  let offset = 0;
  do {
    checkAborted(signal);
    const at = offset;
    const length = Math.min(PIECE, bytes.length - at);
    offset += await promised((id) => binding.write(id, fd, bytes, at, length, -1));
  } while (offset < bytes.length);
}

async function writeOpenFile(handle, data, { encoding, signal }) {
  checkAborted(signal);
  if (ArrayBuffer.isView(data)) {
    await writeBytes(handle.fd, data, signal);
    return;
  }
  for await (const part of data) {
    checkAborted(signal);
    const bytes = ArrayBuffer.isView(part) ? part : Buffer.from(part, encoding || 'utf8');
    if (bytes.byteLength > 0) await writeBytes(handle.fd, bytes, signal);
    checkAborted(signal);
  }
}

const isIterable = (data) => data !== null && typeof data === 'object' && !ArrayBuffer.isView(data) &&
  (typeof data[Symbol.asyncIterator] === 'function' || typeof data[Symbol.iterator] === 'function');

async function writeFile(path, data, options) {
  const settings = getOptions(options, WRITE_DEFAULTS);
  const flush = flushOption(settings);
  const content = isIterable(data) ? data : toBytes(data, settings.encoding);
  if (path instanceof FileHandle) return writeOpenFile(path, content, settings);
  checkAborted(settings.signal);
  const handle = await open(path, settings.flag || 'w', settings.mode);
  const work = async () => {
    await writeOpenFile(handle, content, settings);
    if (flush) await handle.sync();
  };
  return thenClose(work(), handle);
}

async function appendFile(path, data, options) {
  const settings = copyObject(getOptions(options, APPEND_DEFAULTS));
  settings.flag ||= 'a';
  return writeFile(path, data, settings);
}

module.exports = { appendFile, readFile, writeFile };
