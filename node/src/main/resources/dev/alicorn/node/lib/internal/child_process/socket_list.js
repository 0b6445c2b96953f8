'use strict';

// A server's connections that were passed to another process: the server counts them still, and has not closed before they
// have. Both ends of a channel keep a list for each server, by the server's key.
// https://nodejs.org/api/net.html#servergetconnectionscallback

const EventEmitter = require('events');
const { codes: { ERR_CHILD_CLOSED_BEFORE_REPLY } } = require('internal/errors');

const GET_COUNT = 'NODE_SOCKET_GET_COUNT';
const COUNT = 'NODE_SOCKET_COUNT';
const NOTIFY_CLOSE = 'NODE_SOCKET_NOTIFY_CLOSE';
const ALL_CLOSED = 'NODE_SOCKET_ALL_CLOSED';

/** Of the process that has the server: asks the other one. Emits 'exit' when that is gone. */
class SentSockets extends EventEmitter {
  #target;
  #key;

  constructor(target, key) {
    super();
    this.#target = target;
    this.#key = key;
    target.once('exit', () => this.emit('exit', this));
  }

  #ask(cmd, answer, swallowErrors, callback) {
    const target = this.#target;
    const key = this.#key;
    const finish = (err, message) => {
      target.removeListener('internalMessage', onMessage);
      target.removeListener('disconnect', onDisconnect);
      callback(err, message);
    };
    const onMessage = (message) => {
      if (message.cmd === answer && message.key === key) finish(null, message);
    };
    const onDisconnect = () => finish(new ERR_CHILD_CLOSED_BEFORE_REPLY());
    if (!target.connected) {
      onDisconnect();
      return;
    }
    target.on('internalMessage', onMessage);
    target.on('disconnect', onDisconnect);
    target._send({ cmd, key }, undefined, { swallowErrors });
  }

  /** `callback` is called when none is open there any more. */
  close(callback) {
    this.#ask(NOTIFY_CLOSE, ALL_CLOSED, true, callback);
  }

  /** `callback(err, count)`. */
  getConnections(callback) {
    this.#ask(GET_COUNT, COUNT, false, (err, message) => {
      if (err) callback(err);
      else callback(null, message.count);
    });
  }
}

/** Of the process that has got them: answers. */
class GotSockets {
  #sockets = new Set();
  #onEmpty = null;

  constructor(target, key) {
    const answer = (message) => {
      if (target.connected) target._send({ ...message, key }, undefined, { swallowErrors: true });
    };
    target.on('internalMessage', (message) => {
      if (message.key !== key) return;
      if (message.cmd === GET_COUNT) answer({ cmd: COUNT, count: this.#sockets.size });
      else if (message.cmd === NOTIFY_CLOSE) this.#whenEmpty(() => answer({ cmd: ALL_CLOSED }));
    });
  }

  #whenEmpty(tell) {
    if (this.#sockets.size === 0) tell();
    else this.#onEmpty = tell;
  }

  add(socket) {
    this.#sockets.add(socket);
    socket.once('close', () => {
      this.#sockets.delete(socket);
      if (this.#sockets.size > 0 || this.#onEmpty === null) return;
      this.#onEmpty();
      this.#onEmpty = null;
    });
  }
}

/** The lists of one end of a channel. */
class SocketLists {
  #target;
  #sent = new Map();
  #got = new Map();

  constructor(target) {
    this.#target = target;
  }

  /** A socket of `server` is about to be passed. */
  sending(server) {
    const { _connectionKey: key } = server;
    if (this.#sent.has(key)) return key;
    const list = new SentSockets(this.#target, key);
    this.#sent.set(key, list);
    server._setupWorker(list);
    return key;
  }

  /** A socket of the server of that key has come. */
  got(key, socket) {
    let list = this.#got.get(key);
    if (list === undefined) this.#got.set(key, list = new GotSockets(this.#target, key));
    list.add(socket);
  }
}

module.exports = { SocketLists };
