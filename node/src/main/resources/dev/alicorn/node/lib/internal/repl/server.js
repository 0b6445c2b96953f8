'use strict';

// REPLServer: a readline interface whose lines are code. What it does with keys and lines is beside it.
// https://nodejs.org/api/repl.html#class-replserver

const domain = require('domain');
const process = require('process');
const { Interface } = require('readline');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { deprecate } = require('internal/util/deprecate');
const { validateFunction } = require('internal/validators');
const commands = require('internal/repl/commands');
const { complete, onlyCommonPrefix } = require('internal/repl/completer');
const { createContext } = require('internal/repl/context');
const { evaluate } = require('internal/repl/evaluate');
const { describe } = require('internal/repl/failure');
const { Hold } = require('internal/repl/hold');
const { Keys } = require('internal/repl/keys');
const { defineLastValues } = require('internal/repl/last_values');
const { Lines } = require('internal/repl/lines');
const { REPL_MODE_SLOPPY } = require('internal/repl/modes');
const { refuseListeners, toOptions } = require('internal/repl/setup');
const { coloredWriter, writer } = require('internal/repl/writer');

const MULTILINE_PROMPT = '| ';

class REPLServer extends Interface {
  #hold = new Hold();
  #lines = new Lines(this);
  #keys = new Keys(this, this.#lines);

  constructor(...given) {
    const options = toOptions(...given);
    super({
      input: options.input,
      output: options.output,
      completer: options.completer ?? ((text, callback) => complete(this, text, callback)),
      terminal: options.terminal,
      historySize: options.historySize,
      prompt: options.prompt ?? '> ',
    });
    this._initialPrompt = options.prompt ?? '> ';
    this._domain = options.domain ?? domain.create();
    this.allowBlockingCompletions = Boolean(options.allowBlockingCompletions);
    this.useColors = Boolean(options.useColors);
    this.useGlobal = Boolean(options.useGlobal);
    this.ignoreUndefined = Boolean(options.ignoreUndefined);
    this.replMode = options.replMode ?? REPL_MODE_SLOPPY;
    this.breakEvalOnSigint = Boolean(options.breakEvalOnSigint);
    this.editorMode = false;
    this.underscoreAssigned = false;
    this.last = undefined;
    this.underscoreErrAssigned = false;
    this.lastError = undefined;
    this.lines = [];
    this.writer = options.writer ?? (this.useColors ? coloredWriter() : writer);
    this.eval = this._domain.bind((options.eval ?? evaluate).bind(this));
    this.commands = { __proto__: null };
    this.historyManager = { isFlushing: false };
    this.#listen(options);
    this.resetContext();
    commands.define(this);
    this.displayPrompt();
  }

  #listen({ isProgram }) {
    if (!isProgram) refuseListeners(this);
    this._domain.on('error', (err) => this._handleError(err, isProgram));
    this.on('close', () => this.#hold.do(() => this.emit('exit')));
    this.on('SIGINT', () => {
      const empty = this.line.length === 0;
      this.clearLine();
      this.#keys.endEditor();
      this.#lines.onSigint(empty);
    });
    this.on('line', (line) => this.#hold.do(() => {
      if (this.editorMode) this.#keys.takeLine(line || '');
      else this.#lines.take(line || '');
    }));
    this.on('SIGCONT', () => this.#keys.showAgain());
    const edit = this._ttyWrite.bind(this);
    this._ttyWrite = (text, key) => this.#hold.do(() => this.#keys.onKey(text, key ?? {}, edit));
  }

  /** Tells what the code has thrown, at once or later. */
  _handleError(err, isProgram) {
    if (!this.underscoreErrAssigned) this.lastError = err;
    if (isProgram && process.listenerCount('uncaughtException') > 0) {
      process.nextTick(() => {
        process.emit('uncaughtException', err);
        this.clearBufferedCommand();
        this.displayPrompt();
      });
      return;
    }
    this.output.write(describe(err, this));
    this.clearBufferedCommand();
    if (!this.closed) this.displayPrompt();
  }

  _pauseLines() {
    this.#hold.begin();
  }

  _resumeLines() {
    this.#hold.end();
  }

  _startEditor() {
    this.#keys.startEditor();
    this.#keys.welcome();
  }

  _enterText(text) {
    this.#keys.enterText(text);
  }

  get bufferedCommand() {
    return this.#lines.buffered;
  }

  clearBufferedCommand() {
    this.#lines.buffered = '';
  }

  setPrompt(prompt) {
    this._initialPrompt = prompt;
    super.setPrompt(prompt);
  }

  displayPrompt(preserveCursor) {
    super.setPrompt(this.#lines.buffered === '' ? this._initialPrompt : MULTILINE_PROMPT);
    this.prompt(preserveCursor);
    super.setPrompt(this.#lines.buffered === '' ? this._initialPrompt : MULTILINE_PROMPT);
  }

  close() {
    if (this.terminal && this.historyManager.isFlushing) {
      this.once('flushHistory', () => super.close());
      return;
    }
    process.nextTick(() => super.close());
  }

  createContext() {
    return createContext(this.output, this.useGlobal);
  }

  resetContext() {
    this.context = this.createContext();
    this.underscoreAssigned = false;
    this.underscoreErrAssigned = false;
    this.lines = [];
    defineLastValues(this);
    this.emit('reset', this.context);
  }

  defineCommand(keyword, command) {
    const { action, help } = typeof command === 'function' ? { action: command } : command;
    validateFunction(action, 'cmd.action');
    this.commands[keyword] = { help, action };
  }

  complete(...args) {
    Reflect.apply(this.completer, this, args);
  }

  completeOnEditorMode(callback) {
    return onlyCommonPrefix(callback);
  }

  setupHistory(options, callback) {
    if (typeof options === 'function') throw new ERR_INVALID_ARG_TYPE('historyConfig', ['string', 'object'], options);
    require('internal/repl/history').setup(this, options, callback);
  }
}

for (const [name, now] of [['inputStream', 'input'], ['outputStream', 'output']]) {
  const message = 'repl.inputStream and repl.outputStream are deprecated. Use repl.input and repl.output instead';
  Object.defineProperty(REPLServer.prototype, name, {
    get: deprecate(function() { return this[now]; }, message, 'DEP0141'),
    set: deprecate(function(stream) { this[now] = stream; }, message, 'DEP0141'),
    enumerable: false,
    configurable: true,
  });
}

module.exports = { REPLServer };
