'use strict';

// What the tab key does: the common prefix of what could be meant is inserted, at the second tab all of it is shown.

const { stringWidth } = require('internal/readline/width');

const PADDING = 2;

function commonPrefix(texts) {
  if (texts.length === 0) return '';
  let prefix = texts[0];
  for (const text of texts) {
    let n = 0;
    while (n < prefix.length && prefix[n] === text[n]) n++;
    prefix = prefix.slice(0, n);
  }
  return prefix;
}

/** The completions in columns; an empty one separates groups. */
function layOut(completions, columns) {
  const widths = completions.map(stringWidth);
  const width = Math.max(...widths) + PADDING;
  let perRow = Math.floor(columns / width) || 1;
  if (perRow === Infinity) perRow = 1;
  let text = '\r\n';
  let inRow = 0;
  let blanks = 0;
  completions.forEach((completion, i) => {
    if (completion === '' || inRow === perRow) {
      text += '\r\n';
      inRow = 0;
      blanks = 0;
    } else {
      text += ' '.repeat(blanks);
    }
    if (completion === '') {
      text += '\r\n';
    } else {
      text += completion;
      blanks = width - widths[i];
      inRow++;
    }
  });
  return inRow === 0 ? text : `${text}\r\n\r\n`;
}

const completion = {
  async _tabComplete(lastKeypressWasTab) {
    this.pause();
    let value;
    try {
      value = await this.completer(this.line.slice(0, this.cursor));
    } catch (err) {
      this._tabCompleteFailed(err);
      return;
    } finally {
      if (!this.closed) this.resume();
    }
    this._tabCompleter(lastKeypressWasTab, value);
  },

  _tabCompleteFailed(err) {
    this._writeToOutput(`Tab completion error: ${require('util').inspect(err)}`);
  },

  _tabCompleter(lastKeypressWasTab, [completions, completed]) {
    if (!completions || completions.length === 0) return;
    const prefix = commonPrefix(completions.filter((text) => text !== ''));
    if (prefix.startsWith(completed) && prefix.length > completed.length) {
      this._insertString(prefix.slice(completed.length));
    } else if (!completed.startsWith(prefix)) {
      const head = this.line.slice(0, this.cursor - completed.length) + prefix;
      this.line = head + this.line.slice(this.cursor);
      this.cursor = head.length;
      this._refreshLine();
    } else if (lastKeypressWasTab) {
      this._beforeEdit(this.line, this.cursor);
      this._writeToOutput(layOut(completions, this.columns));
      this._refreshLine();
    }
  },
};

module.exports = { completion };
