'use strict';

// Signals that can go to another thread: a channel tells the one that arrives there of the abort.
// https://nodejs.org/api/util.html#utiltransferableabortsignalsignal

const { AbortController, AbortSignal, abortSignal, createAbortSignal } = require('internal/abort_controller');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { kClone, kTransfer, refuseUnlisted } = require('internal/structured_clone');

function takeApart() {
  if (this.aborted) return { name: 'AbortSignal', data: { aborted: true, reason: this.reason }, ports: [] };
  const { MessageChannel } = require('internal/worker/message_port');
  const { port1, port2 } = new MessageChannel();
  this.addEventListener('abort', () => {
    port1.postMessage(this.reason);
    port1.close();
  }, { once: true });
  return { name: 'AbortSignal', data: { aborted: false, port: port2 }, ports: [port2] };
}

/** Lets a signal travel in a transfer list. It stays what it is here, too. */
function transferableAbortSignal(signal) {
  if (!(signal instanceof AbortSignal)) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  Object.defineProperty(signal, kTransfer, { configurable: true, enumerable: false, value: takeApart });
  Object.defineProperty(signal, kClone, { configurable: true, enumerable: false, value: refuseUnlisted });
  return signal;
}

function transferableAbortController() {
  const controller = new AbortController();
  transferableAbortSignal(controller.signal);
  return controller;
}

/** The signal that arrives. It does not keep its thread alive. */
function receive({ aborted, reason, port }) {
  const signal = transferableAbortSignal(createAbortSignal());
  if (aborted) {
    abortSignal(signal, reason);
  } else {
    port.onmessage = ({ data }) => {
      abortSignal(signal, data);
      port.close();
    };
    port.unref();
  }
  return signal;
}

module.exports = { receive, transferableAbortController, transferableAbortSignal };
