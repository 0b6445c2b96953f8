'use strict';

// A server of the primary whose connections are given to the workers in turn.

const assert = require('assert');
const { FixedQueue } = require('internal/fixed_queue');
const { Pipe } = require('internal/pipe_wrap');
const { send } = require('internal/cluster/messages');

function listen(server, address, { port, fd, flags, backlog, readableAll, writableAll }) {
  if (fd >= 0) {
    server.listen({ fd, backlog });
  } else if (port >= 0) {
    server.listen({ port, host: address, ipv6Only: Boolean(flags & 1), backlog });
  } else {
    server.listen({ path: address, backlog, readableAll, writableAll });
  }
}

class RoundRobinHandle {
  #key;
  #workers = new Map();
  #idle = new Map(); // workers that have taken what they were given, the one that waits longest first
  #arrived = new FixedQueue();
  #offered = new Map(); // by worker: the connection that it has not answered for
  #server;
  #handle = null;

  constructor(key, address, options) {
    this.#key = key;
    this.#server = require('net').createServer(assert.fail);
    listen(this.#server, address, options);
    this.#server.once('listening', () => this.#listening());
  }

  #listening() {
    this.#handle = this.#server._handle;
    this.#handle.onconnection = (status, client) => this.#distribute(status, client);
    this.#server._handle = null;
    this.#server = null;
  }

  has(worker) {
    return this.#workers.has(worker.id);
  }

  /** `reply(errno, details, handle)` is called once, maybe later. */
  add(worker, reply) {
    assert(!this.#workers.has(worker.id));
    this.#workers.set(worker.id, worker);
    const ready = () => {
      if (this.#handle === null) return; // closed before it listened
      reply(0, this.#handle instanceof Pipe ? null : { sockname: this.#address() }, null);
      this.#offer(worker);
    };
    if (this.#server === null) {
      ready();
      return;
    }
    this.#server.once('listening', ready);
    this.#server.once('error', (err) => {
      this.#workers.delete(worker.id);
      reply(err.errno, null, null);
    });
  }

  #address() {
    const address = {};
    this.#handle.getsockname(address);
    return address;
  }

  /** Whether that was the last worker: then nothing listens any more, and who has arrived is let go. */
  remove(worker) {
    if (!this.#workers.delete(worker.id)) return false;
    this.#idle.delete(worker.id);
    this.#offered.get(worker.id)?.close();
    this.#offered.delete(worker.id);
    if (this.#workers.size > 0) return false;
    for (let client = this.#arrived.shift(); client; client = this.#arrived.shift()) client.close();
    this.#handle?.close();
    this.#handle = null;
    return true;
  }

  #distribute(status, client) {
    if (status !== 0) return;
    this.#arrived.push(client);
    const [next] = this.#idle.values();
    if (next === undefined) return;
    this.#idle.delete(next.id);
    this.#offer(next);
  }

  /** Gives the worker the next connection, or has it wait for one. */
  #offer(worker) {
    if (!this.#workers.has(worker.id)) return;
    const client = this.#arrived.shift();
    if (!client) {
      this.#idle.set(worker.id, worker);
      return;
    }
    this.#offered.set(worker.id, client);
    send(worker.process, { act: 'newconn', key: this.#key }, client, ({ accepted }) => {
      if (!this.#offered.delete(worker.id)) return; // It left meanwhile, and the connection was closed.
      if (accepted) client.close();
      else this.#distribute(0, client);
      this.#offer(worker);
    });
  }
}

module.exports = RoundRobinHandle;
