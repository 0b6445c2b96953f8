'use strict';

// BroadcastChannel between the parts of this process. https://nodejs.org/api/worker_threads.html#class-broadcastchannel

const { codes: { ERR_INVALID_THIS, ERR_MISSING_ARGS } } = require('internal/errors');
const { DOMException } = require('internal/dom_exception');
const { EventTarget, defineEventHandler } = require('internal/event_target');
const { exposeMembers, kInspect } = require('internal/events/event');
const { Endpoint, Group } = require('internal/worker/endpoint');
const { MessageEvent } = require('internal/worker/message_event');
const { Message } = require('internal/worker/message_port');
const { setBroadcastListener } = require('internal/worker/remote');
const { structuredClone } = require('internal/worker/transfer');

const binding = internalBinding('broadcast');

const groups = new Map();

function groupOf(name) {
  let group = groups.get(name);
  if (group !== undefined) return group;
  if (groups.size === 0) setBroadcastListener(heard);
  groups.set(name, group = new Group(() => {
    groups.delete(name);
    binding.leave(name);
  }));
  binding.join(name);
  return group;
}

/** Another thread has sent this: each listener gets a copy. */
function heard(name, bytes) {
  const { read } = require('internal/worker/wire');
  for (const member of groups.get(name)?.members ?? []) member.push(read(bytes, [], []));
}

function tellOtherThreads(name, value) {
  if (!binding.isHeard(name)) return;
  const { bytes, shared } = require('internal/worker/wire').write({ value, ports: [] });
  if (shared.length > 0) {
    throw new DOMException('A SharedArrayBuffer cannot be broadcast to other threads.', 'DataCloneError');
  }
  binding.send(name, bytes);
}

class BroadcastChannel extends EventTarget {
  #name;
  #endpoint;

  constructor(name) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    super();
    this.#name = `${name}`;
    this.#endpoint = new Endpoint(groupOf(this.#name), {
      onMessage: ({ value, error }) => {
        if (!this.#endpoint.isOpen) return;
        const event = error === undefined ? ['message', { data: value }] : ['messageerror', { data: error }];
        this.dispatchEvent(new MessageEvent(...event));
      },
      onClosed() {},
    });
    this.#endpoint.setRef(true);
    this.#endpoint.start();
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#endpoint in value)) {
      throw new ERR_INVALID_THIS('BroadcastChannel');
    }
  }

  static endpointOf(value) {
    return typeof value === 'object' && value !== null && #endpoint in value ? value.#endpoint : undefined;
  }

  [kInspect](depth, options) {
    BroadcastChannel.#check(this);
    if (depth < 0) return 'BroadcastChannel';
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    const shown = { name: this.#name, active: this.#endpoint.isOpen };
    return `BroadcastChannel ${require('internal/util/inspect').inspect(shown, inner)}`;
  }

  get name() {
    BroadcastChannel.#check(this);
    return this.#name;
  }

  close() {
    BroadcastChannel.#check(this);
    this.#endpoint.close();
  }

  postMessage(message) {
    BroadcastChannel.#check(this);
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('message');
    if (!this.#endpoint.isOpen) throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
    // What cannot be cloned is refused whoever listens; then each listener gets a copy of the message as it is now.
    const first = new Message(structuredClone(message), []);
    tellOtherThreads(this.#name, first.value);
    let used = false;
    this.#endpoint.send(() => {
      if (used) return new Message(structuredClone(first.value), []);
      used = true;
      return first;
    });
  }

  ref() {
    BroadcastChannel.#check(this);
    if (this.#endpoint.isOpen) this.#endpoint.setRef(true);
    return this;
  }

  unref() {
    BroadcastChannel.#check(this);
    if (this.#endpoint.isOpen) this.#endpoint.setRef(false);
    return this;
  }
}

const { endpointOf } = BroadcastChannel;
delete BroadcastChannel.endpointOf;
exposeMembers(BroadcastChannel, ['name', 'close', 'postMessage']);
delete BroadcastChannel.prototype[Symbol.toStringTag];
defineEventHandler(BroadcastChannel.prototype, 'message');
defineEventHandler(BroadcastChannel.prototype, 'messageerror');

module.exports = { BroadcastChannel, endpointOf };
