'use strict';

// https://nodejs.org/api/test.html

const { currentTest } = require('internal/test_runner/current');
const { Suite, Test, makeFunction, makeHook } = require('internal/test_runner/harness');

function lazy(name, load) {
  Object.defineProperty(test, name, {
    configurable: true,
    enumerable: true,
    get() {
      const value = load();
      Object.defineProperty(test, name, { configurable: true, enumerable: true, value, writable: true });
      return value;
    },
  });
}

const test = module.exports = makeFunction('test', Test);
const suite = makeFunction('suite', Suite);

for (const kind of ['after', 'afterEach', 'before', 'beforeEach']) test[kind] = makeHook(kind);
test.describe = suite;
test.getTestContext = () => currentTest()?.context;
test.it = test;
lazy('run', () => require('internal/test_runner/run').run);
test.suite = suite;
test.test = test;
lazy('mock', () => new (require('internal/test_runner/mock/tracker').MockTracker)());
lazy('snapshot', () => {
  const { setDefaultSnapshotSerializers, setResolveSnapshotPath } = require('internal/test_runner/snapshot');
  return { __proto__: null, setDefaultSnapshotSerializers, setResolveSnapshotPath };
});
lazy('assert', () => ({ __proto__: null, register: require('internal/test_runner/assertions').register }));
