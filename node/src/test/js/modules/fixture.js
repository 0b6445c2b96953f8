'use strict';
// A folder of files for one case script, and printing that leaves its place out.

const fs = require('fs');
const os = require('os');
const path = require('path');

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'alicorn-modules-')));
process.on('exit', () => fs.rmSync(root, { recursive: true, force: true }));

/** Writes files, given as paths and texts (objects become JSON), and gives their folder. */
function tree(files) {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}

const scrub = (text) => String(text).replaceAll(`file://${root}`, '<url>').replaceAll(root, '<dir>');

function show(label, value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  console.log(`${label}: ${scrub(text)}`);
}

/** Code and first line of what a function throws, or what it returns. */
function attempt(label, fn) {
  try {
    show(label, fn() ?? 'undefined');
  } catch (error) {
    show(label, `${error.name} ${error.code ?? '-'} ${error.message.split('\n')[0]}`);
  }
}

async function attemptAsync(label, fn) {
  try {
    show(label, (await fn()) ?? 'undefined');
  } catch (error) {
    show(label, `${error?.name} ${error?.code ?? '-'} ${String(error?.message).split('\n')[0]}`);
  }
}

module.exports = { attempt, attemptAsync, path, root, scrub, show, tree };
