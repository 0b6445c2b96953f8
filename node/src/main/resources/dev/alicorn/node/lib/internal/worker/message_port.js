'use strict';

// MessageChannel and MessagePort. https://nodejs.org/api/worker_threads.html#class-messageport

const { codes } = require('internal/errors');
const { CustomEvent, Event, kInspect } = require('internal/events/event');
const { NodeEventTarget, defineEventHandler, kCreateEvent, kHybridDispatch, kNewListener, kRemoveListener } =
  require('internal/event_target');
const { Endpoint, Group } = require('internal/worker/endpoint');
const { MessageEvent } = require('internal/worker/message_event');
const { RemoteGroup, adopt } = require('internal/worker/remote');
const { cloneMoved, moverOf } = require('internal/structured_clone');
const { checkTransferList, kClone, readTransferList, refuse } = require('internal/worker/transfer');

const { ERR_CONSTRUCT_CALL_INVALID, ERR_CONSTRUCT_CALL_REQUIRED, ERR_INVALID_ARG_TYPE } = codes;

/** The ports that came with the message that is being delivered. */
const kReceivedPorts = Symbol('kCurrentlyReceivingPorts');

/** How a port that is no event target, because it is in a context, takes its messages: see internal/worker/context_port. */
const kDispatch = Symbol('kDispatch');

class MessagePortCloseEvent extends Event {
  constructor() {
    super('close');
  }
}

/** What an endpoint's owner has to do, for a port. */
class PortOwner {
  constructor(port) {
    this.port = port;
  }

  onMessage(message) {
    const { port } = this;
    if (port[kDispatch] !== undefined) {
      port[kDispatch](message);
      return;
    }
    const { value, ports, error } = message;
    if (error !== undefined) {
      port[kHybridDispatch](error, 'messageerror', undefined);
      return;
    }
    port[kReceivedPorts] = ports;
    try {
      port[kHybridDispatch](value, 'message', undefined);
    } finally {
      port[kReceivedPorts] = undefined;
    }
  }

  onClosed() {
    this.port.dispatchEvent?.(new MessagePortCloseEvent());
  }
}

function Returned(object) {
  return object;
}

// Stamps a port, which has no constructor of its own, with its endpoint.
class Stamp extends Returned {
  #endpoint;

  constructor(port, endpoint) {
    super(port);
    this.#endpoint = endpoint;
  }

  static of(value) {
    if (isMessagePort(value)) return value.#endpoint;
    throw new TypeError('Illegal invocation');
  }

  static is(value) {
    return typeof value === 'object' && value !== null && #endpoint in value;
  }
}

function isMessagePort(value) {
  return Stamp.is(value);
}

function MessagePort() {
  throw new ERR_CONSTRUCT_CALL_INVALID();
}
Object.setPrototypeOf(MessagePort, NodeEventTarget);
Object.setPrototypeOf(MessagePort.prototype, NodeEventTarget.prototype);

/** A port without an endpoint yet. The class itself cannot be constructed. */
function newPort() {
  const port = Reflect.construct(NodeEventTarget, [], MessagePort);
  Object.defineProperty(port, kReceivedPorts, { value: undefined, writable: true });
  return port;
}

/** Gives a port its endpoint, which `join(owner)` makes. */
function connect(port, join) {
  const endpoint = join(new PortOwner(port));
  new Stamp(port, endpoint);
  return port;
}

/** Ports on their way: while a message is cloned, which port stands for which in the copy. */
let moving = null;

class Message {
  /**
   * @param error why it cannot be read, if it cannot
   * @param objects in it that have been moved, and have to be again if it goes on to another thread
   */
  constructor(value, ports, error, objects = []) {
    this.value = value;
    this.ports = ports;
    this.error = error;
    this.objects = objects;
  }

  /** It will never be read: the ports in it are lost. */
  discard() {
    for (const port of this.ports) Stamp.of(port).close();
  }
}

/**
 * Clones a message and takes what is in its transfer list from the sender. Nothing is taken if the clone fails, and views
 * keep their extent, so buffers are detached after they were cloned.
 */
function pack(value, list) {
  const outer = moving;
  const heirs = moving = new Map();
  const moved = new Map();
  for (const item of list) {
    if (isMessagePort(item)) heirs.set(item, newPort());
    else if (!(item instanceof ArrayBuffer)) moved.set(item, moverOf(item)(item));
  }
  let copy;
  try {
    copy = cloneMoved(value, moved);
  } finally {
    moving = outer;
  }
  for (const item of list) {
    if (heirs.has(item)) connect(heirs.get(item), (owner) => Stamp.of(item).moveTo(owner));
    else if (item instanceof ArrayBuffer) item.transfer();
  }
  return new Message(copy, [...heirs.values()], undefined, [...moved.values()]);
}

const transferable = (source) => ({
  is: isMessagePort,
  check(port) {
    if (port === source) refuse('Transfer list contains source port');
    if (!Stamp.of(port).isOpen) refuse('MessagePort in transfer list is already detached');
  },
});

function postMessage(...args) {
  const endpoint = Stamp.of(this);
  if (args.length === 0) {
    const err = new TypeError('Not enough arguments to MessagePort.postMessage');
    throw Object.assign(err, { code: 'ERR_MISSING_ARGS' });
  }
  const [value, options] = args;
  const list = readTransferList(options);
  checkTransferList(list, transferable(this));
  const toTarget = list.some((item) => isMessagePort(item) && endpoint.reaches(Stamp.of(item)));
  if (!toTarget && endpoint.isOpen && endpoint.group instanceof RemoteGroup) {
    require('internal/worker/wire').send(endpoint.group, value, list);
    return;
  }
  const message = pack(value, list);
  if (toTarget) loseChannel(endpoint, message);
  else if (endpoint.isOpen) endpoint.send(() => message);
  else message.discard();
}

/** The other end was put into its own queue, where nobody will ever find it. */
function loseChannel(endpoint, message) {
  require('process').emitWarning('The target port was posted to itself, and the communication channel was lost');
  message.discard();
  endpoint.close();
}

const methods = {
  postMessage,
  start() { Stamp.of(this).start(); },
  close(callback) {
    const endpoint = Stamp.of(this);
    if (typeof callback === 'function') this.once('close', callback);
    endpoint.close();
  },
  ref() { Stamp.of(this).setRef(true); },
  unref() { Stamp.of(this).setRef(false); },
  hasRef() { return Stamp.of(this).hasRef; },
};
for (const [name, value] of Object.entries(methods)) {
  Object.defineProperty(MessagePort.prototype, name, { configurable: true, enumerable: true, value, writable: true });
}
defineEventHandler(MessagePort.prototype, 'message');
defineEventHandler(MessagePort.prototype, 'messageerror');

const hidden = {
  // A port that listens for messages is started, and keeps the process alive.
  [kNewListener](size, type, ...rest) {
    Reflect.apply(NodeEventTarget.prototype[kNewListener], this, [size, type, ...rest]);
    if (type !== 'message' || size !== 1) return;
    const endpoint = Stamp.of(this);
    endpoint.setRef(true);
    endpoint.start();
  },
  [kRemoveListener](size, type, ...rest) {
    Reflect.apply(NodeEventTarget.prototype[kRemoveListener], this, [size, type, ...rest]);
    if (type !== 'message' || size !== 0) return;
    const endpoint = Stamp.of(this);
    endpoint.setRef(false);
    endpoint.stop();
  },
  [kCreateEvent](value, type) {
    if (type !== 'message' && type !== 'messageerror') return new CustomEvent(type, { detail: value });
    return new MessageEvent(type, { data: value, ports: this[kReceivedPorts] });
  },
  [kClone]() {
    const heir = moving?.get(this);
    return heir ?? refuse('Object that needs transfer was found in message but not listed in transferList');
  },
  [kInspect]() {
    if (!isMessagePort(this)) return this;
    const endpoint = Stamp.of(this);
    const state = endpoint.isClosed ? { active: false } : { active: true, refed: endpoint.hasRef };
    return Object.assign(Object.create(MessagePort.prototype), state, Object.fromEntries(Object.entries(this)));
  },
};
for (const key of Object.getOwnPropertySymbols(hidden)) {
  Object.defineProperty(MessagePort.prototype, key, { configurable: true, enumerable: false, value: hidden[key], writable: true });
}

function MessageChannel() {
  if (!new.target) throw new ERR_CONSTRUCT_CALL_REQUIRED('MessageChannel');
  const group = new Group();
  this.port1 = connect(newPort(), (owner) => new Endpoint(group, owner));
  this.port2 = connect(newPort(), (owner) => new Endpoint(group, owner));
}

/** The endpoint of a port, for the library's own use; undefined for anything else. */
function endpointOf(value) {
  return isMessagePort(value) ? Stamp.of(value) : undefined;
}

/** A port that has come from another thread, by the host's number. */
function adoptPort(id) {
  return connect(newPort(), (owner) => adopt(id, owner));
}

/** ERR_INVALID_ARG_TYPE with words of its own. */
function argumentError(message) {
  const err = new ERR_INVALID_ARG_TYPE('port', 'MessagePort', undefined);
  err.stack = err.stack.replace(err.message, message);
  err.message = message;
  return err;
}

const invalidPort = () => argumentError('The "port" argument must be a MessagePort instance');

/** What becomes of a port that moves: another one takes its place, and it is left closed. */
function moved(port) {
  return connect(newPort(), (owner) => Stamp.of(port).moveTo(owner));
}

module.exports = {
  Message, MessageChannel, MessagePort, adoptPort, argumentError, endpointOf, invalidPort, isMessagePort, kDispatch, moved,
};
