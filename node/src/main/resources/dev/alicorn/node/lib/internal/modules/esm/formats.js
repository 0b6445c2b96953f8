'use strict';
// What kind of module a URL is: by its extension, its package's "type", its media type, and at last its text.

const path = require('path');
const options = require('internal/modules/options');
const packages = require('internal/modules/package_json');
const { pathOf } = require('internal/modules/url');

const BY_EXTENSION = { '__proto__': null, '.cjs': 'commonjs', '.js': 'module', '.json': 'json', '.mjs': 'module' };
const DATA_MEDIA_TYPE = /^data:([^/,;]+\/[^;,]+)/;

function ofMediaType(type) {
  if (/^\s*(?:text|application)\/javascript\s*$/i.test(type)) return 'module';
  if (type === 'application/json') return 'json';
  return type;
}

function ofData(href) {
  const match = DATA_MEDIA_TYPE.exec(href);
  return match === null ? null : ofMediaType(match[1]);
}

function ofText(href, file, source) {
  if (source === undefined || !options.detectModule()) return options.detectModule() ? null : 'commonjs';
  const { containsModuleSyntax } = require('internal/modules/detect');
  if (!containsModuleSyntax(source, file)) return 'commonjs';
  require('internal/modules/cjs/run').warnTypeless(href, file);
  return 'module';
}

const TYPESCRIPT = { '__proto__': null, '.cts': 'commonjs-typescript', '.mts': 'module-typescript' };

function ofTypeScript(href, file, source) {
  const typescript = require('internal/typescript');
  if (!typescript.mode()) return undefined;
  const format = TYPESCRIPT[path.extname(file)];
  if (format !== undefined) return format;
  const type = packages.typeFor(file);
  if (type !== 'none') return `${type}-typescript`;
  const found = ofText(href, file, source === undefined ? undefined : typescript.toJavaScript(source, file));
  return found === null ? null : `${found}-typescript`;
}

function unknownExtension(extension, file) {
  const { ERR_UNKNOWN_FILE_EXTENSION } = require('internal/errors').codes;
  return new ERR_UNKNOWN_FILE_EXTENSION(extension, file);
}

function ofFile(href, source, strict) {
  const file = pathOf(href);
  const extension = path.extname(file);
  if (extension === '.js' || extension === '') {
    const type = packages.typeFor(file);
    return type === 'none' ? ofText(href, file, source) : type;
  }
  const format = /^\.[cm]?ts$/.test(extension) ? ofTypeScript(href, file, source) : BY_EXTENSION[extension];
  if (format !== undefined) return format;
  if (strict) throw unknownExtension(extension, file);
  return undefined;
}

/**
 * The format of a resolved URL; null: only its text can tell (give it as `source`), or nothing can. An unknown file
 * extension is undefined, or throws if `strict`.
 */
function formatOf(href, source, strict = false) {
  if (href.startsWith('file:')) return ofFile(href, source, strict);
  if (href.startsWith('node:')) return 'builtin';
  if (href.startsWith('data:')) return ofData(href);
  return null;
}

module.exports = { formatOf };
