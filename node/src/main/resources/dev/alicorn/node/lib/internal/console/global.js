'use strict';
// The console of the program: an object of its own, not an instance, with streams that are made at the first use.

const { Console, kBindProperties, kBindStreamsLazy } = require('internal/console/constructor');

// The engine has a console too. What only that one can do is kept.
const ENGINE_METHODS = ['profile', 'profileEnd', 'timeStamp', 'context', 'createTask'];

const engineConsole = globalThis.console;
const globalConsole = Object.create({});

for (const key of Reflect.ownKeys(Console.prototype)) {
  if (key === 'constructor') continue;
  const descriptor = Object.getOwnPropertyDescriptor(Console.prototype, key);
  if (typeof descriptor.value === 'function' && typeof key === 'string') {
    descriptor.value = descriptor.value.bind(globalConsole);
    Object.defineProperty(descriptor.value, 'name', { value: key });
    Object.defineProperty(descriptor.value, 'length', { value: 0 });
  }
  Object.defineProperty(globalConsole, key, descriptor);
}

globalConsole[kBindProperties](true, 'auto');
globalConsole[kBindStreamsLazy]({
  get stdout() { return require('process').stdout; },
  get stderr() { return require('process').stderr; },
});

globalConsole.Console = Console;
for (const key of ENGINE_METHODS) {
  if (typeof engineConsole?.[key] === 'function') globalConsole[key] = engineConsole[key];
}

module.exports = globalConsole;
