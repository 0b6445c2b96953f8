'use strict';
// Codes of module loading, in CommonJS and ES modules.

const { E } = require('internal/errors/define');
const { formatList } = require('internal/errors/describe');

const importedFrom = (base) => (base ? ` imported from ${base}` : '');

E('ERR_ASYNC_LOADER_REQUEST_NEVER_SETTLED', 'Async loader request never settled', Error);
E('ERR_EVAL_ESM_CANNOT_PRINT', '--print cannot be used with ESM input', Error);
E('ERR_IMPORT_ATTRIBUTE_MISSING', 'Module "%s" needs an import attribute of "%s: %s"', TypeError);
E('ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE', 'Module "%s" is not of type "%s"', TypeError);
E('ERR_IMPORT_ATTRIBUTE_UNSUPPORTED', (name, value, context = undefined) =>
  `Import attribute "${name}" with value "${value}" is not supported${context ? ` in ${context}` : ''}`, TypeError);
E('ERR_INPUT_TYPE_NOT_ALLOWED',
  '--input-type can only be used with string input via --eval, --print, or STDIN', Error);
E('ERR_INVALID_MODULE', 'No such module: %s', Error);
E('ERR_INVALID_MODULE_SPECIFIER', (request, reason, base = undefined) =>
  `Invalid module "${request}" ${reason}${importedFrom(base)}`, TypeError);
E('ERR_INVALID_PACKAGE_CONFIG', (path, base, message) =>
  `Invalid package config ${path}${base ? ` while importing ${base}` : ''}${message ? `. ${message}` : ''}`, Error);

E('ERR_INVALID_PACKAGE_TARGET', (packagePath, key, target, isImport = false, base = undefined) => {
  const hint = typeof target === 'string' && !isImport && target.length > 0 && !target.startsWith('./')
    ? '; targets must start with "./"' : '';
  const where = `in the package config ${packagePath}package.json${importedFrom(base)}${hint}`;
  const shown = JSON.stringify(target);
  if (key === '.') return `Invalid "exports" main target ${shown} defined ${where}`;
  return `Invalid "${isImport ? 'imports' : 'exports'}" target ${shown} defined for '${key}' ${where}`;
}, Error);

E('ERR_INVALID_TYPESCRIPT_SYNTAX', '%s', SyntaxError);
E('ERR_LOADER_CHAIN_INCOMPLETE',
  '"%s" did not call the next hook in its chain and did not explicitly signal a short circuit. ' +
  "If this is intentional, include `shortCircuit: true` in the hook's return.", Error);
E('ERR_MODULE_LINK_MISMATCH', '%s', TypeError);
E('ERR_MODULE_NOT_FOUND', function moduleNotFound(path, base, exactUrl = undefined) {
  if (exactUrl) this.url = `${exactUrl}`;
  return `Cannot find ${exactUrl ? 'module' : 'package'} '${path}' imported from ${base}`;
}, Error);
E('ERR_NO_TYPESCRIPT', 'Node.js is not compiled with TypeScript support', Error);

E('ERR_PACKAGE_IMPORT_NOT_DEFINED', (specifier, packagePath, base) => {
  const where = packagePath ? ` in package ${packagePath}package.json` : '';
  return `Package import specifier "${specifier}" is not defined${where} imported from ${base}`;
}, TypeError);
E('ERR_PACKAGE_MAP_EXTERNAL_FILE', (specifier, parent, mapPath) =>
  `Cannot resolve "${specifier}" from "${parent}": file is not within any package defined in ${mapPath}`, Error);
E('ERR_PACKAGE_MAP_INVALID', (path, reason) => `Invalid package-map.json at "${path}": ${reason}`, SyntaxError);
E('ERR_PACKAGE_MAP_KEY_NOT_FOUND', (key, mapPath) =>
  `Package key "${key}" referenced in dependencies but not defined in ${mapPath}`, Error);
E('ERR_PACKAGE_PATH_NOT_EXPORTED', (packagePath, subpath, base = undefined) =>
  (subpath === '.'
    ? `No "exports" main defined in ${packagePath}package.json${importedFrom(base)}`
    : `Package subpath '${subpath}' is not defined by "exports" in ${packagePath}package.json${importedFrom(base)}`),
  Error);

E('ERR_REQUIRE_ASYNC_MODULE', (filename, parent) => {
  let message = 'require() cannot be used on an ESM graph with top-level await. Use import() instead. ' +
    'To see where the top-level await comes from, use --experimental-print-required-tla.';
  if (filename) message += `\nRequired module: ${filename}`;
  const requirers = requireStack(parent);
  if (requirers.length > 0) message += `\nRequire stack:\n- ${requirers.join('\n- ')}`;
  return message;
}, Error);

// `parent` is a module, or already the name of the file that called require().
function requireStack(parent) {
  if (typeof parent === 'string') return [parent];
  const names = [];
  const seen = new Set();
  for (let module = parent; module && !seen.has(module); module = module.parent) {
    seen.add(module);
    names.push(module.filename || module.id);
  }
  return names;
}

E('ERR_REQUIRE_CYCLE_MODULE', '%s', Error);

function baseNames(filename, parentPath) {
  const { basename } = require('path');
  return parentPath && basename(parentPath) === basename(filename) ? filename : basename(filename);
}

E('ERR_REQUIRE_ESM', (filename, hasEsmSyntax, parentPath = null, packageJsonPath = null) => {
  const message = `require() of ES Module ${filename}${parentPath ? ` from ${parentPath}` : ''} not supported.`;
  if (!packageJsonPath) {
    return filename.endsWith('.mjs')
      ? `${message}\nInstead change the require of ${filename} to a dynamic import() which is available in all ` +
        'CommonJS modules.'
      : message;
  }
  const name = baseNames(filename, parentPath);
  if (hasEsmSyntax) {
    return `${message}\nInstead change the require of ${name} in ${parentPath} to a dynamic import() which is ` +
      'available in all CommonJS modules.';
  }
  return `${message}\n${name} is treated as an ES module file as it is a .js file whose nearest parent package.json ` +
    'contains "type": "module" which declares all .js files in that package scope as ES modules.\n' +
    `Instead either rename ${name} to end in .cjs, change the requiring code to use dynamic import() which is ` +
    'available in all CommonJS modules, or change "type": "module" to "type": "commonjs" in ' +
    `${packageJsonPath} to treat all .js files as CommonJS (using .mjs for all ES modules instead).\n`;
}, Error);

E('ERR_REQUIRE_ESM_RACE_CONDITION', (filename, parentName, isForAsyncLoaderHookWorker) => {
  const parent = typeof parentName === 'string' && parentName ? `${parentName} in ` : '';
  const thread = isForAsyncLoaderHookWorker ? 'loader hook worker thread' : 'non-loader-hook thread';
  return `Cannot require() ES Module ${filename} because it is not yet fully loaded.\n` +
    'This may be caused by a race condition if the module is simultaneously dynamically import()-ed via ' +
    'Promise.all().\nTry await-ing the import() sequentially in a loop instead.\n' +
    ` (From ${parent}${thread})`;
}, Error);

E('ERR_SOURCE_MAP_CORRUPT', "The source map for '%s' does not exist or is corrupt.", Error);
E('ERR_SOURCE_MAP_MISSING_SOURCE', "Cannot find '%s' imported from the source map for '%s'", Error);
E('ERR_SRI_PARSE', 'Subresource Integrity string %j had an unexpected %j at position %d', SyntaxError);
E('ERR_UNKNOWN_BUILTIN_MODULE', 'No such built-in module: %s', Error);
E('ERR_UNKNOWN_FILE_EXTENSION', 'Unknown file extension "%s" for %s', TypeError);
E('ERR_UNKNOWN_MODULE_FORMAT', 'Unknown module format: %s for URL %s', RangeError);
E('ERR_UNSUPPORTED_DIR_IMPORT', function directoryImport(path, base, exactUrl = undefined) {
  if (exactUrl !== undefined) this.url = exactUrl;
  return `Directory import '${path}' is not supported resolving ES modules imported from ${base}`;
}, Error);
E('ERR_UNSUPPORTED_ESM_URL_SCHEME', (url, supported) =>
  `Only URLs with a scheme in: ${formatList(supported)} are supported by the default ESM loader. ` +
  `Received protocol '${url.protocol}'`, Error);
E('ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
  'Stripping types is currently unsupported for files under node_modules, for "%s"', Error);
E('ERR_UNSUPPORTED_RESOLVE_REQUEST',
  'Failed to resolve module specifier "%s" from "%s": Invalid relative URL or base scheme is not hierarchical.',
  TypeError);
E('ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', '%s', SyntaxError);

E('ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING', 'A dynamic import callback was not specified.', TypeError);
E('ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG',
  'A dynamic import callback was invoked without --experimental-vm-modules', TypeError);
E('ERR_VM_MODULE_ALREADY_LINKED', 'Module has already been linked', Error);
E('ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA',
  'Cached data cannot be created for a module which has been evaluated', Error);
E('ERR_VM_MODULE_DIFFERENT_CONTEXT', 'Linked modules must use the same context', Error);
E('ERR_VM_MODULE_LINK_FAILURE', function linkFailure(message, cause) {
  this.cause = cause;
  return message;
}, Error);
E('ERR_VM_MODULE_NOT_MODULE', 'Provided module is not an instance of Module', Error);
E('ERR_VM_MODULE_STATUS', 'Module status %s', Error);

