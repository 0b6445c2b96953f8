'use strict';

// A REPL's history in a file, newest line first, as Node keeps it.

const fs = require('fs');
const os = require('os');
const path = require('path');
const { validateFunction } = require('internal/validators');

const FLUSH_MS = 15;
const NOT_PERSISTED = 'REPL session history will not be persisted.\n';
const DISABLED = '\nPersistent history support disabled. Set the NODE_REPL_HISTORY environment\nvariable to a valid, ' +
  'user-writable path to enable.\n';

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
    return null;
  }
}

/** Writes the lines a little after the last change; the REPL emits `flushHistory` when they are written. */
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

  /** Whether lines wait to be written. */
  get isFlushing() {
    return this.#timer !== null || this.#writing;
  }

  #schedule() {
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
    const text = this.#repl.history.join(os.EOL);
    fs.writeFile(this.#file, text, { mode: 0o600 }, () => {
      this.#writing = false;
      if (this.#again) {
        this.#again = false;
        this.#flush();
        return;
      }
      if (!this.isFlushing) this.#repl.emit('flushHistory');
    });
  }
}

function tell(repl, message) {
  repl._writeToOutput(message);
  repl._refreshLine();
}

/** Reads the file into the REPL's history and keeps it up to date; `callback(err, repl)`. */
function setup(repl, given, callback) {
  const { filePath, size, removeHistoryDuplicates, loaded } = settingsOf(given, callback);
  if (size !== undefined) repl.historySize = size;
  repl.removeHistoryDuplicates = removeHistoryDuplicates;
  const named = typeof filePath === 'string' ? filePath.trim() : filePath;
  const file = named === undefined || named === null ? defaultFile() : named;
  if (!file) {
    tell(repl, file === null ? `\nError: Could not get the home directory.\n${NOT_PERSISTED}` : DISABLED);
    loaded(null, repl);
    return;
  }
  repl.pause();
  // Opened for appending, so that a file that is not there is made.
  fs.readFile(file, { encoding: 'utf8', flag: 'a+', mode: 0o600 }, (err, text) => {
    if (err) {
      tell(repl, `\nError: Could not open history file.\n${NOT_PERSISTED}`);
      repl.resume();
      loaded(null, repl);
      return;
    }
    repl.history = text === '' ? [] : text.split(/\r?\n+/).filter(Boolean).slice(0, repl.historySize);
    repl.historyManager = new HistoryFile(repl, file);
    repl.resume();
    loaded(null, repl);
  });
}

module.exports = { setup };
