'use strict';

// Channels whose other end is in another thread. The host keeps their messages, as bytes, until they are taken.

const { Endpoint, serveNow } = require('internal/worker/endpoint');
const { Inbox } = require('internal/worker/inbox');
const requests = require('internal/requests');

const binding = internalBinding('ports');

const groups = new Map(); // by the host's number of the port
let listening = false;
let onBroadcast = () => {};
let onVisitor = (id) => binding.close(id);

function listen() {
  if (listening) return;
  listening = true;
  binding.whenReady(requests.add(onReady, null));
}

function onReady() {
  listening = false;
  listen();
  for (const id of binding.takeReady()) groups.get(id)?.arrived();
  const heard = binding.takeBroadcasts();
  for (let i = 0; i < heard.length; i += 2) onBroadcast(heard[i], heard[i + 1]);
  for (const id of binding.takeVisitors()) onVisitor(id);
  serveNow();
}

/** What arrived while the channel was within this thread, then what the host has. */
class RemoteInbox {
  #id;
  #first = new Inbox();
  #known = 0; // how many the host has at least

  constructor(id) {
    this.#id = id;
  }

  putFirst(inbox) {
    this.#first = inbox;
  }

  get size() {
    if (this.#known === 0) this.#known = binding.size(this.#id);
    return this.#first.size + this.#known;
  }

  shift() {
    if (this.#first.size > 0) return this.#first.shift();
    const [more, bytes, count, ...rest] = binding.take(this.#id);
    this.#known = more;
    return require('internal/worker/wire').read(bytes, rest.slice(0, count), rest.slice(count));
  }
}

/** This thread's end of a channel: a group of one, which stays open for as long as the other end does. */
class RemoteGroup {
  members = new Set();

  constructor(id) {
    this.id = id;
    this.inbox = new RemoteInbox(id);
    groups.set(id, this);
    listen();
  }

  /** Something has come, or the other end has closed. */
  arrived() {
    for (const member of this.members) {
      if (binding.isAlone(this.id)) member.abandon();
      else member.arrived();
    }
  }

  reaches(endpoint) {
    if (this.members.has(endpoint)) return true;
    return endpoint.group instanceof RemoteGroup && binding.isPair(this.id, endpoint.group.id);
  }

  /** @param ports the numbers of those that travel along; `shared`: the buffers */
  send({ bytes, ports, shared }) {
    binding.send(this.id, bytes, ports.length, ...ports, ...shared);
  }

  leave(endpoint) {
    this.members.delete(endpoint);
    groups.delete(this.id);
    binding.close(this.id);
  }

  /** The number of a port that leaves this thread. */
  release() {
    groups.delete(this.id);
    return this.id;
  }
}

/** The two ends of a new channel, as the host numbers them. */
function openChannel() {
  return binding.open();
}

/** An endpoint for a port that has come from another thread. */
function adopt(id, owner) {
  const endpoint = new Endpoint(new RemoteGroup(id), owner);
  endpoint.group.arrived();
  return endpoint;
}

/** Takes an end away from this thread, with what has arrived there: its number. What it leaves behind is closed. */
function expel(endpoint) {
  const { group } = endpoint;
  const inbox = endpoint.leaveGroup();
  let id;
  if (group instanceof RemoteGroup) {
    id = group.release();
  } else {
    id = expelLocal(group, inbox);
  }
  endpoint.close();
  return id;
}

function expelLocal(group, inbox) {
  const [near, far] = binding.open();
  const { write } = require('internal/worker/wire');
  while (inbox.size > 0) {
    const { bytes, ports, shared } = write(inbox.shift());
    binding.send(near, bytes, ports.length, ...ports, ...shared);
  }
  const [peer] = group.members;
  if (peer === undefined) binding.close(near);
  else peer.joinGroup(new RemoteGroup(near));
  return far;
}

function setBroadcastListener(listener) {
  onBroadcast = listener;
  listen();
}

/** @param listener takes the channels that other threads open to this one */
function setVisitorListener(listener) {
  onVisitor = listener;
}

/** The number of a new channel's end whose other end the thread of that id gets; 0 if there is none. */
function visit(threadId) {
  return binding.visit(threadId);
}

module.exports = { RemoteGroup, adopt, expel, openChannel, setBroadcastListener, setVisitorListener, visit };
