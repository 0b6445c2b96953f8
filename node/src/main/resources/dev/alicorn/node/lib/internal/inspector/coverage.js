'use strict';

// What of the program has run, as the engine counts it, in files of the folder that NODE_V8_COVERAGE names.
// https://nodejs.org/api/cli.html#node_v8_coveragedir

const path = require('path');
const process = require('process');
const { EngineSession } = require('internal/inspector/session');
const { fileURLOf } = require('internal/modules/url');

let session = null;
let files = 0;

function start() {
  session = new EngineSession();
  session.command('Profiler.enable');
  session.command('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
}

/** The program's own files, by URL: CommonJS modules have their path as their name. */
function ofProgram({ url, ...script }) {
  if (path.isAbsolute(url)) return [{ ...script, url: `${fileURLOf(url)}` }];
  return url.startsWith('file:') ? [{ ...script, url }] : [];
}

/** Writes what was counted since the last time. */
function take() {
  if (session === null) return;
  const { result } = session.command('Profiler.takePreciseCoverage');
  const report = { result: result.flatMap(ofProgram), timestamp: process.hrtime()[0] };
  const maps = require('internal/source_map/loaded').describeAll();
  if (Object.keys(maps).length > 0) report['source-map-cache'] = maps;
  write(report);
}

function write(report) {
  const fs = require('fs');
  const folder = process.env.NODE_V8_COVERAGE;
  const { threadId } = require('worker_threads');
  const name = `coverage-${process.pid}-${Date.now()}-${threadId}${files++ > 0 ? `-${files}` : ''}.json`;
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, name), JSON.stringify(report));
  } catch (error) {
    process._rawDebug(`Warning: Failed to write coverage: ${error.message}`);
  }
}

function stop() {
  session?.close();
  session = null;
}

/** A signal to the process itself may be its end. */
function watchKill() {
  const { _kill } = process;
  process._kill = (pid, signal) => {
    if (pid === process.pid && signal !== 0) take();
    return _kill(pid, signal);
  };
}

/** For a program that starts with the variable set; its own children get the same folder. */
function startProgram(folder) {
  process.env.NODE_V8_COVERAGE = path.resolve(folder);
  require('internal/modules/source_maps').collect();
  start();
  watchKill();
  require('internal/process/execution').whenEnded(take);
}

module.exports = { startProgram, stop, take };
