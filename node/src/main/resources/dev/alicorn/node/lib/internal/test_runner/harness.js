'use strict';

// The functions that make tests, wherever they are called: in a test or suite for it, elsewhere for the root.

const { readArguments } = require('internal/test_runner/arguments');
const { addHook } = require('internal/test_runner/context');
const { currentTest } = require('internal/test_runner/current');
const { callerLocation } = require('internal/test_runner/location');
const { Suite } = require('internal/test_runner/suite');
const { Test } = require('internal/test_runner/test');

let root = null;

function rootNode() {
  root ??= new (require('internal/test_runner/root').Root)();
  return root;
}

/** The node to which code that is running now adds. */
function owner() {
  const current = currentTest();
  return current === undefined || current.isRoot ? rootNode() : current;
}

function make(Class, parent, args, overrides) {
  const description = readArguments(...args);
  description.options = { ...description.options, ...overrides };
  description.location = callerLocation();
  const node = new Class(parent, description);
  parent.adopt(node);
  return node;
}

/** A promise of the test's end; of nothing in a suite, whose function only makes its tests. */
async function ended(node) {
  if (node.parent.kind === 'suite' || node.kind === 'suite') return;
  await node.done;
}

function startTest(parent, name, options, fn) {
  return ended(make(Test, parent, [name, options, fn]));
}

/** test or suite, with its variants: skip, todo, only. */
function makeFunction(name, Class) {
  const functions = { [name]: (...args) => ended(make(Class, owner(), args)) };
  const result = functions[name];
  for (const variant of ['skip', 'todo', 'only']) {
    result[variant] = (...args) => ended(make(Class, owner(), args, { [variant]: true }));
  }
  return result;
}

/** before, after, beforeEach or afterEach, for whatever is being defined or run. */
function makeHook(kind) {
  const hooks = { [kind](fn, options) { return addHook(owner(), kind, fn, options); } };
  return hooks[kind];
}

module.exports = { makeFunction, makeHook, startTest, Suite, Test };
