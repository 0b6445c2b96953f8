'use strict';

// Messages between threads as bytes: V8's format, with the library's own objects as host objects in it.

const { DOMException } = require('internal/dom_exception');
const { Deserializer } = require('internal/v8/deserializer');
const { Serializer, kIsHostObject } = require('internal/v8/serializer');
const { expel } = require('internal/worker/remote');
const { kClone, kSerialize, refuse } = require('internal/worker/transfer');
const { Message, adoptPort, endpointOf, isMessagePort } = require('internal/worker/message_port');

const Host = { PORT: 0, OBJECT: 1 };

/** How an object of the library comes to life again, by the name that its `kSerialize` gives. */
const revivers = {
  Blob: ({ bytes, type }) => new (require('internal/blob').Blob)([bytes], { type }),
  File: ({ bytes, name, type, lastModified }) => new (require('internal/file').File)([bytes], name, { type, lastModified }),
  BlockList(rules) {
    const { BlockList } = require('internal/blocklist');
    const list = new BlockList();
    list.fromJSON(rules);
    return list;
  },
  CryptoKey({ keyObject, algorithm, usages, extractable }) {
    return require('internal/crypto/keys').makeCryptoKey(keyObject, algorithm, usages, extractable);
  },
  PrivateKeyObject: (bytes) => new (require('internal/crypto/keys').PrivateKeyObject)(bytes),
  PublicKeyObject: (bytes) => new (require('internal/crypto/keys').PublicKeyObject)(bytes),
  X509Certificate: (der) => new (require('crypto').X509Certificate)(der),
  SecretKeyObject: (bytes) => require('crypto').createSecretKey(bytes),
  SocketAddress: (address) => new (require('internal/socket_address').SocketAddress)(address),
};

class MessageSerializer extends Serializer {
  #ports;

  constructor(ports) {
    super();
    this.#ports = ports;
  }

  /** The shared buffers that were met. */
  shared = [];

  _getSharedArrayBufferId(buffer) {
    if (buffer.growable) refuse('#<SharedArrayBuffer> could not be cloned.');
    return this.shared.push(buffer) - 1;
  }

  [kIsHostObject](value) {
    return typeof value[kClone] === 'function';
  }

  _writeHostObject(value) {
    if (isMessagePort(value)) {
      const index = this.#ports.indexOf(value);
      if (index === -1) refuse('Object that needs transfer was found in message but not listed in transferList');
      this.writeUint32(Host.PORT);
      this.writeUint32(index);
      return;
    }
    const { [kSerialize]: serialize } = value;
    if (serialize === undefined) {
      value[kClone](); // one that may not be cloned at all says so
      refuse(`#<${value.constructor?.name ?? 'Object'}> could not be cloned.`);
    }
    const [name, data] = Reflect.apply(serialize, value, []);
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
function write({ value, ports }) {
  const serializer = new MessageSerializer(ports);
  serializer.writeHeader();
  serializer.writeValue(value);
  const bytes = serializer.releaseBuffer();
  return { bytes, ports: ports.map((port) => expel(endpointOf(port))), shared: serializer.shared };
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
  const ports = list.filter(isMessagePort);
  const message = write({ value, ports });
  for (const item of list) if (!isMessagePort(item)) item.transfer();
  group.send(message);
}

module.exports = { read, send, write };
