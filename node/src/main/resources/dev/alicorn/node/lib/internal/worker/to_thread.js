'use strict';

// postMessageToThread, and the event 'workerMessage' that it leads to.
// https://nodejs.org/api/worker_threads.html#worker_threadspostmessagetothreadthreadid-value-transferlist-timeout

const process = require('process');
const { codes } = require('internal/errors');
const { validateNumber } = require('internal/validators');
const { isMessagePort, endpointOf } = require('internal/worker/message_port');
const { adopt, setVisitorListener, visit } = require('internal/worker/remote');
const { state } = require('internal/worker/thread');
const { checkTransferList, readTransferList, refuse } = require('internal/worker/transfer');
const { send } = require('internal/worker/wire');

const {
  ERR_WORKER_MESSAGING_ERRORED, ERR_WORKER_MESSAGING_FAILED, ERR_WORKER_MESSAGING_SAME_THREAD, ERR_WORKER_MESSAGING_TIMEOUT,
} = codes;

const Answer = { HEARD: 0, NOBODY: 1, ERRORED: 2 };

const ports = {
  is: isMessagePort,
  check(port) {
    if (!endpointOf(port).isOpen) refuse('MessagePort in transfer list is already detached');
  },
};

function settle(answer, resolve, reject) {
  if (answer === Answer.HEARD) resolve();
  else if (answer === Answer.ERRORED) reject(new ERR_WORKER_MESSAGING_ERRORED());
  else reject(new ERR_WORKER_MESSAGING_FAILED());
}

async function postMessageToThread(threadId, value, transferList, timeout) {
  if (typeof transferList === 'number' && timeout === undefined) {
    timeout = transferList;
    transferList = [];
  }
  if (timeout !== undefined) validateNumber(timeout, 'timeout', 0);
  if (threadId === state.threadId) throw new ERR_WORKER_MESSAGING_SAME_THREAD();
  const list = readTransferList(transferList);
  checkTransferList(list, ports);
  const id = visit(threadId);
  if (id === 0) throw new ERR_WORKER_MESSAGING_FAILED();
  await ask(id, { value, source: state.threadId }, list, timeout);
}

/** Sends the message and waits for the answer, which is the end of the channel too. */
function ask(id, message, list, timeout) {
  return new Promise((resolve, reject) => {
    let timer;
    const endpoint = adopt(id, {
      onMessage({ value }) {
        settle(value, resolve, reject);
        endpoint.close();
      },
      onClosed() {
        clearTimeout(timer);
        settle(Answer.NOBODY, resolve, reject);
      },
    });
    endpoint.setRef(true);
    endpoint.start();
    send(endpoint.group, message, list);
    if (timeout !== undefined) {
      timer = setTimeout(() => {
        reject(new ERR_WORKER_MESSAGING_TIMEOUT());
        endpoint.close();
      }, timeout);
    }
  });
}

/** Another thread has opened a channel to this one, for one message. */
function receive(id) {
  const endpoint = adopt(id, {
    onMessage({ value: { value, source } }) {
      let answer = Answer.ERRORED;
      try {
        answer = process.emit('workerMessage', value, source) ? Answer.HEARD : Answer.NOBODY;
      } finally {
        if (endpoint.isOpen) send(endpoint.group, answer);
      }
    },
    onClosed() {},
  });
  endpoint.start();
}

/** From now on this thread hears others. */
function listen() {
  setVisitorListener(receive);
}

module.exports = { listen, postMessageToThread };
