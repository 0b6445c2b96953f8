'use strict';

// What a cluster is set up with, and how a worker's process is started from it.

const { fork } = require('child_process');
const path = require('path');
const process = require('process');
const { validatePort } = require('internal/validators');

const SCHED_NONE = 1;
const SCHED_RR = 2;

const LOWEST_INSPECT_PORT = 1024;
const HIGHEST_PORT = 65535;
const USES_INSPECTOR = /--inspect(?:-brk|-port)?|--debug-port/;

let portOffset = 1;

function defaultPolicy() {
  const policy = { none: SCHED_NONE, rr: SCHED_RR }[process.env.NODE_CLUSTER_SCHED_POLICY];
  return policy ?? (process.platform === 'win32' ? SCHED_NONE : SCHED_RR);
}

function merge(settings, options) {
  const merged = {
    args: process.argv.slice(2),
    exec: process.argv[1],
    execArgv: process.execArgv,
    silent: false,
    ...settings,
    ...options,
  };
  // Each process writes a profile of its own.
  if (merged.execArgv.some((arg) => arg.startsWith('--prof')) && !merged.execArgv.some((arg) => arg.startsWith('--logfile='))) {
    merged.execArgv = [...merged.execArgv, '--logfile=v8-%p.log'];
  }
  return merged;
}

function inspectPortOf(settings) {
  if (!('inspectPort' in settings) || settings.inspectPort === undefined || settings.inspectPort === null) {
    let port = process.debugPort + portOffset;
    if (port > HIGHEST_PORT) port += LOWEST_INSPECT_PORT - HIGHEST_PORT - 1;
    portOffset++;
    return port;
  }
  const port = typeof settings.inspectPort === 'function' ? settings.inspectPort() : settings.inspectPort;
  validatePort(port);
  return port;
}

/** Starts the process of a worker. */
function startProcess(settings, id, env) {
  const execArgv = [...settings.execArgv];
  if (execArgv.some((arg) => USES_INSPECTOR.test(arg)) || USES_INSPECTOR.test(process.env.NODE_OPTIONS ?? '')) {
    execArgv.push(`--inspect-port=${inspectPortOf(settings)}`);
  }
  const { cwd, exec, args, serialization, silent, windowsHide, stdio, gid, uid } = settings;
  return fork(exec, args, {
    cwd, serialization, silent, windowsHide, stdio, gid, uid, execArgv,
    env: { ...process.env, ...env, NODE_UNIQUE_ID: `${id}` },
  });
}

/** The shorter name of a local socket, whose length is limited. */
function shorten(address) {
  const relative = path.relative(process.cwd(), address);
  return relative.length < address.length ? relative : address;
}

module.exports = { SCHED_NONE, SCHED_RR, defaultPolicy, merge, shorten, startProcess };
