'use strict';

// The engine's debugger for programs: sessions within the process. Nothing listens for debuggers outside of it.
// https://nodejs.org/api/inspector.html

const EventEmitter = require('events');
const {
  codes: {
    ERR_INSPECTOR_ALREADY_CONNECTED, ERR_INSPECTOR_COMMAND, ERR_INSPECTOR_NOT_ACTIVE, ERR_INSPECTOR_NOT_CONNECTED,
    ERR_INSPECTOR_NOT_WORKER, ERR_METHOD_NOT_IMPLEMENTED,
  },
} = require('internal/errors');
const { EngineSession } = require('internal/inspector/session');
const { validateFunction, validateObject, validateString } = require('internal/validators');

class Session extends EventEmitter {
  #engine = null;

  connect() {
    if (this.#engine !== null) throw new ERR_INSPECTOR_ALREADY_CONNECTED('The inspector session');
    this.#engine = new EngineSession((message) => this.#tell(message));
  }

  connectToMainThread() {
    if (require('worker_threads').isMainThread) throw new ERR_INSPECTOR_NOT_WORKER();
    throw new ERR_METHOD_NOT_IMPLEMENTED('inspector.Session.connectToMainThread');
  }

  #tell(message) {
    try {
      this.emit(message.method, message);
      this.emit('inspectorNotification', message);
    } catch (err) {
      require('process').emitWarning(err);
    }
  }

  post(method, params, callback) {
    validateString(method, 'method');
    if (callback === undefined && typeof params === 'function') {
      callback = params;
      params = null;
    }
    if (params) validateObject(params, 'params');
    if (callback) validateFunction(callback, 'callback');
    if (this.#engine === null) throw new ERR_INSPECTOR_NOT_CONNECTED();
    const { error, result } = this.#engine.ask(method, params ?? undefined);
    // Nobody could let this thread go on if it stopped.
    if (method === 'Debugger.enable') this.#engine.ask('Debugger.setSkipAllPauses', { skip: true });
    if (!callback) return;
    if (error !== undefined) callback(new ERR_INSPECTOR_COMMAND(error.code, error.message));
    else callback(null, result);
  }

  disconnect() {
    if (this.#engine === null) return;
    this.#engine.close();
    this.#engine = null;
  }
}

function open() {
  throw new ERR_METHOD_NOT_IMPLEMENTED('inspector.open');
}

function waitForDebugger() {
  throw new ERR_INSPECTOR_NOT_ACTIVE();
}

module.exports = {
  open,
  close() {},
  url: () => undefined,
  waitForDebugger,
  console: globalThis.console,
  Session,
};
