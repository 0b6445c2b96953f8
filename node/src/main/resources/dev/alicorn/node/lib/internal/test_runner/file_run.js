'use strict';

// One file's run in a process of its own: what it tells is kept until it is the file's turn.

const path = require('path');
const process = require('process');
const { failure } = require('internal/test_runner/failure');
const { readEvents } = require('internal/test_runner/child');

const binding = internalBinding('performance');

/** The command line's options that a process of ours has from its parent. */
function inherited(execArgv) {
  const kept = [];
  for (let i = 0; i < execArgv.length; i++) {
    const arg = execArgv[i];
    if (arg === '--test-update-snapshots' || !/^--(?:experimental-)?test(?:-|$|=)/.test(arg)) kept.push(arg);
    else if (/^--test-(?:reporter|reporter-destination|concurrency|timeout|shard|isolation|name-pattern|skip-pattern)$/.test(arg)) i++;
  }
  return kept;
}

class FileRun {
  parent = null;
  nesting = 0;
  kind = 'test';
  diagnostics = [];
  durationMillis = 0;
  error = null;
  #events = [];
  #onEvent = (event) => this.#events.push(event);
  #topLevel = 0;
  #failed = 0;

  constructor(file, options) {
    this.file = file;
    this.options = options;
    this.name = path.relative(options.cwd, file);
    this.location = { file, line: 1, column: 1 };
  }

  get passed() {
    return this.error === null;
  }

  /** Whether nothing is to be told of but the file's own tests. */
  get isSilent() {
    return this.#topLevel > 0 && (this.error === null || this.error.failureType === 'subtestsFailed');
  }

  /** Its turn has come: tells what waits, and the rest as it comes. */
  tellTo(onEvent) {
    this.#onEvent = onEvent;
    for (const event of this.#events.splice(0)) onEvent(event);
  }

  #take(event) {
    if (event.type === 'test:summary') event.data.file = this.file;
    if (event.type === 'test:pass' || event.type === 'test:fail') {
      if (event.data.nesting === 0) this.#topLevel++;
      if (event.type === 'test:fail' && !event.data.todo) this.#failed++;
    }
    this.#onEvent(event);
  }

  run() {
    const { options, file } = this;
    const startedAt = binding.now();
    const { spawn } = require('child_process');
    const args = [...inherited(options.execArgv ?? process.execArgv), ...options.flags, file, ...options.argv];
    const child = spawn(process.execPath, args, {
      cwd: options.cwd, env: { ...options.env, NODE_TEST_CONTEXT: 'child-v8' }, stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    });
    child.stdin.end();
    readEvents(child.stdio[3], (event) => this.#take(event));
    this.#forward(child.stdout, 'test:stdout');
    this.#forward(child.stderr, 'test:stderr');
    const stop = this.#stopper(child);
    return new Promise((resolve) => {
      child.on('error', (error) => { this.error ??= failure(error, 'testCodeFailure'); });
      child.on('close', (code, signal) => {
        stop();
        this.durationMillis = binding.now() - startedAt;
        if (code !== 0 || signal !== null) this.#failWith(code, signal);
        resolve();
      });
    });
  }

  #forward(stream, type) {
    stream.setEncoding('utf8');
    stream.on('data', (message) => this.#take({ type, data: { file: this.file, message } }));
  }

  #failWith(exitCode, signal) {
    const type = this.#failed > 0 ? 'subtestsFailed' : 'testCodeFailure';
    this.error ??= Object.assign(failure('test failed', type), { exitCode, signal, stack: undefined });
  }

  /** Ends the process at the timeout or the signal; returns what stops watching for them. */
  #stopper(child) {
    const { signal, timeout } = this.options;
    const abort = () => {
      this.error ??= failure(signal.reason, 'testAborted');
      child.kill('SIGTERM');
    };
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
    const timer = timeout === undefined || timeout === Infinity ? undefined : setTimeout(() => {
      this.error ??= failure(`test timed out after ${timeout}ms`, 'testTimeoutFailure');
      child.kill('SIGTERM');
    }, timeout);
    return () => {
      signal?.removeEventListener('abort', abort);
      clearTimeout(timer);
    };
  }
}

module.exports = { FileRun };
