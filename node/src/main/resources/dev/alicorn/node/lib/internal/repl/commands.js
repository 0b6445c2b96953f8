'use strict';

// The commands that begin with a dot; `this` is the REPL.

const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');

function breakOff() {
  this.clearBufferedCommand();
  this.displayPrompt();
}

function clear() {
  this.clearBufferedCommand();
  if (!this.useGlobal) {
    this.output.write('Clearing context...\n');
    this.resetContext();
  }
  this.displayPrompt();
}

function help() {
  const names = Object.keys(this.commands).sort();
  const width = Math.max(...names.map(({ length }) => length)) + 3;
  for (const name of names) {
    const { help: text } = this.commands[name];
    this.output.write(`.${text ? name.padEnd(width) + text : name}\n`);
  }
  this.output.write('\nPress Ctrl+C to abort current expression, Ctrl+D to exit the REPL\n');
  this.displayPrompt();
}

function missingFile(repl) {
  repl.output.write(`${new ERR_MISSING_ARGS('file').message}\n`);
}

function save(file) {
  if (file === '') {
    missingFile(this);
  } else {
    try {
      require('fs').writeFileSync(file, this.lines.join('\n'));
      this.output.write(`Session saved to: ${file}\n`);
    } catch {
      this.output.write(`Failed to save: ${file}\n`);
    }
  }
  this.displayPrompt();
}

function load(file) {
  if (file === '') {
    missingFile(this);
    this.displayPrompt();
    return;
  }
  const fs = require('fs');
  try {
    if (fs.statSync(file).isFile()) this._enterText(fs.readFileSync(file, 'utf8'));
    else this.output.write(`Failed to load: ${file} is not a valid file\n`);
  } catch {
    this.output.write(`Failed to load: ${file}\n`);
  }
  this.displayPrompt();
}

function editor() {
  if (!this.terminal) return;
  this._startEditor();
}

function define(repl) {
  const commands = {
    break: ['Sometimes you get stuck, this gets you out', breakOff],
    clear: [repl.useGlobal ? 'Alias for .break' : 'Break, and also clear the local context', clear],
    exit: ['Exit the REPL', function() { this.close(); }],
    help: ['Print this help message', help],
    save: ['Save all evaluated commands in this REPL session to a file', save],
    load: ['Load JS from a file into the REPL session', load],
  };
  if (repl.terminal) commands.editor = ['Enter editor mode', editor];
  for (const [name, [text, action]] of Object.entries(commands)) repl.defineCommand(name, { help: text, action });
}

module.exports = { define };
