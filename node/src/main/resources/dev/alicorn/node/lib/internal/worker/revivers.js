'use strict';

// How an object of the library comes to life again in another thread, by the name that its `kSerialize` or `kTransfer` gives.
module.exports = {
  Blob: ({ bytes, type }) => new (require('internal/blob').Blob)([bytes], { type }),
  File: ({ bytes, name, type, lastModified }) => new (require('internal/file').File)([bytes], name, { type, lastModified }),
  DOMException: (parts) => require('internal/structured_clone').reviveException(parts),
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
  AbortSignal: (data) => require('internal/abort_transfer').receive(data),
  FileHandle: ({ fd }) => new (require('internal/fs/file_handle').FileHandle)(fd),
  ReadableStream: ({ port }) => require('internal/webstreams/remote').receiveReadable(port),
  WritableStream: ({ port }) => require('internal/webstreams/remote').receiveWritable(port),
  TransformStream: ({ readable, writable }) => require('internal/webstreams/remote').receivePair(readable, writable),
};
