'use strict';

// What the operating system says about itself.

const { codes } = require('internal/errors');
const { validateInt32 } = require('internal/validators');
const { constants } = require('internal/os/constants');
const { toInterfaces } = require('internal/os/interfaces');

const { ERR_SYSTEM_ERROR } = codes;

const binding = internalBinding('os');
const process = () => require('process');
const isWindows = () => process().platform === 'win32';

const CPU_FIELDS = 7; // model, speed, and five times

/** Calls the host; a system error of it becomes the kind that this module throws. */
function ask(method, ...args) {
  try {
    return binding[method](...args);
  } catch (error) {
    if (typeof error.errno !== 'number') throw error;
    const { errno, code, syscall } = error;
    const { getErrorMessage } = require('internal/uv');
    throw new ERR_SYSTEM_ERROR({ errno, code, message: getErrorMessage(errno), syscall });
  }
}

const arch = () => process().arch;
const platform = () => process().platform;
const endianness = () => (new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE');
const availableParallelism = { getAvailableParallelism: () => ask('availableParallelism') }.getAvailableParallelism;
const freemem = { getFreeMem: () => ask('freemem') }.getFreeMem;
const totalmem = { getTotalMem: () => ask('totalmem') }.getTotalMem;
const release = { getOSRelease: () => ask('release') }.getOSRelease;
const type = { getOSType: () => ask('type') }.getOSType;
const version = { getOSVersion: () => ask('version') }.getOSVersion;
const machine = { getMachine: () => ask('machine') }.getMachine;
const hostname = () => ask('hostname');
const uptime = () => ask('uptime');

function homedir() {
  const home = process().env[isWindows() ? 'USERPROFILE' : 'HOME'];
  return home === undefined ? ask('homedir') : home;
}

function tmpdir() {
  const { env } = process();
  if (isWindows()) {
    const path = env.TEMP || env.TMP || `${env.SystemRoot || env.windir}\\temp`;
    return path.length > 1 && path.endsWith('\\') && !path.endsWith(':\\') ? path.slice(0, -1) : path;
  }
  const path = env.TMPDIR || env.TMP || env.TEMP || '/tmp';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function cpus() {
  const list = ask('cpus');
  const result = [];
  for (let i = 0; i < list.length; i += CPU_FIELDS) {
    const [model, speed, user, nice, sys, idle, irq] = list.slice(i, i + CPU_FIELDS);
    result.push({ model, speed, times: { user, nice, sys, idle, irq } });
  }
  return result;
}

function loadavg() {
  return Array.from(ask('loadavg'));
}

function networkInterfaces() {
  return toInterfaces(ask('networkInterfaces'));
}

function getPriority(pid) {
  if (pid === undefined) pid = 0;
  else validateInt32(pid, 'pid');
  return ask('getPriority', pid);
}

function setPriority(pid, priority) {
  if (priority === undefined) {
    priority = pid;
    pid = 0;
  }
  validateInt32(pid, 'pid');
  validateInt32(priority, 'priority', -20, 19);
  ask('setPriority', pid, priority);
}

function userInfo(options) {
  const [uid, gid, ...texts] = ask('userInfo');
  const asBuffer = options?.encoding === 'buffer';
  const convert = (text) => (asBuffer && typeof text === 'string' ? require('buffer').Buffer.from(text) : text);
  const [username, home, shell] = texts.map(convert);
  return Object.assign(Object.create(null), { uid, gid, username, homedir: home, shell });
}

module.exports = {
  arch,
  availableParallelism,
  cpus,
  endianness,
  freemem,
  getPriority,
  homedir,
  hostname,
  loadavg,
  networkInterfaces,
  platform,
  release,
  setPriority,
  tmpdir,
  totalmem,
  type,
  userInfo,
  uptime,
  version,
  machine,
};

// `${os.hostname}` gives the value, as if the function were it.
for (const name of ['arch', 'availableParallelism', 'endianness', 'freemem', 'homedir', 'hostname', 'platform',
  'release', 'tmpdir', 'totalmem', 'type', 'uptime', 'version', 'machine']) {
  const fn = module.exports[name];
  fn[Symbol.toPrimitive] = () => fn();
}

Object.defineProperties(module.exports, {
  constants: { configurable: false, enumerable: true, value: constants },
  EOL: {
    configurable: true,
    enumerable: true,
    get: () => (isWindows() ? '\r\n' : '\n'),
  },
  devNull: {
    configurable: true,
    enumerable: true,
    get: () => (isWindows() ? '\\\\.\\nul' : '/dev/null'),
  },
});
