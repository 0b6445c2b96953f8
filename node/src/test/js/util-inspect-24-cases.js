'use strict';
// What Node 24 prints and Node 20 does not yet; the text to expect is in util-inspect-24-cases.txt.

const { inspect } = require('util');

Error.stackTraceLimit = 0;

class MyMap extends Map {}
class SetOfMine extends Set {}
class Myset extends Set {}
class MyPromise extends Promise {}
class MyArray extends Array { get [Symbol.toStringTag]() { return 'List'; } }

function framed(message, lines) {
  const error = new Error(message);
  error.stack = [`Error: ${message}`, ...lines.map((line) => `    at ${line}`)].join('\n');
  return error;
}

const repeat = (lines, times) => Array.from({ length: times }, () => lines).flat();
const detached = new ArrayBuffer(2);
structuredClone(detached, { transfer: [detached] });

const samples = {
  symbolKeys: { [Symbol('key')]: 1, [Symbol()]: 2, plain: 3 },
  hiddenKeys: Object.defineProperties({ a: 1 }, {
    hidden: { value: 1 }, 'hid-den': { value: 2 }, [Symbol('hidden')]: { value: 3 }, 'qu\'ote': { value: 4 },
  }),
  ownTag: { [Symbol.toStringTag]: 'own' },
  buffer: new ArrayBuffer(4),
  shared: new SharedArrayBuffer(2),
  view: new DataView(new ArrayBuffer(3), 1),
  detached,
  typed: new Uint8Array(3),
  typedBigInt: new BigInt64Array(1),
  bareTyped: Object.setPrototypeOf(new Uint8Array(2), null),
  map: new MyMap([[1, 2]]),
  set: new SetOfMine([1]),
  otherSet: new Myset([1]),
  promise: MyPromise.resolve(1),
  list: new MyArray(1, 2),
  bareGenerator: Object.setPrototypeOf((function* () {})(), null),
  bareWeakSet: Object.setPrototypeOf(new WeakSet(), null),
  bareClass: Object.setPrototypeOf(class Bare {}, null),
  recursion: framed('deep', ['first', ...repeat(['again'], 12), 'last']),
  mutualRecursion: framed('deep', ['first', ...repeat(['ping', 'pong'], 8), 'last']),
  shortRecursion: framed('short', repeat(['again'], 9)),
  numberStack: Object.assign(new Error('odd'), { stack: 5 }),
  objectStack: Object.assign(new Error('odd'), { stack: { a: 1 } }),
  throwingName: Object.defineProperty(new Error('g'), 'name', { get() { throw new Error('no'); } }),
  throwingGetter: { get a() { throw Object.assign(new TypeError('boo'), { stack: 'TypeError: boo' }); } },
  inheritedCause: Object.create(Object.assign(new Error('x'), { cause: 1 })),
  customSelf: { [inspect.custom]() { return this; } },
};

const settings = {
  plain: {},
  hidden: { showHidden: true },
  flat: { depth: 0 },
  getters: { getters: true },
  compact: { compact: true },
};

for (const [name, value] of Object.entries(samples)) {
  for (const [setting, options] of Object.entries(settings)) {
    // How the stack is kept is the engine's affair.
    if (setting === 'hidden' && value instanceof Error) continue;
    console.log(`${name} ${setting} ${JSON.stringify(inspect(value, options))}`);
  }
}
