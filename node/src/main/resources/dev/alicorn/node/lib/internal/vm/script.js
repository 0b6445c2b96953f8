'use strict';
// vm.Script: code that is compiled once, by the engine's own cache, and run in a context.

const {
  validateBoolean, validateInt32, validateObject, validateString, validateUint32,
} = require('internal/validators');
const cachedData = require('internal/vm/cached_data');
const { recordOf, run: runInRecord } = require('internal/vm/contextified');
const contexts = require('internal/vm/contexts');
const { importerOf, validate: validateImporter } = require('internal/vm/importer');

const binding = internalBinding('modules');

/** The map that the last magic comment of the code names. */
function sourceMapURLOf(code) {
  const at = code.lastIndexOf('sourceMappingURL=');
  if (at === -1) return undefined;
  const end = code.indexOf('\n', at);
  const line = code.slice(code.lastIndexOf('\n', at) + 1, end === -1 ? code.length : end);
  return /\/\/[#@]\s*sourceMappingURL=\s*([^\s'"]*)\s*$/.exec(line)?.[1];
}

function validateOptions(options) {
  const {
    filename = 'evalmachine.<anonymous>', lineOffset = 0, columnOffset = 0, produceCachedData = false,
    importModuleDynamically,
  } = options;
  validateString(filename, 'options.filename');
  validateInt32(lineOffset, 'options.lineOffset');
  validateInt32(columnOffset, 'options.columnOffset');
  cachedData.validate(options.cachedData);
  validateBoolean(produceCachedData, 'options.produceCachedData');
  validateImporter(importModuleDynamically);
  return { filename, lineOffset, columnOffset, importModuleDynamically };
}

function validateRunOptions(options) {
  validateObject(options, 'options');
  const { timeout, displayErrors = true, breakOnSigint = false } = options;
  if (timeout !== undefined) validateUint32(timeout, 'options.timeout', true);
  validateBoolean(displayErrors, 'options.displayErrors');
  validateBoolean(breakOnSigint, 'options.breakOnSigint');
  return { timeout: timeout ?? 0, displayErrors, breakOnSigint };
}

function untilSigint(perform) {
  return require('internal/process/signals').withoutListeners('SIGINT', () => binding.callUntilSigint(perform));
}

class ContextifyScript {
  #code;
  #text;
  #options;

  constructor(code, options) {
    this.#code = code;
    this.#options = options;
    const { prepareScript } = require('internal/modules/esm/script_import');
    this.#text = prepareScript(code, importerOf(options.importModuleDynamically, options.filename));
    binding.checkScript(this.#text, options.filename, options.lineOffset, options.columnOffset);
  }

  createCachedData() {
    return cachedData.create(this.#code);
  }

  #perform(perform, { timeout, displayErrors, breakOnSigint }) {
    const timed = timeout > 0 ? () => binding.callWithin(perform, timeout) : perform;
    try {
      return breakOnSigint ? untilSigint(timed) : timed();
    } catch (err) {
      if (displayErrors) require('internal/vm/arrow').showPlace(err, this.#code, this.#options);
      throw err;
    }
  }

  /** Not for programs: Script's methods check their arguments first. */
  static run(script, runOptions) {
    const { filename, lineOffset, columnOffset } = script.#options;
    const perform = () => binding.runScript(script.#text, filename, lineOffset, columnOffset);
    return script.#perform(perform, runOptions);
  }

  static runIn(script, contextifiedObject, runOptions) {
    const record = recordOf(contextifiedObject);
    const perform = () => {
      const value = runInRecord(record, script.#text, script.#options);
      if (record.microtaskMode === 'afterEvaluate') require('internal/gate').microtasks();
      return value;
    };
    return script.#perform(perform, runOptions);
  }
}

const { run, runIn } = ContextifyScript;
delete ContextifyScript.run;
delete ContextifyScript.runIn;

class Script extends ContextifyScript {
  constructor(code, options = {}) {
    const text = `${code}`;
    const given = typeof options === 'string' ? { filename: options } : options;
    validateObject(given, 'options');
    super(text, validateOptions(given));
    cachedData.note(this, text, given);
    this.sourceMapURL = sourceMapURLOf(text);
  }

  runInThisContext(options = {}) {
    return run(this, validateRunOptions(options));
  }

  runInContext(contextifiedObject, options = {}) {
    contexts.validateContext(contextifiedObject);
    return runIn(this, contextifiedObject, validateRunOptions(options));
  }

  runInNewContext(contextObject, options = {}) {
    validateRunOptions(options);
    const context = contexts.createContext(contextObject, contexts.contextOptionsOf(options));
    return this.runInContext(context, options);
  }
}

module.exports = { Script };
