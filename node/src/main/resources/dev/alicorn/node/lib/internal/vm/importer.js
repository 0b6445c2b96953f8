'use strict';
// import() in code that a program compiles itself: by the option importModuleDynamically.

const path = require('path');
const { codes } = require('internal/errors');
const { IMPORT_AS_PROGRAM, USE_MAIN_CONTEXT_DEFAULT_LOADER } = require('internal/vm/symbols');

function validate(option) {
  if (option === undefined || option === IMPORT_AS_PROGRAM || option === USE_MAIN_CONTEXT_DEFAULT_LOADER || typeof option === 'function') return;
  throw new codes.ERR_INVALID_ARG_TYPE('options.importModuleDynamically', 'function', option);
}

/** The URL that relative specifiers start from: the code's file name where it is a file, else the working directory. */
function referrerOf(filename) {
  const { fileURLOf } = require('internal/modules/url');
  if (path.isAbsolute(filename)) return fileURLOf(filename);
  if (/^[a-z][a-z\d+.-]*:/i.test(filename) && require('internal/url').URL.canParse(filename)) return filename;
  return `${fileURLOf(require('process').cwd())}/`;
}

/** What stands for `import` in the code. */
function importerOf(option, filename) {
  if (option === USE_MAIN_CONTEXT_DEFAULT_LOADER) {
    require('internal/util/deprecate').emitExperimentalWarning('vm.USE_MAIN_CONTEXT_DEFAULT_LOADER');
  }
  if (option === USE_MAIN_CONTEXT_DEFAULT_LOADER || option === IMPORT_AS_PROGRAM) {
    return (...args) => require('internal/modules/esm/importer').importerFor(referrerOf(filename))(...args);
  }
  const Missing = option === undefined
    ? codes.ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING : codes.ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG;
  return () => Promise.reject(new Missing());
}

module.exports = { importerOf, validate };
