'use strict';
// FileHandle: an open file of fs.promises. Operations in flight keep it open; close waits for them.

const { Buffer } = require('buffer');
const { EventEmitter } = require('events');
const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE },
} = require('internal/errors');
const {
  kValidateObjectAllowNullable, parseFileMode, validateBuffer, validateEncoding, validateInteger, validateObject,
} = require('internal/validators');
const { wrap } = require('internal/async_wrap');
const { kClone, kTransfer, refuseUnlisted } = require('internal/structured_clone');
const { promised } = require('internal/fs/call');
const {
  asBytes, readPosition, toUnixTimestamp, validateBufferArray, validateId, validateOffsetLengthRead,
  validateOffsetLengthWrite, validateStringAfterArrayBufferView, writePosition,
} = require('internal/fs/options');
const { toStats } = require('internal/fs/stats');

const binding = internalBinding('fs');

const kRef = Symbol('kRef');
const kUnref = Symbol('kUnref');

const result = (name, count, buffer, key = 'buffer') => ({ __proto__: null, [name]: count, [key]: buffer });

/** Runs one operation on an open handle, which stays open until it is done. */
async function whileOpen(handle, name, operation) {
  if (handle.fd === -1) {
    const error = new Error('file closed');
    error.code = 'EBADF';
    error.syscall = name;
    throw error;
  }
  handle[kRef]();
  try {
    return await operation(handle.fd);
  } finally {
    handle[kUnref]();
  }
}

class FileHandle extends EventEmitter {
  #fd;
  #refs = 1;
  #closing = null;
  #settleClose = null;
  #locked = false;
  #wrap; // what hooks know of it, or null
  #asyncId = 0;

  constructor(fd = -1) {
    super();
    this.#fd = fd;
    this.#wrap = wrap('FILEHANDLE', this, 0);
    if (this.#wrap !== null) this.#asyncId = this.#wrap.id;
    // Own, because callers hand `handle.close` on as a function.
    this.close = () => this.#close();
  }

  getAsyncId() {
    if (this.#asyncId === 0) this.#asyncId = require('internal/async_ids').newAsyncId();
    return this.#asyncId;
  }

  get fd() {
    return this.#fd;
  }

  appendFile(data, options) {
    return whileOpen(this, 'writeFile', () => require('internal/fs/promises').writeFile(this, data, options));
  }

  chmod(mode) {
    return whileOpen(this, 'fchmod', (fd) => {
      const bits = parseFileMode(mode, 'mode');
      return promised((id) => binding.fchmod(id, fd, bits));
    });
  }

  chown(uid, gid) {
    return whileOpen(this, 'fchown', (fd) => {
      validateId(uid, 'uid');
      validateId(gid, 'gid');
      return promised((id) => binding.fchown(id, fd, uid, gid));
    });
  }

  datasync() {
    return whileOpen(this, 'fdatasync', (fd) => promised((id) => binding.fdatasync(id, fd)));
  }

  sync() {
    return whileOpen(this, 'fsync', (fd) => promised((id) => binding.fsync(id, fd)));
  }

  read(buffer, offset, length, position) {
    return whileOpen(this, 'read', (fd) => read(fd, buffer, offset, length, position));
  }

  readv(buffers, position) {
    return whileOpen(this, 'readv', async (fd) => {
      validateBufferArray(buffers);
      const bytes = buffers.map(asBytes);
      const count = await promised((id) => binding.readv(id, fd, bytes, writePosition(position)));
      return result('bytesRead', count || 0, buffers, 'buffers');
    });
  }

  readFile(options) {
    return whileOpen(this, 'readFile', () => require('internal/fs/promises').readFile(this, options));
  }

  readLines(options = undefined) {
    const { Interface } = require('internal/readline/interface');
    return new Interface({ input: this.createReadStream(options), crlfDelay: Infinity });
  }

  stat(options) {
    return whileOpen(this, 'fstat', async (fd) => {
      const { bigint = false } = options ?? {};
      return toStats(await promised((id) => binding.fstat(id, fd)), bigint);
    });
  }

  truncate(len = 0) {
    return whileOpen(this, 'ftruncate', (fd) => {
      validateInteger(len, 'len');
      return promised((id) => binding.ftruncate(id, fd, Math.max(0, len)));
    });
  }

  utimes(atime, mtime) {
    return whileOpen(this, 'futimes', (fd) => {
      const access = toUnixTimestamp(atime, 'atime');
      const change = toUnixTimestamp(mtime, 'mtime');
      return promised((id) => binding.futimes(id, fd, access, change));
    });
  }

  write(buffer, offset, length, position) {
    return whileOpen(this, 'write', (fd) => write(fd, buffer, offset, length, position));
  }

  writev(buffers, position) {
    return whileOpen(this, 'writev', async (fd) => {
      validateBufferArray(buffers);
      if (buffers.length === 0) return result('bytesWritten', 0, buffers, 'buffers');
      const bytes = buffers.map(asBytes);
      const count = await promised((id) => binding.writev(id, fd, bytes, writePosition(position)));
      return result('bytesWritten', count || 0, buffers, 'buffers');
    });
  }

  writeFile(data, options) {
    return whileOpen(this, 'writeFile', () => require('internal/fs/promises').writeFile(this, data, options));
  }

  #close() {
    if (this.#fd === -1) return Promise.resolve();
    if (this.#closing !== null) return this.#closing;
    this.#closing = new Promise((resolve, reject) => {
      this.#settleClose = (promise) => promise.then(resolve, reject);
    }).finally(() => { this.#closing = null; });
    this[kUnref]();
    this.emit('close');
    return this.#closing;
  }

  readableWebStream(options = { __proto__: null }) {
    if (this.#fd === -1) throw new ERR_INVALID_STATE('The FileHandle is closed');
    if (this.#closing !== null) throw new ERR_INVALID_STATE('The FileHandle is closing');
    if (this.#locked) throw new ERR_INVALID_STATE('The FileHandle is locked');
    this.#locked = true;
    return require('internal/fs/web_stream').readableWebStream(this, options);
  }

  createReadStream(options = undefined) {
    const { ReadStream } = require('internal/fs/streams');
    return new ReadStream(undefined, { ...options, fd: this });
  }

  createWriteStream(options = undefined) {
    const { WriteStream } = require('internal/fs/streams');
    return new WriteStream(undefined, { ...options, fd: this });
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }

  /** Leaves this thread, or this handle for another one: see internal/worker/transferable. */
  [kTransfer]() {
    const { refuse } = require('internal/worker/transfer');
    if (this.#closing !== null || this.#refs > 1) refuse('Cannot transfer FileHandle while in use');
    if (this.#fd === -1) refuse('Cannot transfer object of unsupported type.');
    const fd = this.#fd;
    this.#fd = -1;
    this.#wrap?.destroy();
    return { name: 'FileHandle', data: { fd }, ports: [] };
  }

  [kClone]() {
    refuseUnlisted();
  }

  [kRef]() {
    this.#refs++;
  }

  /** The last to let go closes the descriptor. */
  [kUnref]() {
    if (--this.#refs > 0) return;
    const fd = this.#fd;
    this.#fd = -1;
    const closed = promised((id) => binding.close(id, fd), 'FileHandleCloseReq');
    this.#wrap?.destroy();
    if (this.#settleClose !== null) this.#settleClose(closed);
  }
}

function readParameters(buffer, offset, length, position) {
  if (!ArrayBuffer.isView(buffer)) {
    if (buffer !== undefined) validateObject(buffer, 'options', kValidateObjectAllowNullable);
    const params = buffer ?? {};
    buffer = params.buffer === undefined ? Buffer.alloc(16384) : params.buffer;
    validateBuffer(buffer);
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = params);
  }
  if (offset !== null && typeof offset === 'object') {
    ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset);
  }
  if (offset == null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  return { buffer, offset, length: length ?? buffer.byteLength - offset, position };
}

async function read(fd, bufferOrParams, ...rest) {
  const { buffer, offset, length, position } = readParameters(bufferOrParams, ...rest);
  if (length === 0) return result('bytesRead', 0, buffer);
  if (buffer.byteLength === 0) {
    throw new ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  validateOffsetLengthRead(offset, length, buffer.byteLength);
  const at = readPosition(position, length);
  const count = await promised((id) => binding.read(id, fd, asBytes(buffer), offset, length, at));
  return result('bytesRead', count || 0, buffer);
}

async function write(fd, buffer, offset, length, position) {
  if (buffer?.byteLength === 0) return result('bytesWritten', 0, buffer);
  let bytes;
  if (ArrayBuffer.isView(buffer)) {
    if (typeof offset === 'object') {
      ({ offset = 0, length = buffer.byteLength - offset, position = null } = offset ?? {});
    }
    if (offset == null) offset = 0;
    else validateInteger(offset, 'offset', 0);
    if (typeof length !== 'number') length = buffer.byteLength - offset;
    validateOffsetLengthWrite(offset, length, buffer.byteLength);
    bytes = asBytes(buffer);
  } else {
    validateStringAfterArrayBufferView(buffer, 'buffer');
    validateEncoding(buffer, length);
    bytes = Buffer.from(buffer, length ?? 'utf8');
    position = offset;
    offset = 0;
    length = bytes.length;
  }
  const count = await promised((id) => binding.write(id, fd, bytes, offset, length, writePosition(position)));
  return result('bytesWritten', count || 0, buffer);
}

module.exports = { FileHandle, kRef, kUnref };
