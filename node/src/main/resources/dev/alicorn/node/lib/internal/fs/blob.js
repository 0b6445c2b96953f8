'use strict';
// fs.openAsBlob: a Blob whose bytes stay in the file until they are read.

const { validateObject, validateString } = require('internal/validators');
const { promised } = require('internal/fs/call');
const { getValidatedPath, toHostPath } = require('internal/fs/paths');

const binding = internalBinding('fs');

const notReadable = () => {
  const { DOMException } = require('internal/dom_exception');
  return new DOMException('The blob could not be read', 'NotReadableError');
};

/** True if the file is not the one that the blob was made of: it was written to since. */
const changed = (before, now) => before[8] !== now[8] || before[12] !== now[12] || before[13] !== now[13];

async function readRange(path, before, start, end) {
  let fd;
  try {
    fd = await promised((id) => binding.open(id, path, 0, 0));
  } catch {
    throw notReadable();
  }
  try {
    if (changed(before, await promised((id) => binding.fstat(id, fd)))) throw notReadable();
    const bytes = new Uint8Array(end - start);
    for (let at = 0; at < bytes.length;) {
      const offset = at;
      const count = await promised((id) => binding.read(id, fd, bytes, offset, bytes.length - offset, start + offset));
      if (count === 0) throw notReadable();
      at += count;
    }
    return bytes;
  } finally {
    await promised((id) => binding.close(id, fd));
  }
}

function openAsBlob(path, options = { __proto__: null }) {
  validateObject(options, 'options');
  const type = options.type || '';
  validateString(type, 'options.type');
  return blobOf(toHostPath(getValidatedPath(path)), type);
}

async function blobOf(target, type) {
  const { createBlobFromSource } = require('internal/blob');
  const numbers = await promised((id) => binding.stat(id, target));
  return createBlobFromSource({
    size: numbers[8],
    type,
    read: (start, end) => readRange(target, numbers, start, end),
  });
}

module.exports = { openAsBlob };
