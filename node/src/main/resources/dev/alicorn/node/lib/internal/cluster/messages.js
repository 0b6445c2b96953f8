'use strict';

// What primary and workers tell one another, beside the program's own messages: numbered, so that the other side can answer.

const COMMAND = 'NODE_CLUSTER';

const awaited = new Map();
let sequence = 0;

/** Sends to a process, maybe with a handle; `onAnswer(message, handle)` is called when the other side acknowledges. */
function send(target, message, handle, onAnswer) {
  if (!target.connected) return false;
  const seq = sequence++;
  if (typeof onAnswer === 'function') awaited.set(seq, onAnswer);
  return target.send({ cmd: COMMAND, ...message, seq }, handle);
}

/** A listener of 'internalMessage': answers go to who waits for them, all else to `onMessage`. */
function receiver(worker, onMessage) {
  return (message, handle) => {
    if (message.cmd !== COMMAND) return;
    let receive = onMessage;
    if (message.ack !== undefined && awaited.has(message.ack)) {
      receive = awaited.get(message.ack);
      awaited.delete(message.ack);
    }
    Reflect.apply(receive, worker, [message, handle]);
  };
}

module.exports = { receiver, send };
