'use strict';

// Interface: lines out of any readable stream, with a prompt and, on a terminal, editing.

const EventEmitter = require('events');
const process = require('process');
const { StringDecoder } = require('string_decoder');
const { codes: { ERR_INVALID_ARG_VALUE, ERR_USE_AFTER_CLOSE } } = require('internal/errors');
const { validateAbortSignal, validateArray, validateNumber, validateUint32 } = require('internal/validators');
const { completion } = require('internal/readline/completion');
const { editor } = require('internal/readline/editor');
const { history: historyMethods } = require('internal/readline/history');
const { LineIterator } = require('internal/readline/iterator');
const { keymap } = require('internal/readline/keymap');
const { ESCAPE_CODE_TIMEOUT_MS, emitKeypressEvents } = require('internal/readline/keypress');
const { LINE_ENDING } = require('internal/readline/line_ending');
const {
  kDecoder, kKillRing, kKillRingCursor, kLineBuffer, kLines, kOldPrompt, kPreviousKey, kPrompt, kQuestionCallback, kRedoStack,
  kSawKeyPress, kSawReturnAt, kSubstringSearch, kUndoStack,
} = require('internal/readline/state');

const HISTORY_SIZE = 30;
const MIN_CRLF_DELAY_MS = 100;

function toOptions(input, output, completer, terminal) {
  return input?.input ? input : { input, output, completer, terminal };
}

function takeSettings(rl, options) {
  const { completer, history = [], historySize = HISTORY_SIZE, tabSize, escapeCodeTimeout, signal } = options;
  if (tabSize !== undefined) {
    validateUint32(tabSize, 'tabSize', true);
    rl.tabSize = tabSize;
  }
  if (escapeCodeTimeout !== undefined) {
    if (!Number.isFinite(escapeCodeTimeout)) throw new ERR_INVALID_ARG_VALUE('input.escapeCodeTimeout', rl.escapeCodeTimeout);
    rl.escapeCodeTimeout = escapeCodeTimeout;
  }
  if (signal) validateAbortSignal(signal, 'options.signal');
  if (completer !== undefined && typeof completer !== 'function') throw new ERR_INVALID_ARG_VALUE('completer', completer);
  validateArray(history, 'history');
  validateNumber(historySize, 'historySize', 0);
  rl.history = history;
  rl.historySize = historySize;
}

/** Makes `rl` an Interface: the constructor, callable for those who inherit the old way. */
function construct(rl, input, output, completer, terminal) {
  rl[kSawReturnAt] = 0;
  rl.isCompletionEnabled = true;
  rl[kSawKeyPress] = false;
  rl[kPreviousKey] = null;
  rl.escapeCodeTimeout = ESCAPE_CODE_TIMEOUT_MS;
  rl.tabSize = 8;
  EventEmitter.call(rl);
  const options = toOptions(input, output, completer, terminal);
  rl.line = '';
  rl[kSubstringSearch] = null;
  rl.output = options.output;
  rl.input = options.input;
  rl[kUndoStack] = [];
  rl[kRedoStack] = [];
  takeSettings(rl, options);
  rl[kKillRing] = [];
  rl[kKillRingCursor] = 0;
  rl.removeHistoryDuplicates = Boolean(options.removeHistoryDuplicates);
  rl.crlfDelay = options.crlfDelay ? Math.max(MIN_CRLF_DELAY_MS, options.crlfDelay) : MIN_CRLF_DELAY_MS;
  rl.completer = options.completer;
  rl.setPrompt(options.prompt === undefined ? '> ' : options.prompt);
  rl.terminal = Boolean(options.terminal === undefined ? rl.output?.isTTY : options.terminal);
  rl[kLines] = undefined;
  if (rl.terminal) readTerminal(rl);
  else readStream(rl);
  closeOnAbort(rl, options.signal);
  rl.line = '';
  rl.input.resume();
}

/** Listens to a stream until the Interface closes. */
function listen(rl, input, listeners) {
  for (const [event, listener] of Object.entries(listeners)) input.on(event, listener);
  rl.once('close', () => {
    for (const [event, listener] of Object.entries(listeners)) input.removeListener(event, listener);
  });
}

function readStream(rl) {
  rl[kDecoder] = new StringDecoder('utf8');
  listen(rl, rl.input, {
    error: (err) => rl.emit('error', err),
    data: (data) => rl._normalWrite(data),
    end() {
      if (typeof rl[kLineBuffer] === 'string' && rl[kLineBuffer].length > 0) rl.emit('line', rl[kLineBuffer]);
      rl.close();
    },
  });
}

function readTerminal(rl) {
  emitKeypressEvents(rl.input, rl);
  listen(rl, rl.input, {
    error: (err) => rl.emit('error', err),
    keypress(text, key) {
      rl._ttyWrite(text, key);
      const code = key?.sequence ? key.sequence.charCodeAt(0) : 0;
      if (key?.sequence?.length === 1 && code >= 0xd800 && code <= 0xdfff) rl._refreshLine(); // Half of a character.
    },
    end() {
      if (typeof rl.line === 'string' && rl.line.length > 0) rl.emit('line', rl.line);
      rl.close();
    },
  });
  rl._setRawMode(true);
  rl.cursor = 0;
  rl.historyIndex = -1;
  if (rl.output !== null && rl.output !== undefined) listen(rl, rl.output, { resize: () => rl._refreshLine() });
}

function closeOnAbort(rl, signal) {
  if (!signal) return;
  const onAborted = () => rl.close();
  if (signal.aborted) {
    process.nextTick(onAborted);
    return;
  }
  signal.addEventListener('abort', onAborted, { once: true });
  rl.once('close', () => signal.removeEventListener('abort', onAborted));
}

function refuseClosed(rl) {
  if (rl.closed) throw new ERR_USE_AFTER_CLOSE('readline');
}

class Interface extends EventEmitter {
  constructor(input, output, completer, terminal) {
    super();
    construct(this, input, output, completer, terminal);
  }

  get columns() {
    return this.output?.columns || Infinity;
  }

  setPrompt(prompt) {
    this[kPrompt] = prompt;
  }

  getPrompt() {
    return this[kPrompt];
  }

  _setRawMode(on) {
    const was = this.input.isRaw;
    if (typeof this.input.setRawMode === 'function') this.input.setRawMode(on);
    return was;
  }

  prompt(preserveCursor) {
    refuseClosed(this);
    if (this.paused) this.resume();
    if (this.terminal && process.env.TERM !== 'dumb') {
      if (!preserveCursor) this.cursor = 0;
      this._refreshLine();
    } else {
      this._writeToOutput(this[kPrompt]);
    }
  }

  _question(query, callback) {
    refuseClosed(this);
    if (this[kQuestionCallback]) {
      this.prompt();
      return;
    }
    this[kOldPrompt] = this[kPrompt];
    this.setPrompt(query);
    this[kQuestionCallback] = callback;
    this.prompt();
  }

  _questionCancel() {
    if (!this[kQuestionCallback]) return;
    this[kQuestionCallback] = null;
    this.setPrompt(this[kOldPrompt]);
    this.clearLine();
  }

  _onLine(line) {
    const callback = this[kQuestionCallback];
    if (!callback) {
      this.emit('line', line);
      return;
    }
    this[kQuestionCallback] = null;
    this.setPrompt(this[kOldPrompt]);
    callback(line);
  }

  _line() {
    const line = this._addHistory();
    this[kUndoStack] = [];
    this[kRedoStack] = [];
    this.clearLine();
    this._onLine(line);
  }

  /** Takes a chunk of input: hands on the lines that it ends, and keeps the rest for the next. */
  _normalWrite(chunk) {
    if (chunk === undefined) return;
    let text = this[kDecoder].write(chunk);
    if (this[kSawReturnAt] && Date.now() - this[kSawReturnAt] <= this.crlfDelay) {
      if (text[0] === '\n') text = text.slice(1); // The end of a line that was handed on at its carriage return.
      this[kSawReturnAt] = 0;
    }
    if (text === '') return;
    const matches = Array.from(text.matchAll(LINE_ENDING));
    if (matches.length === 0) {
      this[kLineBuffer] = (this[kLineBuffer] || '') + text;
      return;
    }
    const begun = this[kLineBuffer] || '';
    this[kSawReturnAt] = text.endsWith('\r') ? Date.now() : 0;
    const lines = [];
    let from = 0;
    for (const match of matches) {
      lines.push(text.slice(from, match.index));
      from = match.index + match[0].length;
    }
    lines[0] = begun + lines[0];
    this[kLineBuffer] = text.slice(from);
    for (const line of lines) this._onLine(line);
  }

  close() {
    if (this.closed) return;
    this.pause();
    if (this.terminal) this._setRawMode(false);
    this.closed = true;
    this.emit('close');
  }

  pause() {
    refuseClosed(this);
    if (this.paused) return undefined;
    this.input.pause();
    this.paused = true;
    this.emit('pause');
    return this;
  }

  resume() {
    refuseClosed(this);
    if (!this.paused) return undefined;
    this.input.resume();
    this.paused = false;
    this.emit('resume');
    return this;
  }

  write(data, key) {
    refuseClosed(this);
    if (this.paused) this.resume();
    if (this.terminal) this._ttyWrite(data, key);
    else this._normalWrite(data);
  }

  [Symbol.dispose]() {
    this.close();
  }

  [Symbol.asyncIterator]() {
    this[kLines] ??= new LineIterator(this);
    return this[kLines];
  }
}

for (const part of [editor, historyMethods, completion, keymap]) {
  for (const [name, value] of Object.entries(part)) {
    Object.defineProperty(Interface.prototype, name, { value, writable: true, configurable: true, enumerable: false });
  }
}

Object.defineProperty(Interface.prototype, '_getCursorPos', { value: editor.getCursorPos, writable: true, configurable: true });

module.exports = { Interface, construct };
