'use strict';

// Scenarios of `net`: each prints what each side saw, in its own order; ports are never printed, so that two runtimes can
// be compared line by line.

const fs = require('fs');
const os = require('os');
const path = require('path');

const scenarios = [];

function test(name, run) {
  scenarios.push({ name, run });
}

/** What one side saw. */
class Side {
  constructor(name) {
    this.name = name;
    this.lines = [];
  }

  log(...words) {
    this.lines.push(words.join(' '));
  }

  watch(emitter, ...events) {
    for (const event of events) {
      emitter.on(event, (...args) => this.log(event, ...args.map(show)));
    }
    return emitter;
  }
}

function show(value) {
  if (Buffer.isBuffer(value)) return JSON.stringify(value.toString());
  if (value instanceof Error) return `${value.name}[${value.code}]`;
  if (typeof value === 'object' && value !== null) return value.constructor.name;
  return String(value);
}

function listen(server, ...args) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(...args, () => resolve(server));
  });
}

const closed = (emitter) => new Promise((resolve) => emitter.once('close', resolve));
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let pathCount = 0;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'net-cases-'));
const newPath = () => path.join(folder, `s${pathCount++}`);

const SOCKET_EVENTS = ['lookup', 'connect', 'ready', 'data', 'end', 'finish', 'close', 'error', 'timeout'];

/** Runs the scenarios one after the other. */
async function runAll() {
  for (const { name, run } of scenarios) {
    console.log(`# ${name}`);
    const sides = [new Side('client'), new Side('server')];
    try {
      await run(sides);
      await later(20);
    } catch (err) {
      console.log('FAILED', err);
    }
    for (const side of sides) {
      for (const line of side.lines) console.log(`${side.name}: ${line}`);
    }
  }
  fs.rmSync(folder, { recursive: true });
  console.log('done');
}

module.exports = { SOCKET_EVENTS, closed, later, listen, newPath, runAll, show, test };
