'use strict';

// Between file URLs and paths of either system.

const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');
const { percentDecodeToBytes, Sets, percentEncode } = require('internal/url/percent');
const { FastBuffer } = require('internal/buffer/fast_buffer');

const {
  ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_FILE_URL_HOST, ERR_INVALID_FILE_URL_PATH,
  ERR_INVALID_URL_SCHEME,
} = codes;

const ENCODED_SLASH = /%2f/i;
const ENCODED_SEPARATOR = /%2f|%5c/i;
const DRIVE_PATH = /^\/[A-Za-z]:/;

const platform = () => require('process').platform;
const forWindows = (options) => options?.windows ?? platform() === 'win32';

function fileURL(value) {
  const { URL, isURL } = require('internal/url');
  const url = typeof value === 'string' ? new URL(value) : value;
  if (!isURL(url)) throw new ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], value);
  if (url.protocol !== 'file:') throw new ERR_INVALID_URL_SCHEME('file');
  return url;
}

/** The path of a file URL with its escapes in place, checked. */
function posixPathOf(url) {
  if (url.hostname !== '') throw new ERR_INVALID_FILE_URL_HOST(platform());
  if (ENCODED_SLASH.test(url.pathname)) {
    throw new ERR_INVALID_FILE_URL_PATH('must not include encoded / characters', url);
  }
  return url.pathname;
}

/** [what precedes, path with its escapes]: a server, or nothing before a drive. */
function windowsPathOf(url) {
  const { hostname, pathname } = url;
  if (ENCODED_SEPARATOR.test(pathname)) {
    throw new ERR_INVALID_FILE_URL_PATH('must not include encoded \\ or / characters', url);
  }
  const path = pathname.replaceAll('/', '\\');
  if (hostname !== '') return [`\\\\${require('internal/url').domainToUnicode(hostname)}`, path];
  // The colon may be escaped.
  if (!DRIVE_PATH.test(decodeURIComponent(pathname))) throw new ERR_INVALID_FILE_URL_PATH('must be absolute', url);
  return ['', path.slice(1)];
}

function fileURLToPath(path, options = undefined) {
  const url = fileURL(path);
  if (!forWindows(options)) {
    const pathname = posixPathOf(url);
    return pathname.includes('%') ? decodeURIComponent(pathname) : pathname;
  }
  const [prefix, pathname] = windowsPathOf(url);
  return prefix + decodeURIComponent(pathname);
}

/** As fileURLToPath, for names that are not text: the bytes that the escapes stand for. */
function fileURLToPathBuffer(path, options = undefined) {
  const url = fileURL(path);
  const text = forWindows(options) ? windowsPathOf(url).join('') : posixPathOf(url);
  const bytes = percentDecodeToBytes(text);
  return new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.length);
}

const ALSO_ENCODED = /[%[\\\]|~\t\n\r^]/g;
const hexOf = (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

function encodePath(path) {
  return percentEncode(path.toWellFormed().replace(ALSO_ENCODED, hexOf), Sets.PATH);
}

const EXTENDED_SERVER = '\\\\?\\UNC\\';
const EXTENDED_PREFIX = '\\\\?\\';

/** [server, path with slashes] */
function serverPath(path) {
  const extended = path.startsWith(EXTENDED_SERVER);
  const start = extended ? EXTENDED_SERVER.length : 2;
  const end = path.indexOf('\\', start);
  if (end === -1) throw new ERR_INVALID_ARG_VALUE('path', path, 'Missing UNC resource path');
  if (end === 2) throw new ERR_INVALID_ARG_VALUE('path', path, 'Empty UNC servername');
  return [path.slice(start, end), path.slice(end).replaceAll('\\', '/')];
}

function resolveAs(windows, filepath) {
  const path = require('path');
  const resolved = (windows ? path.win32 : path.posix).resolve(filepath);
  // A trailing separator tells a directory: resolving dropped it.
  const separator = windows ? /[/\\]$/ : /\/$/;
  return separator.test(filepath) && !separator.test(resolved) ? `${resolved}/` : resolved;
}

function pathToFileURL(filepath, options) {
  validateString(filepath, 'path');
  const { URL } = require('internal/url');
  const windows = forWindows(options);
  if (!windows) return new URL(`file://${encodePath(resolveAs(false, filepath))}`);
  const isServer = filepath.startsWith('\\\\');
  const resolved = isServer ? filepath : resolveAs(true, filepath);
  if (resolved.startsWith(EXTENDED_PREFIX) && !resolved.startsWith(EXTENDED_SERVER)) {
    return new URL(`file:///${encodePath(resolved.slice(EXTENDED_PREFIX.length).replaceAll('\\', '/'))}`);
  }
  if (!resolved.startsWith('\\\\')) return new URL(`file:///${encodePath(resolved.replaceAll('\\', '/'))}`);
  const [server, path] = serverPath(resolved);
  const url = new URL(`file://${encodePath(path)}`);
  url.hostname = server;
  return url;
}

module.exports = { fileURLToPath, fileURLToPathBuffer, pathToFileURL };
