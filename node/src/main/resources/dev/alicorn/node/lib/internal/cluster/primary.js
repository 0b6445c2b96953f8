'use strict';

// The cluster module of a primary: it starts workers and owns what they listen on.

const assert = require('assert');
const EventEmitter = require('events');
const process = require('process');
const { receiver, send } = require('internal/cluster/messages');
const { SCHED_NONE, SCHED_RR, defaultPolicy, merge, shorten, startProcess } = require('internal/cluster/settings');
const Worker = require('internal/cluster/worker');

const cluster = new EventEmitter();
const handles = new Map(); // what workers listen on, by what they asked for
const ended = new EventEmitter();
let lastId = 0;
let policy; // that of the first setup: what listens already is not changed

cluster.isWorker = false;
cluster.isMaster = true;
cluster.isPrimary = true;
cluster.Worker = Worker;
cluster.workers = {};
cluster.settings = {};
cluster.SCHED_NONE = SCHED_NONE;
cluster.SCHED_RR = SCHED_RR;
cluster.schedulingPolicy = defaultPolicy();

cluster.setupPrimary = function(options) {
  const settings = merge(cluster.settings, options);
  cluster.settings = settings;
  if (policy === undefined) {
    policy = cluster.schedulingPolicy;
    assert(policy === SCHED_NONE || policy === SCHED_RR, `Bad cluster.schedulingPolicy: ${policy}`);
  }
  process.nextTick(() => cluster.emit('setup', settings));
};

cluster.setupMaster = cluster.setupPrimary;

function removeWorker(worker) {
  assert(worker);
  delete cluster.workers[worker.id];
  if (Object.keys(cluster.workers).length > 0) return;
  assert(handles.size === 0, 'Resource leak detected.');
  ended.emit('disconnect');
}

function removeHandlesOf(worker) {
  assert(worker);
  for (const [key, handle] of handles) if (handle.remove(worker)) handles.delete(key);
}

function onExit(worker, exitCode, signalCode) {
  // Until it is disconnected, messages may still come.
  if (!worker.isConnected()) {
    removeHandlesOf(worker);
    removeWorker(worker);
  }
  worker.exitedAfterDisconnect = Boolean(worker.exitedAfterDisconnect);
  worker.state = 'dead';
  worker.emit('exit', exitCode, signalCode);
  cluster.emit('exit', worker, exitCode, signalCode);
}

function onDisconnect(worker) {
  removeHandlesOf(worker);
  if (worker.isDead()) removeWorker(worker);
  worker.exitedAfterDisconnect = Boolean(worker.exitedAfterDisconnect);
  worker.state = 'disconnected';
  worker.emit('disconnect');
  cluster.emit('disconnect', worker);
}

cluster.fork = function(env) {
  cluster.setupPrimary();
  const id = ++lastId;
  const worker = new Worker({ id, process: startProcess(cluster.settings, id, env) });
  worker.on('message', (message, handle) => cluster.emit('message', worker, message, handle));
  worker.process.once('exit', (exitCode, signalCode) => onExit(worker, exitCode, signalCode));
  worker.process.once('disconnect', () => onDisconnect(worker));
  worker.process.on('internalMessage', receiver(worker, onMessage));
  process.nextTick(() => cluster.emit('fork', worker));
  cluster.workers[id] = worker;
  return worker;
};

cluster.disconnect = function(callback) {
  const workers = Object.values(cluster.workers);
  if (workers.length === 0) process.nextTick(() => ended.emit('disconnect'));
  for (const worker of workers) if (worker.isConnected()) worker.disconnect();
  if (typeof callback === 'function') ended.once('disconnect', callback);
};

const actions = {
  __proto__: null,

  online(worker) {
    worker.state = 'online';
    worker.emit('online');
    cluster.emit('online', worker);
  },

  listening(worker, { addressType, address, port, fd }) {
    const info = { addressType, address, port, fd };
    worker.state = 'listening';
    worker.emit('listening', info);
    cluster.emit('listening', worker, info);
  },

  exitedAfterDisconnect(worker, { seq }) {
    worker.exitedAfterDisconnect = true;
    send(worker.process, { ack: seq });
  },

  queryServer,

  /** The worker has stopped to listen, and goes on. */
  close(worker, { key }) {
    if (handles.get(key)?.remove(worker)) handles.delete(key);
  },
};

function onMessage(message, handle) {
  actions[message.act]?.(this, message, handle);
}

function keyOf({ address, port, addressType, fd, index }) {
  // Whoever asks for any port gets one, which others share by asking as often.
  return `${address}:${port}:${addressType}:${fd}${port === 0 ? `:${index}` : ''}`;
}

function createHandle(key, message) {
  const { address, port, addressType } = message;
  const name = port < 0 && typeof address === 'string' && process.platform !== 'win32' ? shorten(address) : address;
  // Datagrams have no connections to give away.
  if (policy !== SCHED_RR || addressType === 'udp4' || addressType === 'udp6') {
    const SharedHandle = require('internal/cluster/shared_handle');
    return new SharedHandle(name, message);
  }
  const RoundRobinHandle = require('internal/cluster/round_robin_handle');
  return new RoundRobinHandle(key, name, message);
}

function queryServer(worker, message) {
  if (worker.exitedAfterDisconnect) return;
  const key = keyOf(message);
  const known = handles.get(key);
  // One worker that listens twice on the same is told that it is taken: its second handle is not kept.
  const handle = known !== undefined && !known.has(worker) ? known : createHandle(key, message);
  if (known === undefined) handles.set(key, handle);
  handle.data ||= message.data;
  handle.add(worker, (errno, details, passed) => {
    const { data } = handle;
    if (errno && handles.get(key) === handle) handles.delete(key); // Others may try again.
    send(worker.process, { errno, key, ack: message.seq, data, ...details }, passed);
  });
}

Worker.prototype.disconnect = function() {
  this.exitedAfterDisconnect = true;
  send(this.process, { act: 'disconnect' });
  removeHandlesOf(this);
  removeWorker(this);
  return this;
};

Worker.prototype.destroy = function(signal) {
  this.process.kill(signal || 'SIGTERM');
};

module.exports = cluster;
