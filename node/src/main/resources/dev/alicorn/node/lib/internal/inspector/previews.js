'use strict';

// What a weak collection holds, and what an iterator of a Map or a Set has left, without moving it: the debugger can
// tell, the language cannot.

const { EngineSession } = require('internal/inspector/session');

const KEY = '__previewed'; // a global while the engine looks, for code of the debugger can name nothing else

let session = null;

/** @return [entries, whether keys and values come in turn] */
function previewEntries(value) {
  session ??= new EngineSession();
  const held = { value, entries: undefined };
  Object.defineProperty(globalThis, KEY, { configurable: true, value: held });
  try {
    const { result: { objectId } } = session.command('Runtime.evaluate', { expression: `${KEY}.value`, objectGroup: KEY });
    const { internalProperties = [] } = session.command('Runtime.getProperties', { objectId, ownProperties: true });
    const listed = internalProperties.find(({ name }) => name === '[[Entries]]');
    if (listed === undefined) return [[], false];
    session.command('Runtime.callFunctionOn', {
      functionDeclaration: `function () { ${KEY}.entries = this; }`, objectGroup: KEY, objectId: listed.value.objectId,
    });
    session.command('Runtime.releaseObjectGroup', { objectGroup: KEY });
  } finally {
    delete globalThis[KEY];
  }
  const entries = Array.prototype.slice.call(held.entries); // it has no prototype
  const arePairs = entries.length > 0 && 'key' in entries[0];
  return [arePairs ? entries.flatMap(({ key, value }) => [key, value]) : entries.map((entry) => entry.value), arePairs];
}

module.exports = { previewEntries };
