'use strict';

// What a weak collection holds, and what an iterator of a Map or a Set has left, without moving it: the debugger can
// tell, the language cannot. It runs waiting microtasks while it looks, unless one of them runs already.

const { EngineSession } = require('internal/inspector/session');

const KEY = '__previewed'; // a global while the engine looks, for code of the debugger can name nothing else

let session = null;

/** @return [entries, whether keys and values come in turn] */
function previewEntries(value) {
  session ??= new EngineSession();
  let isOfEntries = false;
  const held = { value, entries: undefined };
  Object.defineProperty(globalThis, KEY, { configurable: true, value: held });
  try {
    const { result: { objectId } } = session.command('Runtime.evaluate', { expression: `${KEY}.value`, objectGroup: KEY });
    const { internalProperties = [] } = session.command('Runtime.getProperties', { objectId, ownProperties: true });
    const find = (wanted) => internalProperties.find(({ name }) => name === wanted)?.value;
    isOfEntries = find('[[IteratorKind]]')?.value === 'entries';
    const listed = find('[[Entries]]');
    if (listed === undefined) return [[], isOfEntries];
    session.command('Runtime.callFunctionOn', {
      functionDeclaration: `function () { ${KEY}.entries = this; }`, objectGroup: KEY, objectId: listed.objectId,
    });
    session.command('Runtime.releaseObjectGroup', { objectGroup: KEY });
  } finally {
    delete globalThis[KEY];
  }
  const entries = Array.prototype.slice.call(held.entries); // it has no prototype
  const arePairs = isOfEntries || (entries.length > 0 && 'key' in entries[0]);
  return [arePairs ? entries.flatMap(({ key, value }) => [key, value]) : entries.map((entry) => entry.value), arePairs];
}

module.exports = { previewEntries };
