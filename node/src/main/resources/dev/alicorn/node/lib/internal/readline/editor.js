'use strict';

// Editing the current line on a terminal: inserting, deleting, moving, the kill ring, undo.

const { cursorTo, moveCursor, clearScreenDown } = require('internal/readline/cursor');
const { validateString } = require('internal/validators');
const {
  kKillRing, kKillRingCursor, kPrompt, kRedoStack, kUndoStack, kYanking,
} = require('internal/readline/state');
const { characterWidth, lengthAt, lengthLeft } = require('internal/readline/width');

const MAX_UNDO = 2048;
const MAX_KILLED = 32;

// Seen from the cursor to the left, the text reversed: blanks, then a word or a run of punctuation.
const WORD_LEFT = /^\s*(?:[^\w\s]+|\w+)?/;
const WORD_RIGHT = /^(?:\s+|[^\w\s]+|\w+)\s*/;
const WORD_RIGHT_TO_DELETE = /^(?:\s+|\W+|\w+)\s*/;

function wordLengthLeft(text) {
  return WORD_LEFT.exec(Array.from(text).reverse().join(''))[0].length;
}

const editor = {
  _writeToOutput(text) {
    validateString(text, 'stringToWrite');
    if (this.output !== null && this.output !== undefined) this.output.write(text);
  },

  _beforeEdit(text, cursor) {
    const stack = this[kUndoStack];
    if (stack.push({ text, cursor }) > MAX_UNDO) stack.shift();
  },

  /** Sets line and cursor, and shows them; what was there can be had back by undo. */
  _edit(line, cursor) {
    this._beforeEdit(this.line, this.cursor);
    this.line = line;
    this.cursor = cursor;
    this._refreshLine();
  },

  _refreshLine() {
    const { output } = this;
    const text = this[kPrompt] + this.line;
    const end = this._getDisplayPos(text);
    const cursor = this.getCursorPos();
    const rowsAbove = this.prevRows || 0;
    if (rowsAbove > 0) moveCursor(output, 0, -rowsAbove);
    cursorTo(output, 0);
    clearScreenDown(output);
    this._writeToOutput(text);
    if (end.cols === 0) this._writeToOutput(' '); // Makes the terminal begin the new row.
    cursorTo(output, cursor.cols);
    if (end.rows > cursor.rows) moveCursor(output, 0, cursor.rows - end.rows);
    this.prevRows = cursor.rows;
  },

  _insertString(text) {
    this._beforeEdit(this.line, this.cursor);
    if (!this.isCompletionEnabled) { // In the middle of a chunk, as when pasting: nothing is redrawn for each character.
      this.line += text;
      this.cursor += text.length;
      this._writeToOutput(text);
      return;
    }
    if (this.cursor < this.line.length) {
      this.line = this.line.slice(0, this.cursor) + text + this.line.slice(this.cursor);
      this.cursor += text.length;
      this._refreshLine();
      return;
    }
    const before = this.getCursorPos();
    this.line += text;
    this.cursor += text.length;
    if (before.rows < this.getCursorPos().rows) this._refreshLine();
    else this._writeToOutput(text);
  },

  _wordLeft() {
    if (this.cursor > 0) this._moveCursor(-wordLengthLeft(this.line.slice(0, this.cursor)));
  },

  _wordRight() {
    if (this.cursor < this.line.length) this._moveCursor(WORD_RIGHT.exec(this.line.slice(this.cursor))[0].length);
  },

  _deleteLeft() {
    if (this.cursor === 0 || this.line.length === 0) return;
    const size = lengthLeft(this.line, this.cursor);
    this._edit(this.line.slice(0, this.cursor - size) + this.line.slice(this.cursor), this.cursor - size);
  },

  _deleteRight() {
    if (this.cursor >= this.line.length) return;
    const size = lengthAt(this.line, this.cursor);
    this._edit(this.line.slice(0, this.cursor) + this.line.slice(this.cursor + size), this.cursor);
  },

  _deleteWordLeft() {
    if (this.cursor === 0) return;
    const left = this.line.slice(0, this.cursor);
    const kept = left.slice(0, left.length - wordLengthLeft(left));
    this._edit(kept + this.line.slice(this.cursor), kept.length);
  },

  _deleteWordRight() {
    if (this.cursor >= this.line.length) return;
    const right = this.line.slice(this.cursor);
    const size = WORD_RIGHT_TO_DELETE.exec(right)[0].length;
    this._edit(this.line.slice(0, this.cursor) + right.slice(size), this.cursor);
  },

  _deleteLineLeft() {
    this._kill(this.line.slice(0, this.cursor));
    this._edit(this.line.slice(this.cursor), 0);
  },

  _deleteLineRight() {
    this._kill(this.line.slice(this.cursor));
    this._edit(this.line.slice(0, this.cursor), this.cursor);
  },

  _kill(text) {
    const ring = this[kKillRing];
    if (!text || text === ring[0]) return;
    ring.unshift(text);
    this[kKillRingCursor] = 0;
    if (ring.length > MAX_KILLED) ring.pop();
  },

  _yank() {
    const ring = this[kKillRing];
    if (ring.length === 0) return;
    this[kYanking] = true;
    this._insertString(ring[this[kKillRingCursor]]);
  },

  /** Puts what was killed before in the place of what was just yanked. */
  _yankPop() {
    const ring = this[kKillRing];
    if (!this[kYanking] || ring.length < 2) return;
    const last = ring[this[kKillRingCursor]];
    this[kKillRingCursor] = (this[kKillRingCursor] + 1) % ring.length;
    const next = ring[this[kKillRingCursor]];
    const head = this.line.slice(0, this.cursor - last.length);
    this.line = head + next + this.line.slice(this.cursor);
    this.cursor = head.length + next.length;
    this._refreshLine();
  },

  _undo() {
    this._takeBack(this[kUndoStack], this[kRedoStack]);
  },

  _redo() {
    this._takeBack(this[kRedoStack], this[kUndoStack]);
  },

  _takeBack(from, to) {
    if (from.length === 0) return;
    to.push({ text: this.line, cursor: this.cursor });
    const { text, cursor } = from.pop();
    this.line = text;
    this.cursor = cursor;
    this._refreshLine();
  },

  _moveCursor(by) {
    if (by === 0) return;
    const before = this.getCursorPos();
    this.cursor = Math.max(0, Math.min(this.cursor + by, this.line.length));
    const after = this.getCursorPos();
    if (before.rows === after.rows) moveCursor(this.output, after.cols - before.cols, 0);
    else this._refreshLine();
  },

  _getDisplayPos(text) {
    const columns = this.columns;
    let offset = 0;
    let rows = 0;
    for (const character of require('util').stripVTControlCharacters(text)) {
      if (character === '\n') {
        rows += Math.ceil(offset / columns) || 1;
        offset = 0;
      } else if (character === '\t') {
        offset += this.tabSize - (offset % this.tabSize);
      } else {
        const width = characterWidth(character);
        if (width === 2 && (offset + 1) % columns === 0) offset++; // A wide character is not broken over two rows.
        offset += width;
      }
    }
    const cols = offset % columns;
    return { cols, rows: rows + (offset - cols) / columns };
  },

  getCursorPos() {
    return this._getDisplayPos(this[kPrompt] + this.line.slice(0, this.cursor));
  },

  clearLine() {
    this._moveCursor(Infinity);
    this._writeToOutput('\r\n');
    this.line = '';
    this.cursor = 0;
    this.prevRows = 0;
  },
};

module.exports = { editor };
