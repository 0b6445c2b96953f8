'use strict';

// The process object. What depends on the running process is filled in by internal/bootstrap at start-up.
// https://nodejs.org/api/process.html

const EventEmitter = require('events');
const { nextTick } = require('internal/task_queues');
const execution = require('internal/process/execution');
const measures = require('internal/process/measures');
const { emitWarning } = require('internal/process/warning');
const { loadEnvFile } = require('internal/process/env');
const {
  ErrnoException, codes: { ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_SIGNAL },
} = require('internal/errors');
const { validateInteger, validateString } = require('internal/validators');

const binding = internalBinding('process');

function process() {} // only for the name of the prototype's constructor
const proto = Object.create(EventEmitter.prototype, {
  constructor: { configurable: true, enumerable: false, value: process, writable: true },
});
const self = module.exports = Object.create(proto, {
  [Symbol.toStringTag]: { configurable: true, enumerable: false, value: 'process', writable: false },
});
EventEmitter.call(self);

self.version = 'v24.11.1';
self.versions = {};
self.arch = '';
self.platform = '';
self.release = { name: 'node', lts: 'Krypton' };
self.moduleLoadList = [];
self.domain = null;
self._exiting = false;
self.config = Object.freeze({
  target_defaults: Object.freeze({
    cflags: Object.freeze([]),
    default_configuration: 'Release',
    defines: Object.freeze([]),
    include_dirs: Object.freeze([]),
    libraries: Object.freeze([]),
  }),
  variables: Object.freeze({ v8_enable_i18n_support: 1, node_shared: false, asan: 0, napi_build_version: '10', is_debug: 0 }),
});
self.features = Object.freeze({
  inspector: true, debug: false, uv: true, ipv6: true, openssl_is_boringssl: false, tls_alpn: true, tls_sni: true,
  tls_ocsp: false, tls: true, cached_builtins: true, require_module: true,
  get typescript() { return require('internal/typescript').mode(); },
});

Object.defineProperty(self, 'exitCode', {
  configurable: true,
  enumerable: true,
  get: execution.getExitCode,
  set(code) {
    if (code !== null && code !== undefined) {
      const number = typeof code === 'string' && code !== '' ? Number(code) : NaN;
      validateInteger(Number.isInteger(number) ? number : code, 'code');
    }
    execution.setExitCode(code);
  },
});

/** By the symbol that objects have for it, or by the method. */
function refer(object, name) {
  const method = object?.[Symbol.for(`nodejs.${name}`)] ?? object?.[name];
  if (typeof method === 'function') Reflect.apply(method, object, []);
}

// Node names the receiver-independent functions after their property, as tests and stack traces show.
Object.assign(self, {
  nextTick,
  emitWarning,
  exit: function exit(code) {
    if (arguments.length > 0) Reflect.apply(execution.exit, self, [code]);
    else execution.exit();
  },
  reallyExit: execution.reallyExit,
  _fatalException: (err, fromPromise) => execution.onUncaught(err, fromPromise),
  _tickCallback: () => require('internal/task_queues').processTicksAndRejections(),
  setUncaughtExceptionCaptureCallback: execution.setUncaughtExceptionCaptureCallback,
  hasUncaughtExceptionCaptureCallback: execution.hasUncaughtExceptionCaptureCallback,
  addUncaughtExceptionCaptureCallback: undefined,
  hrtime: measures.hrtime,
  cpuUsage: measures.cpuUsage,
  threadCpuUsage: measures.threadCpuUsage,
  memoryUsage: measures.memoryUsage,
  resourceUsage: measures.resourceUsage,
  umask: measures.umask,
  loadEnvFile,
  uptime: function uptime() { return binding.uptime(); },
  constrainedMemory: function constrainedMemory() { return binding.constrainedMemory(); },
  availableMemory: function availableMemory() { return binding.availableMemory(); },
  cwd: function cwd() { return binding.cwd(); },
  abort() { binding.abort(); },
  _rawDebug: function _rawDebug(...args) {
    binding.writeStderr(`${require('internal/util/inspect').format(...args)}\n`);
  },
  _getActiveHandles: () => require('internal/process/active').handles(),
  _getActiveRequests: () => require('internal/process/active').requests(),
  getActiveResourcesInfo: function getActiveResourcesInfo() { return require('internal/process/active').resources(); },
  getBuiltinModule: function getBuiltinModule(id) {
    validateString(id, 'id');
    const { isBuiltin, loadBuiltin } = require('internal/builtins');
    return isBuiltin(id) ? loadBuiltin(id) : undefined;
  },
  setSourceMapsEnabled: function setSourceMapsEnabled(value) {
    require('internal/validators').validateBoolean(value, 'val');
    require('internal/modules/source_maps').setSourceMapsSupport(value, { nodeModules: value, generatedCode: value });
  },
  ref: function ref(maybeRefable) { refer(maybeRefable, 'ref'); },
  unref: function unref(maybeRefable) { refer(maybeRefable, 'unref'); },
  dlopen: function dlopen(...args) { return require('internal/process/addons').dlopen(...args); },
  binding: function binding(name) { return require('internal/process/legacy').binding(name); },
  _linkedBinding: function _linkedBinding(name) { return require('internal/process/legacy').linkedBinding(name); },
  assert: function assert(value, message) { require('internal/process/legacy').assertTruthy(value, message); },
  _debugProcess: function _debugProcess(pid) { require('internal/process/legacy').debugProcess(pid); },
  _debugEnd: function _debugEnd() {},
  _startProfilerIdleNotifier: function _startProfilerIdleNotifier() {},
  _stopProfilerIdleNotifier: function _stopProfilerIdleNotifier() {},
  openStdin: function openStdin() {
    self.stdin.resume();
    return self.stdin;
  },
});
delete self.addUncaughtExceptionCaptureCallback;

self.chdir = function chdir(directory) {
  validateString(directory, 'directory');
  binding.chdir(directory);
};

self._kill = function _kill(pid, number) {
  return binding.kill(pid, number);
};

self.kill = function kill(pid, signal) {
  // Loose on purpose: a pid that is a numeric string is taken.
  if (pid != (pid | 0)) throw new ERR_INVALID_ARG_TYPE('pid', 'number', pid); // eslint-disable-line eqeqeq
  let number = signal;
  if (typeof signal !== 'number') {
    number = require('os').constants.signals[signal ?? 'SIGTERM'];
    if (number === undefined) throw new ERR_UNKNOWN_SIGNAL(signal);
  }
  const err = self._kill(pid | 0, number);
  if (err) throw new ErrnoException(err, 'kill');
  return true;
};

for (const name of ['getuid', 'geteuid', 'getgid', 'getegid', 'getgroups']) {
  self[name] = { [name]() { return binding[name](); } }[name];
}
for (const name of ['setuid', 'seteuid', 'setgid', 'setegid', 'setgroups', 'initgroups']) {
  self[name] = { [name](id, ...more) { return require('internal/process/identity')[name](id, ...more); } }[name];
}

for (const name of ['stdin', 'stdout', 'stderr']) {
  Object.defineProperty(self, name, {
    configurable: true,
    enumerable: true,
    get: () => require('internal/stdio')[name](),
  });
}

let debugPort = 9229;
Object.defineProperty(self, 'debugPort', {
  configurable: true,
  enumerable: true,
  get: () => debugPort,
  set(value) {
    const port = Number(value) | 0;
    if (port !== 0 && (port < 1024 || port > 65535)) {
      throw Object.assign(new RangeError('process.debugPort must be 0 or in range 1024 to 65535'), { code: 'ERR_OUT_OF_RANGE' });
    }
    debugPort = port;
  },
});

Object.defineProperty(self, 'allowedNodeEnvironmentFlags', {
  configurable: true,
  enumerable: true,
  get() {
    const flags = require('internal/process/flags').makeFlags();
    Object.defineProperty(self, 'allowedNodeEnvironmentFlags', { value: flags, enumerable: true });
    return flags;
  },
});

Object.defineProperty(self, 'finalization', {
  configurable: true,
  enumerable: true,
  get: () => require('internal/process/finalization'),
});

Object.defineProperty(self, 'sourceMapsEnabled', {
  configurable: true,
  enumerable: true,
  get: () => require('internal/modules/source_maps').getSourceMapsSupport().enabled,
});

Object.defineProperty(self, 'report', {
  configurable: true,
  enumerable: true,
  get: () => require('internal/report/api').report,
});
