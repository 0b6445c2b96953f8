'use strict';

// Entries that the library itself makes, of what it does for the program: only while somebody observes their type. Cheap to
// load: the observer, which few programs have, tells of itself.

let observer = null;

/** The observer's module has been loaded: `isObserved(type)`, `enqueue(entry)`. */
function attach(functions) {
  observer = functions;
}

/** Whether somebody wants entries of a type. */
function isObserved(type) {
  return observer !== null && observer.isObserved(type);
}

/**
 * Begins an entry.
 *
 * @returns a function that ends it with the rest of its detail, or undefined if nobody observes the type
 */
function begin(type, name, detail) {
  if (!isObserved(type)) return undefined;
  const { now } = internalBinding('performance');
  const start = now();
  return (more) => {
    const { kMake, PerformanceEntry } = require('internal/perf/entries');
    observer.enqueue(new PerformanceEntry(kMake, name, type, start, now() - start, { ...detail, ...more }));
  };
}

module.exports = { attach, begin, isObserved };
