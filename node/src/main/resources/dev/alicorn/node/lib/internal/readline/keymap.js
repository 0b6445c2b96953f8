'use strict';

// What each key does.

const process = require('process');
const { clearScreenDown, cursorTo } = require('internal/readline/cursor');
const { LINE_ENDING } = require('internal/readline/line_ending');
const { kPreviousKey, kSawReturnAt, kSubstringSearch, kYanking } = require('internal/readline/state');
const { lengthAt, lengthLeft } = require('internal/readline/width');

const UNDO = '\x1f';
const REDO = '\x1e';

function left(rl) {
  rl._moveCursor(-lengthLeft(rl.line, rl.cursor));
}

function right(rl) {
  rl._moveCursor(lengthAt(rl.line, rl.cursor));
}

function interrupt(rl) {
  if (rl.listenerCount('SIGINT') > 0) rl.emit('SIGINT');
  else rl.close();
}

function clearScreen(rl) {
  cursorTo(rl.output, 0, 0);
  clearScreenDown(rl.output);
  rl._refreshLine();
}

function endOrDelete(rl) {
  if (rl.cursor === 0 && rl.line.length === 0) rl.close();
  else rl._deleteRight();
}

function suspend(rl) {
  if (process.platform === 'win32') return;
  if (rl.listenerCount('SIGTSTP') > 0) {
    rl.emit('SIGTSTP');
    return;
  }
  process.once('SIGCONT', () => {
    if (!rl.paused) {
      rl.pause();
      rl.emit('SIGCONT');
    }
    rl._setRawMode(true);
    rl._refreshLine();
  });
  rl._setRawMode(false);
  process.kill(process.pid, 'SIGTSTP');
}

const CONTROL_SHIFT = {
  backspace: (rl) => rl._deleteLineLeft(),
  delete: (rl) => rl._deleteLineRight(),
};

const CONTROL = {
  a: (rl) => rl._moveCursor(-Infinity),
  b: left,
  c: interrupt,
  d: endOrDelete,
  e: (rl) => rl._moveCursor(Infinity),
  f: right,
  h: (rl) => rl._deleteLeft(),
  k: (rl) => rl._deleteLineRight(),
  l: clearScreen,
  n: (rl) => rl._historyNext(),
  p: (rl) => rl._historyPrev(),
  u: (rl) => rl._deleteLineLeft(),
  w: (rl) => rl._deleteWordLeft(),
  y: (rl) => rl._yank(),
  z: suspend,
  backspace: (rl) => rl._deleteWordLeft(),
  delete: (rl) => rl._deleteWordRight(),
  left: (rl) => rl._wordLeft(),
  right: (rl) => rl._wordRight(),
};

const META = {
  b: (rl) => rl._wordLeft(),
  f: (rl) => rl._wordRight(),
  d: (rl) => rl._deleteWordRight(),
  delete: (rl) => rl._deleteWordRight(),
  backspace: (rl) => rl._deleteWordLeft(),
  y: (rl) => rl._yankPop(),
};

const PLAIN = {
  return: enterByReturn,
  enter: enterByNewline,
  backspace: (rl) => rl._deleteLeft(),
  delete: (rl) => rl._deleteRight(),
  left,
  right,
  home: (rl) => rl._moveCursor(-Infinity),
  end: (rl) => rl._moveCursor(Infinity),
  up: (rl) => rl._historyPrev(),
  down: (rl) => rl._historyNext(),
};

function enterByReturn(rl) {
  rl[kSawReturnAt] = Date.now();
  rl._line();
}

/** A newline ends a line, unless it belongs to a carriage return that came just before. */
function enterByNewline(rl) {
  if (rl[kSawReturnAt] === 0 || Date.now() - rl[kSawReturnAt] > rl.crlfDelay) rl._line();
  rl[kSawReturnAt] = 0;
}

/** Inserts text that may hold several lines, as when it is pasted. */
function insertLines(rl, text) {
  let from = 0;
  for (const match of text.matchAll(LINE_ENDING)) {
    rl._insertString(text.slice(from, match.index));
    from = match.index + match[0].length;
    rl._line();
  }
  rl._insertString(text.slice(from));
}

function plainKey(rl, text, key, previousKey) {
  if (rl[kSawReturnAt] && key.name !== 'enter') rl[kSawReturnAt] = 0;
  if (key.name === 'tab' && typeof rl.completer === 'function' && rl.isCompletionEnabled) {
    rl._tabComplete(previousKey && previousKey.name === 'tab');
    return;
  }
  const action = Object.hasOwn(PLAIN, key.name) ? PLAIN[key.name] : undefined;
  if (action !== undefined) action(rl);
  else if (typeof text === 'string' && text) insertLines(rl, text);
}

/** Up and down look for lines that begin as the current one does; any other key ends the search. */
function trackSearch(rl, key) {
  if ((key.name === 'up' || key.name === 'down') && !key.ctrl && !key.meta && !key.shift) {
    rl[kSubstringSearch] ??= rl.line.slice(0, rl.cursor);
  } else if (rl[kSubstringSearch] !== null) {
    rl[kSubstringSearch] = null;
    if (rl.history.length === rl.historyIndex) rl.historyIndex = -1;
  }
}

const keymap = {
  _ttyWrite(text, key) {
    const previousKey = this[kPreviousKey];
    key = key || {};
    this[kPreviousKey] = key;
    if (!key.meta || key.name !== 'y') this[kYanking] = false;
    trackSearch(this, key);
    const first = typeof key.sequence === 'string' ? key.sequence[0] : undefined;
    if (first === UNDO) {
      this._undo();
    } else if (first === REDO) {
      this._redo();
    } else if (key.name !== 'escape') {
      const actions = key.ctrl ? (key.shift ? CONTROL_SHIFT : CONTROL) : key.meta ? META : null;
      if (actions === null) plainKey(this, text, key, previousKey);
      else if (Object.hasOwn(actions, key.name)) actions[key.name](this);
    }
  },

  /** The same for a terminal that cannot move its cursor. */
  _ttyWriteDumb(text, key) {
    key = key || {};
    if (key.name === 'escape') return;
    if (this[kSawReturnAt] && key.name !== 'enter') this[kSawReturnAt] = 0;
    if (key.ctrl && key.name === 'c') {
      interrupt(this);
    } else if (key.ctrl && key.name === 'd') {
      this.close();
    } else if (key.name === 'return') {
      enterByReturn(this);
    } else if (key.name === 'enter') {
      enterByNewline(this);
    } else if (typeof text === 'string' && text) {
      this.line += text;
      this.cursor += text.length;
      this._writeToOutput(text);
    }
  },
};

module.exports = { keymap };
