'use strict';

// The readline module: lines from streams and terminals.

const process = require('process');
const { AbortError } = require('internal/errors');
const { validateAbortSignal } = require('internal/validators');
const { clearLine, clearScreenDown, cursorTo, moveCursor } = require('internal/readline/cursor');
const { Interface: InterfaceBase, construct } = require('internal/readline/interface');
const { emitKeypressEvents } = require('internal/readline/keypress');
const state = require('internal/readline/state');

const promisified = Symbol.for('nodejs.util.promisify.custom');

function Interface(input, output, completer, terminal) {
  if (!(this instanceof Interface)) return new Interface(input, output, completer, terminal);
  if (input?.input && typeof input.completer === 'function' && input.completer.length !== 2) {
    input = { ...input, completer: withCallback(input.completer) };
  } else if (typeof completer === 'function' && completer.length !== 2) {
    completer = withCallback(completer);
  }
  construct(this, input, output, completer, terminal);
  if (process.env.TERM === 'dumb') this._ttyWrite = this._ttyWriteDumb.bind(this);
}
Object.setPrototypeOf(Interface.prototype, InterfaceBase.prototype);
Object.setPrototypeOf(Interface, InterfaceBase);

function withCallback(completer) {
  return (line, callback) => callback(null, completer(line));
}

Interface.prototype.question = function question(query, options, callback) {
  callback = typeof options === 'function' ? options : callback;
  const signal = typeof options === 'object' && options !== null ? options.signal : undefined;
  if (signal) {
    validateAbortSignal(signal, 'options.signal');
    if (signal.aborted) return;
    const onAbort = () => this._questionCancel();
    signal.addEventListener('abort', onAbort, { once: true });
    const answered = callback;
    callback = (answer) => {
      signal.removeEventListener('abort', onAbort);
      return typeof answered === 'function' ? answered(answer) : undefined;
    };
  }
  if (typeof callback === 'function') this._question(query, callback);
};

Interface.prototype.question[promisified] = function question(query, options) {
  const signal = typeof options === 'object' && options !== null ? options.signal : undefined;
  if (signal?.aborted) return Promise.reject(new AbortError(undefined, { cause: signal.reason }));
  return new Promise((resolve, reject) => {
    let answered = resolve;
    if (signal) {
      const onAbort = () => reject(new AbortError(undefined, { cause: signal.reason }));
      signal.addEventListener('abort', onAbort, { once: true });
      answered = (answer) => {
        signal.removeEventListener('abort', onAbort);
        resolve(answer);
      };
    }
    this.question(query, signal ? { signal } : {}, answered);
  });
};

// With a callback, not a promise, as in readline/promises.
Object.defineProperty(Interface.prototype, '_tabComplete', {
  configurable: true,
  writable: true,
  enumerable: false,
  value: function _tabComplete(lastKeypressWasTab) {
    this.pause();
    this.completer(this.line.slice(0, this.cursor), (err, value) => {
      if (!this.closed) this.resume();
      if (err) this._tabCompleteFailed(err);
      else this._tabCompleter(lastKeypressWasTab, value);
    });
  },
});

// Names under which packages reach what an Interface keeps to itself.
for (const [name, key] of Object.entries({
  _decoder: state.kDecoder, _line_buffer: state.kLineBuffer, _oldPrompt: state.kOldPrompt, _previousKey: state.kPreviousKey,
  _prompt: state.kPrompt, _questionCallback: state.kQuestionCallback, _sawKeyPress: state.kSawKeyPress,
  _sawReturnAt: state.kSawReturnAt,
})) {
  Object.defineProperty(Interface.prototype, name, {
    configurable: true,
    enumerable: false,
    get() {
      return this[key];
    },
    set(value) {
      this[key] = value;
    },
  });
}

function createInterface(input, output, completer, terminal) {
  return new Interface(input, output, completer, terminal);
}

module.exports = { Interface, clearLine, clearScreenDown, createInterface, cursorTo, emitKeypressEvents, moveCursor };

Object.defineProperty(module.exports, 'promises', {
  configurable: true,
  enumerable: true,
  get() {
    return require('readline/promises');
  },
});
