'use strict';
// The requests that streams over files are made of, submitted without a call of the host for each: their arguments are
// numbers, and a path goes through the outgoing memory.

const { Submission, submit } = require('internal/bridge');
const { utf8 } = require('internal/encoding/codecs');
const shared = require('internal/shared');
const { reserve } = require('internal/stream_memory');

const binding = internalBinding('fs');

/** The most that one request reads. */
const CHUNK_BYTES = 64 * 1024;

const HEAD_BYTES = 8;
const MAX_PATH_BYTES = 16 * 1024;

function putInt(at, value) {
  for (let i = 0; i < 4; i++) shared.out[at + i] = value >> (8 * i);
}

/** The request's value is a descriptor. */
function submitOpen(id, path, flags, mode) {
  const room = HEAD_BYTES + path.length * utf8.maxBytesPerUnit;
  if (room > MAX_PATH_BYTES) {
    binding.open(id, path, flags, mode);
    return;
  }
  const at = reserve(room);
  putInt(at, flags);
  putInt(at + 4, mode);
  submit(Submission.FILE_OPEN, id, at, HEAD_BYTES + utf8.write(shared.out, path, at + HEAD_BYTES, room - HEAD_BYTES));
}

/** Reads from where the descriptor stands: the request's value is a Buffer of what there was, or 0 at the end. */
function submitRead(id, fd, length) {
  submit(Submission.FILE_READ, id, fd, length);
}

function submitClose(id, fd) {
  submit(Submission.FILE_CLOSE, id, fd, 0);
}

module.exports = { CHUNK_BYTES, submitClose, submitOpen, submitRead };
