'use strict';

// REPLServer: lines become code, code becomes values, values become text.

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
const { REPL_MODE_SLOPPY } = require('internal/repl/modes');
const { Recoverable } = require('internal/repl/recoverable');
const { refuseListeners, toOptions } = require('internal/repl/setup');
const { kSawKeyPress } = require('internal/readline/state');
const { coloredWriter, writer } = require('internal/repl/writer');

const MULTILINE_PROMPT = '| ';
const NPM = 'npm should be run outside of the Node.js REPL, in your normal shell.\n(Press Ctrl+D to exit.)\n';
const HOW_TO_EXIT = '(To exit, press Ctrl+C again or Ctrl+D or type .exit)\n';

let resources = 0;

class REPLServer extends Interface {
  #buffered = ''; // lines that are not complete code yet
  #paused = null; // what came while a promise is waited for
  #sawSigint = false;
  #sawEnd = false; // Ctrl+D in the editor: what is there is all
  #loading = false;

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
    this.on('close', () => {
      if (this.#paused !== null) this.#paused.push(() => this.emit('exit'));
      else this.emit('exit');
    });
    this.on('SIGINT', () => this.#onSigint());
    this.on('line', (line) => {
      if (this.#paused !== null) this.#paused.push(() => this.#onLine(line));
      else this.#onLine(line);
    });
    this.on('SIGCONT', () => {
      if (!this.editorMode) this.displayPrompt(true);
      else this.output.write(`${this._initialPrompt}.editor\n// Entering editor mode (Ctrl+D to finish, Ctrl+C to cancel)\n${this.#buffered}\n`);
    });
    const ttyWrite = this._ttyWrite.bind(this);
    this._ttyWrite = (text, key = {}) => this.#onKey(text, key ?? {}, ttyWrite);
  }

  #onKey(text, key, ttyWrite) {
    if (this.#paused !== null) {
      this.#paused.push(() => ttyWrite(text, key));
      return;
    }
    if (!this.editorMode || !this.terminal) {
      if (key.ctrl && key.name === 'd' && this.cursor === 0 && this.line.length === 0) this.clearLine();
      ttyWrite(text, key);
      return;
    }
    if (key.ctrl && !key.shift) {
      if (key.name === 'd') {
        this.#endEditor();
        this.#sawEnd = true;
        ttyWrite(text, { name: 'return' });
      } else if (key.name !== 'n' && key.name !== 'p') {
        ttyWrite(text, key);
      }
    } else if (key.name !== 'up' && key.name !== 'down') {
      ttyWrite(text, key);
    }
  }

  #onSigint() {
    const empty = this.line.length === 0;
    this.clearLine();
    this.#endEditor();
    if (this.#buffered === '' && empty) {
      if (this.#sawSigint) {
        this.#sawSigint = false;
        this.close();
        return;
      }
      this.output.write(HOW_TO_EXIT);
      this.#sawSigint = true;
    } else {
      this.#sawSigint = false;
    }
    this.clearBufferedCommand();
    this.displayPrompt();
  }

  #onLine(given) {
    const line = given || '';
    this.#sawSigint = false;
    if (this.editorMode) {
      this.#buffered += `${line}\n`;
      const indent = this[kSawKeyPress] && !this.#loading ? /^\s*/.exec(line)[0] : '';
      if (indent !== '') {
        this.write(indent);
        this.line = indent;
        this.cursor = indent.length;
      }
      this.lines.push(line);
      return;
    }
    if (this.#runKeyword(line.trim())) return;
    const file = `REPL${++resources}`;
    this.eval(`${this.#buffered}${line}\n`, this.context, file, (...outcome) => this.#finish(line, outcome));
  }

  /** True if the line is a command, or wants to be one. */
  #runKeyword(text) {
    if (text[0] !== '.' || text[1] === '.' || !Number.isNaN(parseFloat(text))) return false;
    const [, keyword, rest] = /^\.([^\s]+)\s*(.*)$/.exec(text) ?? [];
    const command = this.commands[keyword];
    if (command !== undefined) {
      command.action.call(this, rest);
      return true;
    }
    if (this.#buffered !== '') return false;
    this.output.write('Invalid REPL keyword\n');
    this.displayPrompt();
    return true;
  }

  #finish(line, outcome) {
    const [err, value] = outcome;
    this.lines.push(line);
    const wantsMore = err instanceof Recoverable;
    if (err && !wantsMore && this.#buffered === '' && line.trim().startsWith('npm ')) {
      this.output.write(NPM);
      this.displayPrompt();
      return;
    }
    if (wantsMore && !this.#sawEnd) {
      this.#buffered += `${line}\n`;
      this.displayPrompt();
      return;
    }
    this.#sawEnd = false;
    if (err) {
      this._domain.emit('error', err.err ?? err);
      return;
    }
    this.clearBufferedCommand();
    if (outcome.length === 2 && (!this.ignoreUndefined || value !== undefined)) {
      if (!this.underscoreAssigned) this.last = value;
      this.output.write(`${this.writer(value)}\n`);
    }
    if (!this.closed) this.displayPrompt();
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
    this.#paused = [];
  }

  _resumeLines() {
    const waiting = this.#paused;
    this.#paused = null;
    while (waiting.length > 0) {
      waiting.shift()();
      if (this.#paused !== null) { // one of them waits itself
        this.#paused.push(...waiting);
        return;
      }
    }
  }

  _startEditor() {
    this.editorMode = true;
    super.setPrompt('');
  }

  #endEditor() {
    this.editorMode = false;
    this.setPrompt(this._initialPrompt);
  }

  /** Types a whole text, as .load does. */
  _enterText(text) {
    this._startEditor();
    this.#loading = true;
    this.write(text);
    this.#loading = false;
    this.#endEditor();
    this.write('\n');
  }

  get bufferedCommand() {
    return this.#buffered;
  }

  clearBufferedCommand() {
    this.#buffered = '';
  }

  setPrompt(prompt) {
    this._initialPrompt = prompt;
    super.setPrompt(prompt);
  }

  displayPrompt(preserveCursor) {
    super.setPrompt(this.#buffered === '' ? this._initialPrompt : MULTILINE_PROMPT);
    this.prompt(preserveCursor);
    super.setPrompt(this.#buffered === '' ? this._initialPrompt : MULTILINE_PROMPT);
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
    this.#defineLast('_', 'last', 'underscoreAssigned');
    this.#defineLast('_error', 'lastError', 'underscoreErrAssigned');
    this.emit('reset', this.context);
  }

  /** A variable that has the last value until the program takes it for itself. */
  #defineLast(name, property, assigned) {
    Object.defineProperty(this.context, name, {
      configurable: true,
      get: () => this[property],
      set: (value) => {
        this[property] = value;
        if (this[assigned]) return;
        this[assigned] = true;
        this.output.write(`Expression assignment to ${name} now disabled.\n`);
      },
    });
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
