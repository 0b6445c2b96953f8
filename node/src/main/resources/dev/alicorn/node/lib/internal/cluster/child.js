'use strict';

// The cluster module of a worker: what it listens on, it asks its primary for.

const EventEmitter = require('events');
const path = require('path');
const process = require('process');
const listeners = require('internal/net/listen_broker');
const { owner_symbol } = require('internal/handle_wrap');
const shared = require('internal/shared');
const { receiver, send: sendTo } = require('internal/cluster/messages');
const { roundRobinHandle, sharedHandle } = require('internal/cluster/worker_handles');
const Worker = require('internal/cluster/worker');

const cluster = new EventEmitter();
const handles = new Map(); // by the primary's key
const indexes = new Map(); // by what was asked for: { next, used } numbers

cluster.isWorker = true;
cluster.isMaster = false;
cluster.isPrimary = false;
cluster.worker = null;
cluster.Worker = Worker;

function send(message, onAnswer) {
  return sendTo(process, message, undefined, onAnswer);
}

cluster._setupWorker = function() {
  const worker = new Worker({ id: process.env.NODE_UNIQUE_ID, process, state: 'online' });
  cluster.worker = worker;
  listeners.setBroker(cluster._getServer);
  process.once('disconnect', () => {
    process.channel = null;
    worker.emit('disconnect');
    if (!worker.exitedAfterDisconnect) process.exit(0); // The primary has gone, and not on purpose.
  });
  process.on('internalMessage', receiver(worker, onMessage));
  send({ act: 'online' });
  shared.flush(); // The program may never come back to the loop.
};

function onMessage(message, handle) {
  if (message.act === 'newconn') onConnection(message, handle);
  else if (message.act === 'disconnect') disconnect(this, true);
}

function onConnection({ key, seq }, client) {
  const handle = handles.get(key);
  const server = handle?.[owner_symbol];
  const isFull = server?.maxConnections != null && server._connections >= server.maxConnections;
  const accepted = handle !== undefined && client !== undefined && !isFull;
  send({ ack: seq, accepted });
  if (accepted) handle.onconnection(0, client);
  else client?.close();
}

/** The number of this listening among those on the same address, so that the primary can tell them apart. */
function takeIndex(key) {
  let entry = indexes.get(key);
  if (entry === undefined) indexes.set(key, entry = { next: 0, used: new Set() });
  const index = entry.next++;
  entry.used.add(index);
  return index;
}

function giveIndexBack(key, index) {
  const entry = indexes.get(key);
  if (entry === undefined) return;
  entry.used.delete(index);
  if (entry.used.size === 0) indexes.delete(key);
}

/** Asks the primary for what `server` wants to listen on; `callback(errno, handle)`. */
cluster._getServer = function(server, options, callback) {
  const address = options.port < 0 && typeof options.address === 'string' ? path.resolve(options.address) : options.address;
  const indexKey = [address, options.port, options.addressType, options.fd].join(':');
  const index = takeIndex(indexKey);
  const query = { act: 'queryServer', index, data: null, ...options, address };
  if (server._getServerData) query.data = server._getServerData();
  send(query, (reply, handle) => {
    if (typeof server._setServerData === 'function') server._setServerData(reply.data);
    if (reply.errno) {
      giveIndexBack(indexKey, index);
      callback(reply.errno, null);
      return;
    }
    const { key } = reply;
    const released = (tell) => {
      if (tell) send({ act: 'close', key });
      handles.delete(key);
      giveIndexBack(indexKey, index);
    };
    const own = handle ? sharedHandle(handle, released) : roundRobinHandle(reply.sockname, released);
    handles.set(key, own);
    callback(0, own);
  });
  server.once('listening', () => {
    if (!indexes.has(indexKey)) return; // It was closed at once.
    cluster.worker.state = 'listening';
    send({ ...query, act: 'listening', port: server.address()?.port || options.port });
  });
};

function disconnect(worker, byPrimary) {
  worker.exitedAfterDisconnect = true;
  let waiting = 1;
  const closed = () => {
    if (--waiting > 0) return;
    if (byPrimary) process.disconnect();
    else send({ act: 'exitedAfterDisconnect' }, () => process.disconnect());
  };
  for (const handle of handles.values()) {
    waiting++;
    if (handle[owner_symbol]) handle[owner_symbol].close(closed);
    else handle.close(closed);
  }
  handles.clear();
  closed();
}

Worker.prototype.disconnect = function() {
  if (this.state !== 'disconnecting' && this.state !== 'destroying') {
    this.state = 'disconnecting';
    disconnect(this, false);
  }
  return this;
};

Worker.prototype.destroy = function() {
  if (this.state === 'destroying') return;
  this.exitedAfterDisconnect = true;
  if (!this.isConnected()) {
    process.exit(0);
  } else {
    this.state = 'destroying';
    send({ act: 'exitedAfterDisconnect' }, () => process.disconnect());
    process.once('disconnect', () => process.exit(0));
  }
};

module.exports = cluster;
