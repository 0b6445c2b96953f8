'use strict';
// What vm.constants holds.

const IMPORT_AS_PROGRAM = Symbol('import as the program does'); // for the library's own code

module.exports = {
  IMPORT_AS_PROGRAM,
  USE_MAIN_CONTEXT_DEFAULT_LOADER: Symbol('vm_dynamic_import_main_context_default'),
  DONT_CONTEXTIFY: Symbol('vm_context_no_contextify'),
};
