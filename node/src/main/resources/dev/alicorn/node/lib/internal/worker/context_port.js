'use strict';

// Ports that were moved to a context: no event targets, since these are the main context's, but objects whose `onmessage` and
// `onmessageerror` are called. What comes by them is of the same kind.
// https://nodejs.org/api/worker_threads.html#workermovemessageporttocontextport-contextifiedsandbox

const { codes: { ERR_CLOSED_MESSAGE_PORT } } = require('internal/errors');
const messagePort = require('internal/worker/message_port');

function ContextPort() {}
Object.defineProperty(ContextPort, 'name', { configurable: true, value: 'MessagePort' });
for (const name of ['postMessage', 'start', 'close', 'ref', 'unref', 'hasRef']) {
  Object.defineProperty(ContextPort.prototype, name, Object.getOwnPropertyDescriptor(messagePort.MessagePort.prototype, name));
}

/** Calls the port's own listener, as the owner of an endpoint has it. */
Object.defineProperty(ContextPort.prototype, messagePort.kDispatch, { value(message) {
  const { value, ports, error } = message;
  const type = error === undefined ? 'message' : 'messageerror';
  for (const port of ports) toContextPort(port);
  const listener = this[`on${type}`];
  if (typeof listener === 'function') Reflect.apply(listener, this, [{ type, target: this, data: error ?? value, ports }]);
} });

function toContextPort(port) {
  return Object.setPrototypeOf(port, ContextPort.prototype);
}

/** Takes the port from who has it: the one that the context may have. */
function moveToContext(port, context) {
  if (!messagePort.isMessagePort(port)) throw messagePort.invalidPort();
  if (typeof context !== 'object' || context === null || !require('vm').isContext(context)) {
    throw messagePort.argumentError('Invalid context argument');
  }
  if (!messagePort.endpointOf(port).isOpen) throw new ERR_CLOSED_MESSAGE_PORT();
  return toContextPort(messagePort.moved(port));
}

module.exports = { moveToContext };
