'use strict';

// The objects of the heap that inherit from a prototype. https://nodejs.org/api/v8.html#v8queryobjectsctor-options

const { EngineSession } = require('internal/inspector/session');
const { validateFunction, validateObject, validateOneOf } = require('internal/validators');

const KEY = '__queried'; // a global while the engine looks, for code of the debugger can name nothing else

/** All objects with `prototype` in their chain. */
function objectsOf(prototype) {
  const session = new EngineSession();
  const held = { found: [], prototype };
  Object.defineProperty(globalThis, KEY, { configurable: true, value: held });
  try {
    const { result } = session.command('Runtime.evaluate', { expression: `${KEY}.prototype`, objectGroup: KEY });
    const { objects } = session.command('Runtime.queryObjects', { objectGroup: KEY, prototypeObjectId: result.objectId });
    session.command('Runtime.callFunctionOn', {
      functionDeclaration: `function () { ${KEY}.found = this; }`, objectGroup: KEY, objectId: objects.objectId,
    });
  } finally {
    delete globalThis[KEY];
    session.close();
  }
  return [...held.found];
}

function queryObjects(ctor, options = {}) {
  validateFunction(ctor, 'constructor');
  validateObject(options, 'options');
  const { format = 'count' } = options;
  validateOneOf(format, 'options.format', ['count', 'summary']);
  const found = objectsOf(ctor.prototype);
  if (format === 'count') return found.length;
  const { inspect } = require('internal/util/inspect');
  return found.map((object) => inspect(object, { depth: 0 }));
}

module.exports = { queryObjects };
