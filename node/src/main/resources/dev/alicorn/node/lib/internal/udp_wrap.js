'use strict';

// UDP handles over the host's loop. Results are 0 or libuv's negative error numbers.

const shared = require('internal/shared');
const { Event, onEvent } = require('internal/bridge');
const { wrapOnce } = require('internal/async_wrap');
const { HandleWrap, activeOf, owner_symbol } = require('internal/handle_wrap');
const { isIP } = require('internal/net/ip');
const { getOptionValue } = require('internal/options');
const { bytesAt, reserve } = require('internal/stream_memory');
const { UV_EINVAL, UV_EMSGSIZE } = require('internal/uv');

const binding = internalBinding('udp_wrap');

/** Longer ones no system sends. */
const LONGEST_DATAGRAM = 65535;

/** Whether a datagram may be sent within the call: 1 or 0. */
let mayTry;

function noop() {}

const handles = new Map();

const constants = { UV_UDP_IPV6ONLY: 1, UV_UDP_REUSEADDR: 4, UV_UDP_REUSEPORT: 64 };

class UDP extends HandleWrap {
  #receives = false;
  #peer = null; // who sent what was received last
  #sending = []; // callbacks of sends that the host has queued
  #sentTo = null; // where the host sends to if not told otherwise
  #sentToPort = 0;

  onmessage = null;

  #family;

  /**
   * @param family 4 or 6: of all addresses that it is given
   * @param id the host's number
   */
  constructor(family, id = binding.create()) {
    super(binding, id, 'UDPWRAP');
    this.#family = family;
    handles.set(this._id, this);
  }

  /** The handle of a bound socket that another process has passed. */
  static adopt(id) {
    const handle = new UDP(4, id);
    const out = {};
    handle.getsockname(out);
    if (out.family === 'IPv6') handle.#family = 6;
    return handle;
  }

  get _isDatagram() {
    return true;
  }

  static {
    onEvent(Event.DATAGRAM_PEER, (id, at, length) => {
      const handle = handles.get(id);
      if (handle === undefined) return;
      const text = bytesAt(at, length).latin1Slice();
      const space = text.indexOf(' ');
      const address = text.slice(space + 1);
      handle.#peer = { address, family: address.includes(':') ? 'IPv6' : 'IPv4', port: Number(text.slice(0, space)) };
    });
    onEvent(Event.DATAGRAM, (id, at, length) => handles.get(id)?.#deliver(at, length));
    onEvent(Event.DATAGRAM_SENT, (id, status) => {
      const handle = handles.get(id);
      if (handle === undefined) return;
      const { callback, bytes } = handle.#sending.shift();
      handle._completeRequest(callback, status < 0 ? status : 0, bytes);
    });
    onEvent(Event.DATAGRAM_CLOSED, (id) => {
      const handle = handles.get(id);
      handles.delete(id);
      handle?._finishClose();
    });
  }

  #deliver(at, length) {
    if (!this.#receives) return;
    const { address, family, port } = this.#peer ?? {};
    if (length < 0) this._makeCallback(this.onmessage, length, this);
    else this._makeCallback(this.onmessage, length, this, bytesAt(at, length), { address, family, port, size: length });
  }

  open(fd) {
    return binding.open(this._id, fd);
  }

  #fits(address) {
    return isIP(address) === this.#family;
  }

  bind(address, port, flags) {
    if (!this.#fits(address)) return UV_EINVAL;
    return binding.bind(this._id, address, port, flags | 0);
  }

  connect(address, port) {
    if (!this.#fits(address)) return UV_EINVAL;
    return binding.connect(this._id, address, port);
  }

  disconnect() {
    this.#sentTo = null;
    return binding.disconnect(this._id);
  }

  /**
   * Sends the buffers as one datagram; without an address to the connected peer. Above 0: it was sent, and the number is one
   * more than its size. 0: `callback(status, size)` follows.
   */
  send(buffers, port, address, callback) {
    let bytes = 0;
    for (const buffer of buffers) bytes += buffer.byteLength;
    if (bytes > LONGEST_DATAGRAM) return UV_EMSGSIZE;
    const at = reserve(bytes);
    let to = at;
    for (const buffer of buffers) {
      shared.out.set(bytesOf(buffer), to);
      to += buffer.byteLength;
    }
    const result = this.#send(at, bytes, port, address);
    shared.counters[shared.OUT_USED] = at; // The host has sent the bytes, or has a copy.
    if (result === 0) this.#sending.push({ callback: wrapOnce('SendWrap', callback ?? noop, this._trigger), bytes });
    return result > 0 ? bytes + 1 : result;
  }

  #send(at, bytes, port, address) {
    mayTry ??= getOptionValue('--test-udp-no-try-send') === true ? 0 : 1;
    if (address === undefined || address === this.#sentTo && port === this.#sentToPort) {
      return binding.send(this._id, at, bytes, mayTry);
    }
    if (!this.#fits(address)) return UV_EINVAL;
    this.#sentTo = address;
    this.#sentToPort = port;
    return binding.sendTo(this._id, at, bytes, mayTry, address, port);
  }

  recvStart() {
    this.#receives = true;
    return binding.recvStart(this._id);
  }

  recvStop() {
    this.#receives = false;
    return binding.recvStop(this._id);
  }

  close(callback) {
    if (!this._beginClose(callback)) return;
    this.#receives = false;
    binding.close(this._id);
  }

  addMembership(group, nic) {
    return this.#membership(group, null, nic, 1);
  }

  dropMembership(group, nic) {
    return this.#membership(group, null, nic, 0);
  }

  addSourceSpecificMembership(source, group, nic) {
    return this.#membership(group, source, nic, 1);
  }

  dropSourceSpecificMembership(source, group, nic) {
    return this.#membership(group, source, nic, 0);
  }

  #membership(group, source, nic, join) {
    return binding.membership(this._id, String(group), source, nic === undefined || nic === null ? null : String(nic), join);
  }

  setMulticastInterface(nic) {
    return binding.setMulticastInterface(this._id, nic);
  }

  setMulticastTTL(hops) {
    return binding.setMulticastTTL(this._id, hops | 0);
  }

  setMulticastLoopback(on) {
    return binding.setMulticastLoopback(this._id, on ? 1 : 0);
  }

  setBroadcast(on) {
    return binding.setBroadcast(this._id, on ? 1 : 0);
  }

  setTTL(hops) {
    return binding.setTTL(this._id, hops | 0);
  }

  /** Sets the size of the system's buffer, or tells it where 0 is given. */
  bufferSize(size, isReceiving) {
    const result = binding.bufferSize(this._id, size | 0, isReceiving ? 1 : 0);
    return result === 0 ? size : result;
  }

  getSendQueueSize() {
    return binding.queueSize(this._id);
  }

  getSendQueueCount() {
    return binding.queueCount(this._id);
  }

  /** What process.getActiveResourcesInfo() calls this. */
  get _resourceType() {
    return 'UDPWrap';
  }
}

function bytesOf(view) {
  return view instanceof Uint8Array ? view : new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

module.exports = { UDP, activeHandles: () => activeOf(handles), constants, owner_symbol };
