'use strict';

// The lines entered before, newest first, and walking among them.

const { kSubstringSearch } = require('internal/readline/state');

const history = {
  /** Keeps the current line, unless it is blank, and returns the line that goes on to the listeners. */
  _addHistory() {
    const { history: lines, line } = this;
    if (line.length === 0) return '';
    if (this.historySize === 0 || line.trim().length === 0) return line;
    if (lines.length === 0 || lines[0] !== line) {
      if (this.removeHistoryDuplicates) {
        const duplicate = lines.indexOf(line);
        if (duplicate !== -1) lines.splice(duplicate, 1);
      }
      lines.unshift(line);
      if (lines.length > this.historySize) lines.pop();
    }
    this.historyIndex = -1;
    const first = this.history[0]; // A 'history' listener may take the line out again.
    this.emit('history', this.history);
    return first;
  },

  _historyNext() {
    if (this.historyIndex < 0) return;
    this._walkHistory(-1, (index) => index >= 0);
  },

  _historyPrev() {
    if (this.historyIndex >= this.history.length || this.history.length === 0) return;
    this._walkHistory(1, (index) => index < this.history.length);
  },

  _walkHistory(step, isInside) {
    const search = this[kSubstringSearch] || '';
    let index = this.historyIndex + step;
    while (isInside(index) && (!this.history[index].startsWith(search) || this.line === this.history[index])) index += step;
    this.historyIndex = index;
    const line = isInside(index) ? this.history[index] : search;
    this._edit(line, line.length);
  },
};

module.exports = { history };
