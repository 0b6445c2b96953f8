'use strict';
// Errors that report a failed system call.

const { bakeHead, kIsNodeError, isErrorStackTraceLimitWritable } = require('internal/errors/stack');

const uv = () => require('internal/uv');

const RESERVED = new Set(['code', 'message', 'path', 'dest', 'errno', 'syscall']);

function addressDetails(address, port) {
  if (port && port > 0) return ` ${address}:${port}`;
  return address ? ` ${address}` : '';
}

// The constructor-like functions below give back a plain Error whose stack starts at their caller.
function systemCallError(message, errno, code, syscall, below) {
  const limit = Error.stackTraceLimit;
  const writable = isErrorStackTraceLimitWritable();
  if (writable) Error.stackTraceLimit = 0;
  const error = new Error(message);
  if (writable) Error.stackTraceLimit = limit;
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  Error.captureStackTrace(error, below);
  return error;
}

/** "ENOENT: no such file or directory, open '/x'", from `{ errno, syscall, path, dest, message, code }`. */
function uvException(ctx) {
  const [name, text] = uv().uvErrmapGet(ctx.errno) ?? ['UNKNOWN', 'unknown error'];
  const code = ctx.code ?? name;
  let message = `${code}: ${ctx.message || text}, ${ctx.syscall}`;
  const path = ctx.path == null ? undefined : `${ctx.path}`;
  const dest = ctx.dest == null ? undefined : `${ctx.dest}`;
  if (path !== undefined) message += ` '${path}'`;
  if (dest !== undefined) message += ` -> '${dest}'`;
  const error = systemCallError(message, ctx.errno, code, ctx.syscall, uvException);
  for (const key of Object.keys(ctx)) {
    if (!RESERVED.has(key)) error[key] = ctx[key];
  }
  if (path !== undefined) error.path = path;
  if (dest !== undefined) error.dest = dest;
  return error;
}

function UVExceptionWithHostPort(errno, syscall, address, port) {
  const [code, text] = uv().uvErrmapGet(errno) ?? ['UNKNOWN', 'unknown error'];
  const message = `${syscall} ${code}: ${text}${addressDetails(address, port)}`;
  const error = systemCallError(message, errno, code, syscall, UVExceptionWithHostPort);
  // Here the code comes first, as Node prints it.
  delete error.errno;
  delete error.syscall;
  Object.assign(error, { errno, syscall, address });
  if (port) error.port = port;
  return error;
}

function ErrnoException(errno, syscall, original) {
  const code = uv().errname(errno);
  const message = original ? `${syscall} ${code} ${original}` : `${syscall} ${code}`;
  return systemCallError(message, errno, code, syscall, ErrnoException);
}

function ExceptionWithHostPort(errno, syscall, address, port, additional) {
  const code = uv().errname(errno);
  const local = additional ? ` - Local (${additional})` : '';
  const message = `${syscall} ${code}${addressDetails(address, port)}${local}`;
  const error = systemCallError(message, errno, code, syscall, ExceptionWithHostPort);
  error.address = address;
  if (port) error.port = port;
  return error;
}

/** `code` is libuv's number or the resolver's own name for the failure. */
function DNSException(code, syscall, hostname) {
  let errno;
  let name = code;
  if (typeof code === 'number') {
    errno = code;
    const { UV_EAI_NODATA, UV_EAI_NONAME } = uv();
    name = code === UV_EAI_NODATA || code === UV_EAI_NONAME ? 'ENOTFOUND' : uv().errname(code);
  }
  const message = `${syscall} ${name}${hostname ? ` ${hostname}` : ''}`;
  const error = systemCallError(message, errno, name, syscall, DNSException);
  if (hostname) error.hostname = hostname;
  return error;
}

function systemMessage(prefix, ctx) {
  let message = `${prefix}: ${ctx.syscall} returned ${ctx.code} (${ctx.message})`;
  if (ctx.path !== undefined) message += ` ${ctx.path}`;
  if (ctx.dest !== undefined) message += ` => ${ctx.dest}`;
  return message;
}

// The fields live in `info`, so that a change of one shows in the other.
function mirrorInfo(error, ctx, key, convertIn, convertOut) {
  Object.defineProperty(error, key, {
    get: () => convertOut(ctx[key]),
    set: (value) => { ctx[key] = convertIn(value); },
    enumerable: true,
    configurable: true,
  });
}

const identity = (value) => value;
const toBuffer = (value) => (value ? require('buffer').Buffer.from(value.toString()) : undefined);
const toText = (value) => (value != null ? value.toString() : value);

/** An error with a Node code on the outside and the failed call's facts in `info`. */
class SystemError extends Error {
  constructor(code, prefix, ctx) {
    super(systemMessage(prefix, ctx));
    this.code = code;
    Object.defineProperties(this, {
      [kIsNodeError]: { value: true, configurable: true },
      name: { value: 'SystemError', enumerable: false, writable: true, configurable: true },
      info: { value: ctx, enumerable: true, configurable: true, writable: false },
    });
    mirrorInfo(this, ctx, 'errno', identity, identity);
    mirrorInfo(this, ctx, 'syscall', identity, identity);
    if (ctx.path !== undefined) mirrorInfo(this, ctx, 'path', toBuffer, toText);
    if (ctx.dest !== undefined) mirrorInfo(this, ctx, 'dest', toBuffer, toText);
    bakeHead(this);
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](recurseTimes, options) {
    const { inspect } = require('internal/util/inspect');
    return inspect(this, { ...options, getters: true, customInspect: false });
  }
}

function makeSystemErrorClass(code, prefix) {
  class NodeError extends SystemError {
    constructor(ctx) {
      super(code, prefix, ctx);
    }
  }
  NodeError.HideStackFramesError = NodeError;
  return NodeError;
}

module.exports = {
  SystemError,
  makeSystemErrorClass,
  uvException,
  UVException: uvException,
  UVExceptionWithHostPort,
  ErrnoException,
  errnoException: ErrnoException,
  ExceptionWithHostPort,
  exceptionWithHostPort: ExceptionWithHostPort,
  DNSException,
  dnsException: DNSException,
  uvErrmapGet: (errno) => uv().uvErrmapGet(errno),
};
