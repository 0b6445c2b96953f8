'use strict';
// FileHandle.readableWebStream

const process = require('process');
const { validateBoolean, validateObject } = require('internal/validators');
const { kRef, kUnref } = require('internal/fs/file_handle');

const CHUNK = 16384;

/** Lets go of the handle, once. */
function releaser(handle, autoClose, onHandleClosed) {
  let released = false;
  return async () => {
    if (released) return;
    released = true;
    handle.off('close', onHandleClosed);
    handle[kUnref]();
    if (autoClose) await handle.close();
  };
}

function fileSource(handle, autoClose) {
  let controller;
  const onHandleClosed = () => {
    const { DOMException } = require('internal/dom_exception');
    controller?.error(new DOMException('The FileHandle was closed', 'AbortError'));
    release();
  };
  const release = releaser(handle, autoClose, onHandleClosed);
  handle[kRef]();
  handle.once('close', onHandleClosed);
  return {
    type: 'bytes',
    autoAllocateChunkSize: CHUNK,
    start(given) {
      controller = given;
    },
    async pull() {
      const { view } = controller.byobRequest;
      const { bytesRead } = await handle.read(view, 0, view.byteLength);
      if (bytesRead === 0) {
        controller.close();
        await release();
      }
      controller.byobRequest?.respond(bytesRead);
    },
    cancel: release,
  };
}

function readableWebStream(handle, options) {
  validateObject(options, 'options');
  const { type = 'bytes', autoClose = false } = options;
  validateBoolean(autoClose, 'options.autoClose');
  if (type !== 'bytes') {
    process.emitWarning('A non-"bytes" options.type has no effect. A byte-oriented steam is always created.',
      'ExperimentalWarning');
  }
  const { ReadableStream } = require('internal/webstreams/core');
  return new ReadableStream(fileSource(handle, autoClose));
}

module.exports = { readableWebStream };
