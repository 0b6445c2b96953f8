'use strict';

// What keys mean to a REPL before they edit the line, and its editor, in which Enter does not end the code.

const { Interface } = require('internal/readline/interface');
const { kSawKeyPress } = require('internal/readline/state');

const WELCOME = '// Entering editor mode (Ctrl+D to finish, Ctrl+C to cancel)\n';

class Keys {
  #repl;
  #lines;
  #loading = false;

  /** @param lines where the editor's text gathers and from which it is run */
  constructor(repl, lines) {
    this.#repl = repl;
    this.#lines = lines;
  }

  /** `edit(text, key)` is what readline does with a key. */
  onKey(text, key, edit) {
    const repl = this.#repl;
    if (!repl.editorMode || !repl.terminal) {
      if (key.ctrl && key.name === 'd' && repl.cursor === 0 && repl.line.length === 0) repl.clearLine();
      edit(text, key);
      return;
    }
    if (key.ctrl && !key.shift) {
      if (key.name === 'd') {
        this.endEditor();
        this.#lines.isComplete = true;
        edit(text, { name: 'return' });
      } else if (key.name !== 'n' && key.name !== 'p') {
        edit(text, key);
      }
    } else if (key.name !== 'up' && key.name !== 'down') {
      edit(text, key);
    }
  }

  startEditor() {
    this.#repl.editorMode = true;
    Interface.prototype.setPrompt.call(this.#repl, '');
  }

  endEditor() {
    this.#repl.editorMode = false;
    this.#repl.setPrompt(this.#repl._initialPrompt);
  }

  welcome() {
    this.#repl.output.write(WELCOME);
  }

  /** The process goes on after a stop: the screen is not what it was. */
  showAgain() {
    const repl = this.#repl;
    if (!repl.editorMode) repl.displayPrompt(true);
    else repl.output.write(`${repl._initialPrompt}.editor\n${WELCOME}${this.#lines.buffered}\n`);
  }

  /** A line of the editor; the next one begins as far to the right. */
  takeLine(line) {
    const repl = this.#repl;
    this.#lines.buffered += `${line}\n`;
    const indent = repl[kSawKeyPress] && !this.#loading ? /^\s*/.exec(line)[0] : '';
    if (indent !== '') {
      repl.write(indent);
      repl.line = indent;
      repl.cursor = indent.length;
    }
    repl.lines.push(line);
  }

  /** Types a whole text, as .load does. */
  enterText(text) {
    this.startEditor();
    this.#loading = true;
    this.#repl.write(text);
    this.#loading = false;
    this.endEditor();
    this.#repl.write('\n');
  }
}

module.exports = { Keys };
