'use strict';
// What the loaders ask of the file system: cheap look-ups through the host, which give way to a program's own
// fs.readFileSync and fs.realpathSync where it has replaced them.

const binding = internalBinding('modules');

// Answers hold while a require() is under way: a graph of modules asks for the same directories again and again.
let depth = 0;
let stats = null;
let absent = null;
let originals = null;

function enter() {
  if (depth++ === 0) {
    stats = new Map();
    absent = new Set();
  }
}

function leave() {
  if (--depth === 0) stats = absent = null;
}

/** 0: a file; 1: a directory; negative: neither. */
function stat(path) {
  if (stats === null) return binding.stat(path);
  let result = stats.get(path);
  if (result === undefined) {
    result = binding.stat(path);
    // What is absent now may be written by the program before it asks again.
    if (result >= 0) stats.set(path, result);
  }
  return result;
}

function patchable() {
  const fs = require('fs');
  if (originals === null) originals = { readFileSync: fs.readFileSync, realpathSync: fs.realpathSync };
  return fs;
}

/** A file's text; throws fs's error if there is none. */
function readText(path) {
  const fs = patchable();
  if (fs.readFileSync === originals.readFileSync) {
    const text = binding.readFile(path);
    if (text !== undefined) return text;
  }
  return fs.readFileSync(path, 'utf8');
}

/** A small file's text, or undefined. */
function readIfPresent(path) {
  if (absent?.has(path)) return undefined;
  const text = binding.readFile(path);
  if (text === undefined) absent?.add(path);
  return text;
}

function realpath(path) {
  const fs = patchable();
  if (fs.realpathSync !== originals.realpathSync) return fs.realpathSync(path);
  return binding.realpath(path);
}

const stripBOM = (text) => (text.charCodeAt(0) === 0xFEFF ? text.slice(1) : text);

module.exports = { binding, enter, leave, stat, readText, readIfPresent, realpath, stripBOM };
