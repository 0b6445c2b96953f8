'use strict';
// How a Readable's data gets to its consumers: flowing, paused, by 'readable', through pipes.

const process = require('process');
const { errorOrDestroy } = require('internal/streams/destroy');
const { Stream, prependListener } = require('internal/streams/legacy');

// What Readable's own file lends: announcing 'readable', and the loop that reads while data flows.
let emitReadable;
let flow;

/** Adds the methods to `Readable`. */
function install(Readable, machine) {
  ({ emitReadable, flow } = machine);
  for (const [name, method] of Object.entries(methods)) Readable.prototype[name] = method;
  Readable.prototype.addListener = methods.on;
  Readable.prototype.off = methods.removeListener;
}

const methods = {
  pipe(dest, pipeOptions) {
    return new Pipe(this, dest).start(pipeOptions);
  },

  unpipe(dest) {
    const state = this._readableState;
    if (state.pipes.length === 0) return this;
    if (!dest) {
      const all = state.pipes;
      state.pipes = [];
      this.pause();
      for (const each of all) each.emit('unpipe', this, { hasUnpiped: false });
      return this;
    }
    const index = state.pipes.indexOf(dest);
    if (index === -1) return this;
    state.pipes.splice(index, 1);
    if (state.pipes.length === 0) this.pause();
    dest.emit('unpipe', this, { hasUnpiped: false });
    return this;
  },

  on(event, listener) {
    const result = Stream.prototype.on.call(this, event, listener);
    const state = this._readableState;
    if (event === 'data') {
      state.readableListening = this.listenerCount('readable') > 0;
      if (state.flowing !== false) this.resume();
    } else if (event === 'readable') {
      listenReadable(this, state);
    }
    return result;
  },

  // Removal is looked into a tick later: `once` removes before it calls, and a handler may be put back at once.
  removeListener(event, listener) {
    const result = Stream.prototype.removeListener.call(this, event, listener);
    if (event === 'readable') process.nextTick(updateReadableListening, this);
    return result;
  },

  removeAllListeners(event) {
    const result = Reflect.apply(Stream.prototype.removeAllListeners, this, arguments);
    if (event === 'readable' || event === undefined) process.nextTick(updateReadableListening, this);
    return result;
  },

  resume() {
    const state = this._readableState;
    if (!state.flowing) {
      // With a 'readable' listener data does not flow: it is read.
      state.flowing = !state.readableListening;
      if (!state.resumeScheduled) {
        state.resumeScheduled = true;
        process.nextTick(resumeNow, this, state);
      }
    }
    state.paused = false;
    return this;
  },

  pause() {
    const state = this._readableState;
    if (state.flowing !== false) {
      state.flowing = false;
      this.emit('pause');
    }
    state.paused = true;
    return this;
  },
};

function listenReadable(stream, state) {
  if (state.endEmitted || state.readableListening) return;
  state.readableListening = true;
  state.needReadable = true;
  state.flowing = false;
  state.emittedReadable = false;
  if (state.length > 0) emitReadable(stream);
  else if (!state.reading) process.nextTick(readNothing, stream);
}

function readNothing(stream) {
  stream.read(0);
}

function updateReadableListening(stream) {
  const state = stream._readableState;
  state.readableListening = stream.listenerCount('readable') > 0;
  if (state.resumeScheduled && state.paused === false) state.flowing = true;
  else if (stream.listenerCount('data') > 0) stream.resume();
  else if (!state.readableListening) state.flowing = null;
}

function resumeNow(stream, state) {
  if (!state.reading) stream.read(0);
  state.resumeScheduled = false;
  stream.emit('resume');
  flow(stream);
  if (state.flowing && !state.reading) stream.read(0);
}

/** One source connected to one destination. */
class Pipe {
  constructor(source, dest) {
    this.source = source;
    this.dest = dest;
    this.state = source._readableState;
    this.cleanedUp = false;
    this.ondrain = null;
    this.unpipe = () => source.unpipe(dest);
    this.onend = () => dest.end();
    this.ondata = (chunk) => {
      if (dest.write(chunk) === false) this.pause();
    };
    this.onunpipe = (readable, info) => {
      if (readable !== source || info?.hasUnpiped !== false) return;
      info.hasUnpiped = true;
      this.cleanup();
    };
    this.onerror = (err) => this.fail(err);
    this.onclose = () => {
      dest.removeListener('finish', this.onfinish);
      this.unpipe();
    };
    this.onfinish = () => {
      dest.removeListener('close', this.onclose);
      this.unpipe();
    };
  }

  start(options) {
    const { source, dest, state } = this;
    if (state.pipes.length === 1 && !state.multiAwaitDrain) {
      state.multiAwaitDrain = true;
      state.awaitDrainWriters = new Set(state.awaitDrainWriters ? [state.awaitDrainWriters] : []);
    }
    state.pipes.push(dest);
    // The process's own outputs are never ended by a pipe.
    const ends = options?.end !== false && dest !== process.stdout && dest !== process.stderr;
    const atEnd = ends ? this.onend : this.unpipe;
    if (state.endEmitted) process.nextTick(atEnd);
    else source.once('end', atEnd);
    dest.on('unpipe', this.onunpipe);
    source.on('data', this.ondata);
    prependListener(dest, 'error', this.onerror);
    dest.once('close', this.onclose);
    dest.once('finish', this.onfinish);
    dest.emit('pipe', source);
    if (dest.writableNeedDrain === true) this.pause();
    else if (!state.flowing) source.resume();
    return dest;
  }

  pause() {
    const { source, dest, state } = this;
    if (!this.cleanedUp) {
      if (state.pipes.length === 1 && state.pipes[0] === dest) {
        state.awaitDrainWriters = dest;
        state.multiAwaitDrain = false;
      } else if (state.pipes.length > 1 && state.pipes.includes(dest)) {
        state.awaitDrainWriters.add(dest);
      }
      source.pause();
    }
    if (this.ondrain === null) {
      this.ondrain = () => this.drained();
      dest.on('drain', this.ondrain);
    }
  }

  /** Goes on when the last of those that a source waits for has room again. */
  drained() {
    const { source, dest, state } = this;
    if (state.awaitDrainWriters === dest) state.awaitDrainWriters = null;
    else if (state.multiAwaitDrain) state.awaitDrainWriters.delete(dest);
    const waiting = state.awaitDrainWriters && state.awaitDrainWriters.size !== 0;
    if (!waiting && source.listenerCount('data') > 0) source.resume();
  }

  fail(err) {
    const { dest } = this;
    this.unpipe();
    dest.removeListener('error', this.onerror);
    if (dest.listenerCount('error') > 0) return;
    const state = dest._writableState || dest._readableState;
    if (!state) dest.emit('error', err);
    else if (!state.errorEmitted) errorOrDestroy(dest, err);
    else dest.emit('error', err);
  }

  cleanup() {
    const { source, dest, state } = this;
    dest.removeListener('close', this.onclose);
    dest.removeListener('finish', this.onfinish);
    if (this.ondrain !== null) dest.removeListener('drain', this.ondrain);
    dest.removeListener('error', this.onerror);
    dest.removeListener('unpipe', this.onunpipe);
    source.removeListener('end', this.onend);
    source.removeListener('end', this.unpipe);
    source.removeListener('data', this.ondata);
    this.cleanedUp = true;
    // Others that are piped to should not wait for a drain that nobody will hear of.
    const mustDrain = !dest._writableState || dest._writableState.needDrain;
    if (this.ondrain !== null && state.awaitDrainWriters && mustDrain) this.ondrain();
  }
}

module.exports = { install };
