'use strict';

// https://nodejs.org/api/http.html#class-httpagent: keeps the sockets of clients, and the requests that wait for one.

const EE = require('events');
const net = require('net');
const { AsyncResource } = require('internal/async_resource');
const { validateNumber, validateOneOf, validateString } = require('internal/validators');
const { kProxy, kRequestAsyncResource, kRequestOptions } = require('internal/http/symbols');

const process = require('process');

const proxies = () => require('internal/http/proxy');

const KEEP_ALIVE_MS = 1000;
const MAX_FREE_SOCKETS = 256;
const TIMEOUT_BUFFER_MS = 1000;
const GLOBAL_TIMEOUT_MS = 5000;

const TIMEOUT_HINT = /^timeout=(\d+)/;

function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  EE.call(this);
  this.options = { __proto__: null, ...options };
  this.defaultPort = 80;
  this.protocol = 'http:';
  if (this.options.noDelay === undefined) this.options.noDelay = true;
  this.options.path = null; // net's path is that of a local socket, http's another thing
  this.requests = { __proto__: null };
  this.sockets = { __proto__: null };
  this.freeSockets = { __proto__: null };
  this.keepAliveMsecs = this.options.keepAliveMsecs || KEEP_ALIVE_MS;
  this.keepAlive = this.options.keepAlive || false;
  this.maxSockets = this.options.maxSockets || Agent.defaultMaxSockets;
  this.maxFreeSockets = this.options.maxFreeSockets || MAX_FREE_SOCKETS;
  this.scheduling = this.options.scheduling || 'lifo';
  this.maxTotalSockets = this.options.maxTotalSockets;
  this.totalSocketCount = 0;
  const buffer = this.options.agentKeepAliveTimeoutBuffer;
  this.agentKeepAliveTimeoutBuffer = typeof buffer === 'number' && buffer >= 0 && Number.isFinite(buffer) ? buffer : TIMEOUT_BUFFER_MS;
  this[kProxy] = this.options.proxyEnv ? proxies().proxyOf(this.options.proxyEnv, this.options.protocol ?? 'http:') : null;
  validateOneOf(this.scheduling, 'scheduling', ['fifo', 'lifo']);
  if (this.maxTotalSockets === undefined) this.maxTotalSockets = Infinity;
  else validateNumber(this.maxTotalSockets, 'maxTotalSockets', 1);
  this.on('free', onFree);
}
Object.setPrototypeOf(Agent.prototype, EE.prototype);
Object.setPrototypeOf(Agent, EE);

Agent.defaultMaxSockets = Infinity;

/** A socket's request is done: the next that waits gets it, or it is kept, or it goes. `this` is the agent. */
function onFree(socket, options) {
  const name = this.getName(options);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const waiting = this.requests[name];
  if (waiting?.length) {
    const req = waiting.shift();
    if (waiting.length === 0) delete this.requests[name];
    inContextOf(req, () => giveSocket(this, req, socket));
    return;
  }
  if (!socket._httpMessage?.shouldKeepAlive || !this.keepAlive || !keep(this, socket, name)) {
    socket.destroy();
    return;
  }
  socket._httpMessage = null;
  this.removeSocket(socket, options);
  socket.once('error', onFreeSocketError);
  this.freeSockets[name].push(socket);
}

/** Whether there is room for one more idle socket, and the peer keeps it too. */
function keep(agent, socket, name) {
  const free = agent.freeSockets[name] ?? [];
  const count = free.length + (agent.sockets[name]?.length ?? 0);
  if (agent.totalSocketCount > agent.maxTotalSockets || count > agent.maxSockets || free.length >= agent.maxFreeSockets ||
      !agent.keepSocketAlive(socket)) return false;
  agent.freeSockets[name] = free;
  return true;
}

function onFreeSocketError() {
  this.destroy();
  this.emit('agentRemove');
}

function inContextOf(req, callback) {
  const resource = req[kRequestAsyncResource];
  req[kRequestAsyncResource] = null;
  if (!resource) {
    callback();
    return;
  }
  resource.runInAsyncScope(callback);
  resource.emitDestroy();
}

function giveSocket(agent, req, socket) {
  req.onSocket(socket);
  const agentTimeout = agent.options.timeout || 0;
  if (req.timeout === undefined || req.timeout === agentTimeout) return;
  socket.setTimeout(req.timeout);
}

/** The agent's options count more than the request's. */
function mergeOptions(agent, options, req) {
  const merged = { __proto__: null, ...options, ...agent.options };
  if (merged.socketPath) merged.path = merged.socketPath;
  if (!merged.servername && merged.servername !== '') merged.servername = serverName(merged, req);
  return merged;
}

/** The name for TLS: of the Host header where there is one, without its port. */
function serverName(options, req) {
  let name = options.host;
  const host = req.getHeader('host');
  if (host) {
    validateString(host, 'options.headers.host');
    if (host.startsWith('[')) {
      const end = host.indexOf(']');
      name = end === -1 ? host : host.slice(1, end);
    } else {
      [name] = host.split(':', 1);
    }
  }
  return net.isIP(name) ? '' : name;
}

function takeFree(agent, name) {
  const free = agent.freeSockets[name];
  if (!free) return undefined;
  while (free.length > 0 && free[0].destroyed) free.shift();
  const socket = agent.scheduling === 'fifo' ? free.shift() : free.pop();
  if (free.length === 0) delete agent.freeSockets[name];
  return socket;
}

function installListeners(agent, socket, options) {
  function onfree() {
    agent.emit('free', socket, options);
  }
  function onclose() {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
  }
  // Only one that nobody uses is dropped: a request looks after its own time.
  function ontimeout() {
    for (const sockets of Object.values(agent.freeSockets)) {
      if (sockets.includes(socket)) {
        socket.destroy();
        return;
      }
    }
  }
  function onremove() {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
    socket.removeListener('close', onclose);
    socket.removeListener('free', onfree);
    socket.removeListener('timeout', ontimeout);
    socket.removeListener('agentRemove', onremove);
  }
  socket.on('free', onfree);
  socket.on('close', onclose);
  socket.on('timeout', ontimeout);
  socket.on('agentRemove', onremove);
  if (agent.options.timeout) socket.setTimeout(agent.options.timeout);
}

/** The next request to get a socket now that there is room for one, and its options. */
function nextWaiting(agent, name, options) {
  if (agent.requests[name]?.length) return [agent.requests[name][0], options];
  for (const other of Object.keys(agent.requests)) {
    if (agent.sockets[other]?.length) break; // its own sockets will come free
    const [req] = agent.requests[other];
    return [req, req[kRequestOptions]];
  }
  return [undefined, undefined];
}

/** The proxy by which an agent reaches a host, or null. */
function proxyFor(agent, { host, port, socketPath }) {
  const { [kProxy]: proxy } = agent;
  return proxy && !socketPath && proxy.serves(host ?? 'localhost', port) ? proxy : null;
}

/** A socket to the proxy; for TLS nothing yet, but a call of `oncreate` with one to the host itself. */
function connectByProxy(agent, options, oncreate) {
  const { [kProxy]: proxy } = agent;
  if (agent.protocol !== 'https:') return proxy.connect(options);
  proxies().openTunnel(proxy, options, (err, socket) => {
    if (err) oncreate(err);
    else oncreate(null, agent.createConnection({ ...options, socket }, oncreate));
  });
  return undefined;
}

const methods = {
  createConnection(...args) {
    return net.createConnection(...args);
  },

  getName(options = {}) {
    let name = `${options.host || 'localhost'}:${options.port || ''}:${options.localAddress || ''}`;
    // No family is a family of its own.
    if (options.family === 4 || options.family === 6) name += `:${options.family}`;
    if (options.socketPath) name += `:${options.socketPath}`;
    return name;
  },

  addRequest(req, options, port, localAddress) {
    if (typeof options === 'string') options = { __proto__: null, host: options, port, localAddress };
    options = mergeOptions(this, options, req);
    const name = this.getName(options);
    this.sockets[name] ||= [];
    const socket = takeFree(this, name);
    const count = (this.freeSockets[name]?.length ?? 0) + this.sockets[name].length;
    if (socket) {
      this.reuseSocket(socket, req);
      giveSocket(this, req, socket);
      this.sockets[name].push(socket);
    } else if (count < this.maxSockets && this.totalSocketCount < this.maxTotalSockets) {
      this.createSocket(req, options, (err, made) => {
        if (err) req.onSocket(made, err);
        else giveSocket(this, req, made);
      });
    } else {
      (this.requests[name] ||= []).push(req);
      req[kRequestOptions] = options;
      req[kRequestAsyncResource] = new AsyncResource('QueuedRequest');
    }
  },

  createSocket(req, options, callback) {
    options = mergeOptions(this, options, req);
    const name = this.getName(options);
    options._agentKey = name;
    options.encoding = null;
    let done = false;
    const oncreate = (err, socket) => {
      if (done) return;
      done = true;
      if (err) {
        callback(err);
        return;
      }
      (this.sockets[name] ||= []).push(socket);
      this.totalSocketCount++;
      installListeners(this, socket, options);
      callback(null, socket);
    };
    if (this.keepAlive) {
      options.keepAlive = this.keepAlive;
      options.keepAliveInitialDelay = this.keepAliveMsecs;
    }
    const socket = proxyFor(this, options) === null ? this.createConnection(options, oncreate) : connectByProxy(this, options, oncreate);
    if (socket) oncreate(null, socket);
  },

  removeSocket(socket, options) {
    const name = this.getName(options);
    const sets = socket.writable ? [this.sockets] : [this.sockets, this.freeSockets];
    for (const set of sets) {
      const index = set[name]?.indexOf(socket) ?? -1;
      if (index === -1) continue;
      set[name].splice(index, 1);
      if (set[name].length === 0) delete set[name];
    }
    const [req, itsOptions] = nextWaiting(this, name, options);
    if (!req || !itsOptions) return;
    req[kRequestOptions] = undefined;
    this.createSocket(req, itsOptions, (err, made) => {
      if (err) req.onSocket(null, err);
      else made.emit('free');
    });
  },

  keepSocketAlive(socket) {
    socket.setKeepAlive(true, this.keepAliveMsecs);
    socket.unref();
    let timeout = this.options.timeout || 0;
    const hint = TIMEOUT_HINT.exec(socket._httpMessage?.res?.headers['keep-alive'])?.[1];
    if (hint !== undefined) {
      // Somewhat earlier than the peer: it must not close just when we send.
      const peerTimeout = Math.max(hint * 1000 - this.agentKeepAliveTimeoutBuffer, 0);
      if (peerTimeout === 0) return false;
      if (timeout === 0 || peerTimeout < timeout) timeout = peerTimeout;
    }
    if (socket.timeout !== timeout) socket.setTimeout(timeout);
    return true;
  },

  reuseSocket(socket, req) {
    socket.removeListener('error', onFreeSocketError);
    req.reusedSocket = true;
    socket.ref();
  },

  destroy() {
    for (const set of [this.freeSockets, this.sockets]) {
      for (const sockets of Object.values(set)) {
        for (const socket of [...sockets]) socket.destroy();
      }
    }
  },
};

Object.defineProperties(Agent.prototype, Object.getOwnPropertyDescriptors(methods));

/** The environment where it is to name proxies; asked without loading what most programs do not need. */
function environmentOfProxies() {
  const isOn = process.env.NODE_USE_ENV_PROXY === '1' || require('internal/options').isOn('use-env-proxy');
  return isOn ? process.env : undefined;
}

module.exports = {
  Agent,
  environmentOfProxies,
  globalAgent: new Agent({
    keepAlive: true, proxyEnv: environmentOfProxies(), scheduling: 'lifo', timeout: GLOBAL_TIMEOUT_MS,
  }),
  proxyFor,
};
