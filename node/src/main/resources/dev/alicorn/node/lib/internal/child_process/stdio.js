'use strict';

// The `stdio` option, in every form, as a list of what each of the child's descriptors is to be.
// https://nodejs.org/api/child_process.html#optionsstdio

const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_SYNC_FORK_INPUT, ERR_IPC_ONE_PIPE, ERR_IPC_SYNC_FORK },
} = require('internal/errors');
const { isArrayBufferView } = require('internal/util/types');
const { IpcPipe, Pipe } = require('internal/pipe_wrap');
const { TCP } = require('internal/tcp_wrap');
const { inspect } = require('internal/util/inspect');

function fromString(stdio, channel) {
  const list = channel === undefined ? [] : [channel];
  switch (stdio) {
    case 'ignore': case 'overlapped': case 'pipe': return [stdio, stdio, stdio, ...list];
    case 'inherit': return [0, 1, 2, ...list];
    default: throw new ERR_INVALID_ARG_VALUE('stdio', stdio);
  }
}

/** The handle that is behind a stream, a socket or a handle. */
function handleOf(stdio) {
  for (const candidate of [stdio.handle, stdio._handle, stdio]) {
    if (candidate instanceof Pipe || candidate instanceof TCP) return candidate;
  }
  return stdio._handle?.fd >= 0 ? stdio._handle : undefined;
}

function makePipe(type, i, isSync) {
  if (isSync) return { type, readable: i === 0, writable: i !== 0 };
  return { type, handle: new Pipe(false) };
}

function descriptor(stdio, i, isSync) {
  if (stdio == null) stdio = i < 3 ? 'pipe' : 'ignore';
  if (stdio === 'ignore') return { type: 'ignore' };
  if (stdio === 'pipe' || stdio === 'overlapped' || (typeof stdio === 'number' && stdio < 0)) {
    return makePipe(stdio === 'overlapped' ? stdio : 'pipe', i, isSync);
  }
  if (stdio === 'inherit') return { type: 'inherit', fd: i };
  if (typeof stdio === 'number' || typeof stdio.fd === 'number') {
    return { type: 'fd', fd: typeof stdio === 'number' ? stdio : stdio.fd };
  }
  const handle = typeof stdio === 'object' ? handleOf(stdio) : undefined;
  if (handle !== undefined) return { type: 'wrap', handle };
  if (isArrayBufferView(stdio) || typeof stdio === 'string') {
    if (!isSync) throw new ERR_INVALID_SYNC_FORK_INPUT(inspect(stdio));
    return makePipe('pipe', i, true);
  }
  throw new ERR_INVALID_ARG_VALUE('stdio', stdio);
}

/** @returns { stdio, ipc, ipcFd }: the descriptors, the channel's handle and number where there is one */
function getValidStdio(stdio, isSync) {
  if (typeof stdio === 'string') stdio = fromString(stdio);
  else if (!Array.isArray(stdio)) throw new ERR_INVALID_ARG_VALUE('stdio', stdio);
  stdio = [...stdio];
  while (stdio.length < 3) stdio.push(undefined);

  let ipc;
  let ipcFd;
  const made = [];
  try {
    stdio.forEach((each, i) => {
      if (each === 'ipc') {
        if (isSync) throw new ERR_IPC_SYNC_FORK();
        if (ipc !== undefined) throw new ERR_IPC_ONE_PIPE();
        ipc = new IpcPipe();
        ipcFd = i;
        made.push({ type: 'pipe', handle: ipc, ipc: true });
      } else {
        made.push(descriptor(each, i, isSync));
      }
    });
  } catch (err) {
    closePipes(made);
    throw err;
  }
  return { stdio: made, ipc, ipcFd };
}

/** Closes the pipes that were made for a child which is not started. */
function closePipes(stdio) {
  for (const { type, handle } of stdio) {
    if (type === 'pipe' || type === 'overlapped') handle?.close();
  }
}

module.exports = { closePipes, fromString, getValidStdio };
