'use strict';

// https://nodejs.org/api/process.html#processfinalizationregisterref-callback

const process = require('process');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateFunction } = require('internal/validators');

// By the event: what is still to be told, held weakly, in the order of registration.
const waiting = { beforeExit: [], exit: [] };
const listening = { beforeExit: false, exit: false };

const forgotten = new FinalizationRegistry((entry) => remove((each) => each === entry));

function remove(isMeant) {
  for (const event of Object.keys(waiting)) waiting[event] = waiting[event].filter((entry) => !isMeant(entry));
}

function tell(event) {
  const entries = waiting[event];
  waiting[event] = [];
  for (const { ref, callback } of entries) {
    const object = ref.deref();
    if (object === undefined) continue;
    forgotten.unregister(object);
    callback(object, event);
  }
}

function add(event, object, callback) {
  if ((typeof object !== 'object' || object === null) && typeof object !== 'function') throw new ERR_INVALID_ARG_TYPE('obj', 'Object', object);
  validateFunction(callback, 'callback');
  require('internal/util/deprecate').emitExperimentalWarning('process.finalization');
  const entry = { ref: new WeakRef(object), callback };
  waiting[event].push(entry);
  forgotten.register(object, entry, object);
  if (listening[event]) return;
  listening[event] = true;
  process.on(event, () => tell(event));
}

module.exports = {
  register(obj, callback) {
    add('exit', obj, callback);
  },
  registerBeforeExit(obj, callback) {
    add('beforeExit', obj, callback);
  },
  unregister(obj) {
    forgotten.unregister(obj);
    remove(({ ref }) => ref.deref() === obj);
  },
};
