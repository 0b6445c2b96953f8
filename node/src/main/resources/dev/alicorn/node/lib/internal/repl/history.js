'use strict';

// A REPL's history in a file, newest line last.

const fs = require('fs');
const os = require('os');
const path = require('path');
const { validateFunction } = require('internal/validators');

const FLUSH_MS = 15;
const NOT_PERSISTED = '\nError: Could not open history file.\nREPL session history will not be persisted.\n';

function settingsOf(given, callback) {
  const settings = typeof given === 'object' && given !== null ? given : { filePath: given };
  const { filePath, size, removeHistoryDuplicates = false, onHistoryFileLoaded = callback } = settings;
  validateFunction(onHistoryFileLoaded, 'onHistoryFileLoadedCallback');
  return { filePath, size, removeHistoryDuplicates, loaded: onHistoryFileLoaded };
}

function defaultFile() {
  try {
    return path.join(os.homedir(), '.node_repl_history');
  } catch {
    return undefined;
  }
}

/** Writes the lines a little after the last change; `flushHistory` is emitted when they are written. */
class HistoryFile {
  #repl;
  #file;
  #timer = null;
  #writing = false;
  #again = false;

  constructor(repl, file) {
    this.#repl = repl;
    this.#file = file;
    repl.on('line', () => this.#schedule());
  }

  #schedule() {
    this.#repl._flushing = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), FLUSH_MS);
  }

  #flush() {
    this.#timer = null;
    if (this.#writing) {
      this.#again = true;
      return;
    }
    this.#writing = true;
    const text = this.#repl.history.toReversed().join(os.EOL);
    fs.writeFile(this.#file, text, { mode: 0o600 }, () => {
      this.#writing = false;
      if (this.#again) {
        this.#again = false;
        this.#flush();
        return;
      }
      this.#repl._flushing = this.#timer !== null;
      if (!this.#repl._flushing) this.#repl.emit('flushHistory');
    });
  }
}

/** Reads the file into the REPL's history and keeps it up to date; `callback(err, repl)`. */
function setup(repl, given, callback) {
  const { filePath, size, removeHistoryDuplicates, loaded } = settingsOf(given, callback);
  if (size !== undefined) repl.historySize = size;
  repl.removeHistoryDuplicates = removeHistoryDuplicates;
  const named = typeof filePath === 'string' ? filePath.trim() : filePath;
  const file = named === undefined || named === null ? defaultFile() : named;
  if (!file) {
    loaded(null, repl);
    return;
  }
  repl.pause();
  // Opened for appending, so that a file that is not there is made.
  fs.readFile(file, { encoding: 'utf8', flag: 'a+', mode: 0o600 }, (err, text) => {
    if (err) {
      repl.output.write(NOT_PERSISTED);
      repl.resume();
      loaded(null, repl);
      return;
    }
    repl.history = text === '' ? [] : text.split(/\r?\n+/).filter(Boolean).reverse().slice(0, repl.historySize);
    new HistoryFile(repl, file);
    repl.resume();
    loaded(null, repl);
  });
}

module.exports = { setup };
