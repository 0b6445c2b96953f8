'use strict';

// What a REPL does with a line: a command, a part of some code, or code that it runs and whose value it shows.

const { Recoverable } = require('internal/repl/recoverable');

const NPM = 'npm should be run outside of the Node.js REPL, in your normal shell.\n(Press Ctrl+D to exit.)\n';
const HOW_TO_EXIT = '(To exit, press Ctrl+C again or Ctrl+D or type .exit)\n';

let resources = 0;

class Lines {
  buffered = ''; // lines that are not complete code yet
  isComplete = false; // Ctrl+D in the editor: what is there is all
  #repl;
  #sawSigint = false;

  constructor(repl) {
    this.#repl = repl;
  }

  /** Ctrl+C: gives up the code, or the session the second time. */
  onSigint(empty) {
    const repl = this.#repl;
    if (this.buffered === '' && empty) {
      if (this.#sawSigint) {
        this.#sawSigint = false;
        repl.close();
        return;
      }
      repl.output.write(HOW_TO_EXIT);
      this.#sawSigint = true;
    } else {
      this.#sawSigint = false;
    }
    repl.clearBufferedCommand();
    repl.displayPrompt();
  }

  take(line) {
    const repl = this.#repl;
    this.#sawSigint = false;
    if (this.#runKeyword(line.trim())) return;
    const file = `REPL${++resources}`;
    repl.eval(`${this.buffered}${line}\n`, repl.context, file, (...outcome) => this.#finish(line, outcome));
  }

  /** True if the line is a command, or wants to be one. */
  #runKeyword(text) {
    const repl = this.#repl;
    if (text[0] !== '.' || text[1] === '.' || !Number.isNaN(parseFloat(text))) return false;
    const [, keyword, rest] = /^\.([^\s]+)\s*(.*)$/.exec(text) ?? [];
    const command = repl.commands[keyword];
    if (command !== undefined) {
      command.action.call(repl, rest);
      return true;
    }
    if (this.buffered !== '') return false;
    repl.output.write('Invalid REPL keyword\n');
    repl.displayPrompt();
    return true;
  }

  #finish(line, outcome) {
    const repl = this.#repl;
    const [err, value] = outcome;
    repl.lines.push(line);
    const wantsMore = err instanceof Recoverable;
    if (err && !wantsMore && this.buffered === '' && line.trim().startsWith('npm ')) {
      repl.output.write(NPM);
      repl.displayPrompt();
      return;
    }
    if (wantsMore && !this.isComplete) {
      this.buffered += `${line}\n`;
      repl.displayPrompt();
      return;
    }
    this.isComplete = false;
    if (err) {
      repl._domain.emit('error', err.err ?? err);
      return;
    }
    repl.clearBufferedCommand();
    if (outcome.length === 2 && (!repl.ignoreUndefined || value !== undefined)) {
      if (!repl.underscoreAssigned) repl.last = value;
      repl.output.write(`${repl.writer(value)}\n`);
    }
    if (!repl.closed) repl.displayPrompt();
  }
}

module.exports = { Lines };
