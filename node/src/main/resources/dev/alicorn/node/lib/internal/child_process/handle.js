'use strict';

// A child process as the host knows it.

const { Event, onEvent } = require('internal/bridge');
const { getFrame, setFrame } = require('internal/async_context');
const { newAsyncId } = require('internal/async_ids');
const { wrap } = require('internal/async_wrap');
const { owner_symbol } = require('internal/handle_wrap');
const { UV_EBADF, UV_EINVAL, UV_ESRCH } = require('internal/uv');

const binding = internalBinding('process_wrap');

/** How the host is told of a descriptor: a kind and a value, in turn. */
const Kind = { IGNORE: 0, PIPE: 1, FD: 2, STREAM: 3 };

const handles = new Map();

onEvent(Event.EXIT, (id, exitStatus, termSignal) => handles.get(id)?._exited(exitStatus, termSignal));

function describe({ type, handle, fd }) {
  switch (type) {
    case 'pipe': case 'overlapped': return [Kind.PIPE, handle._id];
    // What writes on its own, as our standard streams do, is no stream of the host's: its descriptor is passed.
    case 'wrap': return handle._id === undefined ? [Kind.FD, handle.fd] : [Kind.STREAM, handle._id];
    case 'inherit': case 'fd': return [Kind.FD, fd];
    default: return [Kind.IGNORE, 0];
  }
}

/** No user and no group has this number: it says "leave it" to the system, which is not what the caller wants. */
const NOBODY = -1;

const isIdentityRefused = ({ uid, gid }) => uid === NOBODY || gid === NOBODY;

/** What spawning takes, as the host wants it; `describeStdio` tells kind and value of a descriptor. */
function hostArguments(options, describeStdio) {
  const { file, args, envPairs, cwd, uid, gid, detached, stdio } = options;
  return [file, args.join('\0'), envPairs.join('\0'), cwd ?? undefined, uid ?? undefined, gid ?? undefined,
    Boolean(detached), Int32Array.from(stdio.flatMap(describeStdio))];
}

class Process {
  #id = 0;
  #frame = getFrame();
  #refed = true;
  #wrap = wrap('PROCESSWRAP', this); // what hooks know of it, or null
  #asyncId = this.#wrap === null ? 0 : this.#wrap.id;

  onexit = null;
  pid = undefined;

  /** 0, or an error number. */
  spawn(options) {
    const descriptors = options.stdio.map(describe);
    if (descriptors.some(([kind, value]) => kind === Kind.FD && value < 0)) return UV_EBADF;
    if (isIdentityRefused(options)) return UV_EINVAL;
    const result = binding.spawn(...hostArguments(options, describe));
    if (typeof result === 'number') return result;
    [this.#id, this.pid] = result;
    handles.set(this.#id, this);
    return 0;
  }

  _exited(exitStatus, termSignal) {
    const { signalName } = require('internal/util/signals');
    setFrame(this.#frame);
    const signal = termSignal === 0 ? '' : signalName(termSignal) ?? `${termSignal}`;
    if (this.#wrap === null) this.onexit(exitStatus, signal);
    else this.#wrap.call(this.onexit, this, exitStatus, signal);
    setFrame(undefined);
  }

  kill(signal) {
    return this.#id === 0 ? UV_ESRCH : binding.kill(this.#id, signal);
  }

  close() {
    if (this.#id === 0) return;
    handles.delete(this.#id);
    binding.close(this.#id);
    this.#wrap?.destroy();
    this.#id = 0;
  }

  ref() {
    this.#refed = true;
    if (this.#id !== 0) binding.ref(this.#id);
  }

  unref() {
    this.#refed = false;
    if (this.#id !== 0) binding.unref(this.#id);
  }

  getAsyncId() {
    return this.#asyncId ||= newAsyncId();
  }

  hasRef() {
    return this.#id !== 0 && this.#refed;
  }
}

module.exports = { Kind, Process, hostArguments, isIdentityRefused, owner_symbol };
