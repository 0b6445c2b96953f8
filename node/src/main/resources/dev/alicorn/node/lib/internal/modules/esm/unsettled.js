'use strict';
// Where a program hangs that ends in the middle of a top-level await.

const { awaitPositions } = require('internal/modules/rewrite');

let main;

function setMain(record) {
  main = record;
}

/** `url:line`, the line, and a caret under the first top-level await of a module. */
function firstAwait(record) {
  const { source, url } = record;
  const position = awaitPositions(source)[0] ?? 0;
  const before = source.slice(0, position).split('\n');
  const line = source.split('\n')[before.length - 1];
  return `${url}:${before.length}\n${line}\n${' '.repeat(before[before.length - 1].length)}^\n\n`;
}

/** The modules whose evaluation is not over. */
function pendingRecords() {
  const pending = [];
  for (const { record } of main.graph()) {
    if (record.hasTopLevelAwait() && record.isEvaluated()) pending.push(record);
  }
  pending.forEach((record) => record.evaluate());
  const gate = require('internal/gate');
  gate.microtasks();
  // Without microtasks in the middle of a call nothing is learnt, and the program's own module is as good a guess.
  return gate.hasNatives() ? pending.filter((record) => !record.isSettled) : pending.slice(0, 1);
}

function describe() {
  if (main === undefined) return '';
  // The deepest comes last in the graph, and holds the others up.
  const record = pendingRecords().pop();
  return record === undefined ? '' : `Warning: Detected unsettled top-level await at ${firstAwait(record)}\n`;
}

module.exports = { describe, firstAwait, setMain };
