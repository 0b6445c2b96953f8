'use strict';

// Worker, as who started it sees it. https://nodejs.org/api/worker_threads.html#class-worker

const EventEmitter = require('events');
const process = require('process');
const { wrap } = require('internal/async_wrap');
const { codes: { ERR_WORKER_NOT_RUNNING, ERR_WORKER_OUT_OF_MEMORY } } = require('internal/errors');
const requests = require('internal/requests');
const { adoptPort, endpointOf, isMessagePort } = require('internal/worker/message_port');
const { SHARE_ENV, readOptions } = require('internal/worker/options');
const { adopt, openChannel } = require('internal/worker/remote');
const { Questions } = require('internal/worker/questions');
const { IncomingStdio, OutgoingStdio } = require('internal/worker/stdio');
const { state } = require('internal/worker/thread');
const { checkTransferList, readTransferList, refuse } = require('internal/worker/transfer');
const { send } = require('internal/worker/wire');

const binding = internalBinding('worker');

/** The thread, for as long as it runs. */
class Handle {
  #refed = true;
  id = 0;

  #wrap = wrap('WORKER', this); // what hooks know of it, or null

  setRef(refed) {
    this.#refed = refed;
    binding.setRef(this.id, refed);
  }

  hasRef() {
    return this.#refed;
  }

  /** The thread has ended, or was never started: `tell()` says so to the program. */
  ended(tell) {
    if (this.#wrap === null) tell?.();
    else if (tell !== undefined) this.#wrap.call(tell);
    this.#refed = undefined;
    this.#wrap?.destroy();
  }
}

const ports = {
  is: isMessagePort,
  check(port) {
    if (!endpointOf(port).isOpen) refuse('MessagePort in transfer list is already detached');
  },
};

function utilization(idle, active) {
  return { idle, active, utilization: idle + active === 0 ? 0 : active / (idle + active) };
}

class Worker extends EventEmitter {
  #handle = null;
  #port;
  #control;
  #stdin = null;
  #stdout;
  #stderr;
  #resourceLimits;
  #performance;
  #name;
  #questions = null;

  constructor(filename, options = {}) {
    super();
    options ??= {};
    const told = readOptions(filename, options);
    const list = readTransferList(options.transferList);
    checkTransferList(list, ports);
    if (options.env === SHARE_ENV) require('internal/process/env').shareEnv();
    require('internal/worker/to_thread').listen();
    const handle = new Handle();
    const [near, far] = openChannel();
    const [controlNear, controlFar] = openChannel();
    this.#control = adopt(controlNear, {
      onMessage: ({ value }) => this.#onControl(value),
      onClosed() {},
      hasRef: () => false, // for those who look at what hooks show
    });
    this.#port = adoptPort(near);
    try {
      const { environmentData } = state;
      send(this.#control.group, { ...told, workerData: options.workerData, environmentData }, list);
    } catch (err) {
      this.#control.close();
      this.#port.close();
      handle.ended();
      throw err;
    }
    this.#resourceLimits = told.resourceLimits;
    this.#name = told.name;
    this.#openStreams(options);
    this.#listen();
    const ended = requests.add((err, [code, outOfMemory]) => this.#onEnd(code, outOfMemory), null);
    handle.id = this.threadId = binding.start(ended, told.name, far, controlFar);
    this.#handle = handle;
    process.nextTick(() => process.emit('worker', this));
    const created = require('diagnostics_channel').channel('worker_threads');
    if (created.hasSubscribers) created.publish({ worker: this });
  }

  #post(message) {
    if (this.#control.isOpen) send(this.#control.group, message);
  }

  #openStreams({ stdin, stdout, stderr }) {
    const post = (message) => this.#post(message);
    if (stdin) this.#stdin = new OutgoingStdio('stdin', post);
    this.#stdout = new IncomingStdio('stdout', post);
    this.#stderr = new IncomingStdio('stderr', post);
    if (!stdout) pipeQuietly(this.#stdout, () => process.stdout);
    if (!stderr) pipeQuietly(this.#stderr, () => process.stderr);
  }

  #listen() {
    const port = this.#port;
    port.on('message', (message) => this.emit('message', message));
    port.on('messageerror', (error) => this.emit('messageerror', error));
    port.unref();
    this.on('newListener', (name) => {
      if (name === 'message' && this.listenerCount('message') === 0) this.#port?.ref();
    });
    this.on('removeListener', (name) => {
      if (name === 'message' && this.listenerCount('message') === 0) this.#port?.unref();
    });
    this.#control.start();
  }

  #onControl(message) {
    switch (message.type) {
      case 'online': this.emit('online'); break;
      case 'stdio': this.#stream(message.stream).take(message.pieces); break;
      case 'wanted': this.#stdin?.wanted(); break;
      case 'answer': this.#questions.take(message); break;
      case 'error': this.emit('error', require('internal/worker/errors').revive(message.error)); break;
    }
  }

  #stream(name) {
    return name === 'stdout' ? this.#stdout : this.#stderr;
  }

  #onEnd(code, outOfMemory) {
    const port = this.#port;
    endpointOf(port).flush();
    this.#control.flush();
    this.#control.close();
    this.#questions?.end();
    port.close();
    this.#port = null;
    const handle = this.#handle;
    this.#handle = null;
    this.threadId = -1;
    for (const stream of [this.#stdout, this.#stderr]) if (!stream.readableEnded) stream.push(null);
    handle.ended(() => {
      if (outOfMemory) this.emit('error', new ERR_WORKER_OUT_OF_MEMORY('JS heap out of memory'));
      this.emit('exit', code);
    });
  }

  postMessage(...args) {
    if (this.#port === null) return;
    Reflect.apply(this.#port.postMessage, this.#port, args);
  }

  terminate(callback) {
    this.ref();
    if (typeof callback === 'function') {
      process.emitWarning('Passing a callback to worker.terminate() is deprecated. It returns a Promise instead.',
                          'DeprecationWarning', 'DEP0132');
      if (this.#handle === null) return Promise.resolve();
      this.once('exit', (exitCode) => callback(null, exitCode));
    }
    if (this.#handle === null) return Promise.resolve();
    binding.terminate(this.#handle.id);
    return new Promise((resolve) => { this.once('exit', resolve); });
  }

  async [Symbol.asyncDispose]() {
    await this.terminate();
  }

  ref() {
    if (this.#handle === null) return;
    this.#handle.setRef(true);
    this.#port.ref();
  }

  unref() {
    if (this.#handle === null) return;
    this.#handle.setRef(false);
    this.#port.unref();
  }

  get stdin() {
    return this.#stdin;
  }

  get stdout() {
    return this.#stdout;
  }

  get stderr() {
    return this.#stderr;
  }

  get resourceLimits() {
    return this.#handle === null ? {} : { ...this.#resourceLimits };
  }

  get threadName() {
    return this.#handle === null ? null : this.#name;
  }

  get performance() {
    return this.#performance ??= { eventLoopUtilization: (before, earlier) => this.#utilization(before, earlier) };
  }

  #utilization(before, earlier) {
    if (before && earlier) return utilization(before.idle - earlier.idle, before.active - earlier.active);
    const times = this.#handle === null ? undefined : binding.loopTimes(this.#handle.id);
    if (times === undefined) return utilization(0, 0);
    const [idle, total] = times;
    return utilization(idle - (before?.idle ?? 0), Math.max(0, total - idle) - (before?.active ?? 0));
  }

  async getHeapSnapshot(options) {
    const { readOptions, streamOf } = require('internal/inspector/heap_snapshot');
    return streamOf(await this.#ask('heapSnapshot', readOptions(options)));
  }

  getHeapStatistics() {
    return this.#ask('heapStatistics');
  }

  cpuUsage(previous) {
    if (previous !== undefined) require('internal/process/measures').checkUsage(previous);
    return this.#ask('cpuUsage', previous);
  }

  async startCpuProfile() {
    const { CPUProfileHandle } = require('internal/inspector/cpu_profile');
    return new CPUProfileHandle((...question) => this.#ask(...question), await this.#ask('startCpuProfile'));
  }

  #ask(what, argument) {
    if (this.#handle === null) return Promise.reject(new ERR_WORKER_NOT_RUNNING());
    this.#questions ??= new Questions((message) => this.#post(message), (waits) => this.#control.setRef(waits));
    return this.#questions.ask(what, argument);
  }
}

/** To our own stream, which many workers may write to, and which is made when there is something to write. */
function pipeQuietly(from, target) {
  from.on('data', (chunk) => {
    if (target().write(chunk)) return;
    from.pause();
    target().once('drain', () => from.resume());
  });
}

module.exports = { Worker };
