'use strict';

// Messages between threads as bytes: V8's format, with the library's own objects as host objects in it.

const { DOMException } = require('internal/dom_exception');
const { Deserializer } = require('internal/v8/deserializer');
const { Serializer, kIsHostObject } = require('internal/v8/serializer');
const { expel } = require('internal/worker/remote');
const { kClone, kSerialize, refuse } = require('internal/worker/transfer');
const { Message, adoptPort, endpointOf, isMessagePort } = require('internal/worker/message_port');
const revivers = require('internal/worker/revivers');
const { takeApart } = require('internal/worker/transferable');

const Host = { PORT: 0, OBJECT: 1 };

class MessageSerializer extends Serializer {
  #ports;
  #parts;

  /** @param parts of the objects that move along: `[name, data]` by object */
  constructor(ports, parts) {
    super();
    this.#ports = ports;
    this.#parts = parts;
  }

  /** The shared buffers that were met. */
  shared = [];

  _getSharedArrayBufferId(buffer) {
    if (buffer.growable) refuse('#<SharedArrayBuffer> could not be cloned.');
    return this.shared.push(buffer) - 1;
  }

  [kIsHostObject](value) {
    return typeof value[kClone] === 'function' || this.#parts.has(value);
  }

  _writeHostObject(value) {
    if (isMessagePort(value)) {
      const index = this.#ports.indexOf(value);
      if (index === -1) refuse('Object that needs transfer was found in message but not listed in transferList');
      this.writeUint32(Host.PORT);
      this.writeUint32(index);
      return;
    }
    if (this.#parts.has(value)) {
      this.#writeParts(this.#parts.get(value));
      return;
    }
    const { [kSerialize]: serialize } = value;
    if (serialize === undefined) {
      value[kClone](); // one that may not be cloned at all says so
      refuse(`#<${value.constructor?.name ?? 'Object'}> could not be cloned.`);
    }
    this.#writeParts(Reflect.apply(serialize, value, []));
  }

  #writeParts([name, data]) {
    this.writeUint32(Host.OBJECT);
    this.writeValue(name);
    this.writeValue(data);
  }
}
MessageSerializer.prototype._getDataCloneError = function(message) {
  return new DOMException(message, 'DataCloneError');
};

class MessageDeserializer extends Deserializer {
  #ports;

  constructor(bytes, ports) {
    super(bytes);
    this.#ports = ports;
  }

  _readHostObject() {
    if (this.readUint32() === Host.PORT) return this.#ports[this.readUint32()];
    const name = this.readValue();
    return revivers[name](this.readValue());
  }
}

/** Bytes of a message, its shared buffers, and the host's numbers of its ports, which are no longer this thread's. */
function write({ value, ports, objects = [] }) {
  const all = [...ports];
  const parts = new Map();
  for (const object of objects) {
    const { name, data, ports: own } = takeApart(object);
    parts.set(object, [name, data]);
    all.push(...own);
  }
  const serializer = new MessageSerializer(all, parts);
  serializer.writeHeader();
  serializer.writeValue(value);
  const bytes = serializer.releaseBuffer();
  return { bytes, ports: all.map((port) => expel(endpointOf(port))), shared: serializer.shared };
}

function read(bytes, ids, shared) {
  const ports = ids.map(adoptPort);
  const deserializer = new MessageDeserializer(bytes, ports);
  for (let i = 0; i < shared.length; i++) deserializer.transferArrayBuffer(i, shared[i]);
  try {
    deserializer.readHeader();
    return new Message(deserializer.readValue(), ports);
  } catch (error) {
    return new Message(undefined, ports, error);
  }
}

/** Sends a value, and takes from this thread what is in the transfer list. */
function send(group, value, list = []) {
  const buffers = list.filter((item) => item instanceof ArrayBuffer);
  const ports = list.filter(isMessagePort);
  const objects = list.filter((item) => !isMessagePort(item) && !(item instanceof ArrayBuffer));
  const message = write({ value, ports, objects });
  for (const buffer of buffers) buffer.transfer();
  group.send(message);
}

module.exports = { read, send, write };
