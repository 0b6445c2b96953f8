'use strict';

// What a diagnostic report tells, section by section. What the host cannot see, such as native frames, is an empty list.
// https://nodejs.org/api/report.html#diagnostic-report

const os = require('os');
const process = require('process');
const { systemFacts } = require('internal/report/system');

const REPORT_VERSION = 5;
const MICROS = 1e6;
const KILOBYTE = 1024;

function header({ event, trigger, filename, excludeNetwork }) {
  const now = new Date();
  return {
    reportVersion: REPORT_VERSION,
    event,
    trigger,
    filename,
    dumpEventTime: now.toISOString().replace(/\.\d+Z$/, 'Z'),
    dumpEventTimeStamp: `${now.getTime()}`,
    processId: process.pid,
    threadId: require('worker_threads').threadId,
    cwd: process.cwd(),
    commandLine: [process.argv0, ...process.execArgv, ...process.argv.slice(1)],
    nodejsVersion: process.version,
    wordSize: process.arch.includes('64') ? 64 : 32,
    arch: process.arch,
    platform: process.platform,
    componentVersions: { ...process.versions },
    release: { ...process.release },
    osName: os.type(),
    osRelease: os.release(),
    osVersion: os.version(),
    osMachine: os.machine(),
    cpus: os.cpus().map(({ model, speed, times }) => ({ model, speed, ...times })),
    ...(excludeNetwork ? {} : { networkInterfaces: networkInterfaces() }),
    host: os.hostname(),
  };
}

function networkInterfaces() {
  return Object.entries(os.networkInterfaces()).flatMap(([name, addresses]) => addresses.map(
    ({ internal, mac, address, netmask, family, scopeid }) =>
      ({ name, internal, mac, address, netmask, family, ...(scopeid === undefined ? {} : { scopeid }) })));
}

function javascriptStack(error) {
  const isError = error instanceof Error;
  const [message, ...frames] = isError && typeof error.stack === 'string' ? error.stack.split('\n') : [`${error?.message ?? 'No stack.'}`];
  const errorProperties = {};
  for (const [name, value] of Object.entries(error ?? {})) {
    if (typeof value !== 'object' && typeof value !== 'function') errorProperties[name] = `${String(value)}`;
  }
  return { message, stack: frames.map((line) => line.trim()), errorProperties };
}

function javascriptHeap() {
  const heap = require('v8').getHeapStatistics();
  return {
    totalMemory: heap.total_heap_size,
    executableMemory: heap.total_heap_size_executable,
    totalCommittedMemory: heap.total_physical_size,
    availableMemory: heap.total_available_size,
    totalGlobalHandlesMemory: heap.total_global_handles_size,
    usedGlobalHandlesMemory: heap.used_global_handles_size,
    usedMemory: heap.used_heap_size,
    memoryLimit: heap.heap_size_limit,
    mallocedMemory: heap.malloced_memory,
    externalMemory: heap.external_memory,
    peakMallocedMemory: heap.peak_malloced_memory,
    nativeContextCount: heap.number_of_native_contexts,
    detachedContextCount: heap.number_of_detached_contexts,
    doesZapGarbage: heap.does_zap_garbage,
  };
}

function consumption(user, system) {
  const percent = 100 / process.uptime();
  return {
    userCpuSeconds: user,
    kernelCpuSeconds: system,
    cpuConsumptionPercent: (user + system) * percent,
    userCpuConsumptionPercent: user * percent,
    kernelCpuConsumptionPercent: system * percent,
  };
}

function resourceUsage() {
  const usage = process.resourceUsage();
  return {
    free_memory: os.freemem(),
    total_memory: os.totalmem(),
    rss: process.memoryUsage.rss(),
    constrained_memory: process.constrainedMemory(),
    available_memory: process.availableMemory(),
    ...consumption(usage.userCPUTime / MICROS, usage.systemCPUTime / MICROS),
    maxRss: usage.maxRSS * KILOBYTE,
    pageFaults: { IORequired: usage.majorPageFault, IONotRequired: usage.minorPageFault },
    fsActivity: { reads: usage.fsRead, writes: usage.fsWrite },
  };
}

function endpoint({ address, port, family } = {}) {
  if (address === undefined) return null;
  return { host: address, [family === 'IPv6' ? 'ip6' : 'ip4']: address, port };
}

function addressOf(handle, method) {
  const out = {};
  return typeof handle[method] === 'function' && handle[method](out) === 0 ? endpoint(out) : null;
}

const HANDLE_TYPES = { TCP: 'tcp', Pipe: 'pipe', TTY: 'tty', UDP: 'udp' };

/** A handle of the loop; what it is referred by here stands for its address. */
function handleFacts(handle, excludeNetwork) {
  const type = HANDLE_TYPES[handle.constructor.name] ?? 'unknown';
  const facts = { type, is_active: true, is_referenced: handle.hasRef() };
  if (type === 'tcp' || type === 'udp') {
    const withAddresses = excludeNetwork ? {} : {
      localEndpoint: addressOf(handle, 'getsockname'),
      remoteEndpoint: addressOf(handle, 'getpeername'),
    };
    Object.assign(facts, withAddresses);
  }
  if (typeof handle.fd === 'number' && handle.fd >= 0) facts.fd = handle.fd;
  if (typeof handle.writeQueueSize === 'number') facts.writeQueueSize = handle.writeQueueSize;
  return facts;
}

function libuv(excludeNetwork) {
  const { handleList, resources } = require('internal/process/active');
  const timers = resources().filter((type) => type === 'Timeout').map(() => ({ type: 'timer', is_active: true, is_referenced: true }));
  const { idleTime } = require('perf_hooks').performance.nodeTiming;
  return [
    ...timers,
    ...handleList().map((handle) => handleFacts(handle, excludeNetwork)),
    { type: 'loop', is_active: true, loopIdleTimeSeconds: idleTime / 1000 },
  ];
}

/** All of it. */
function collect(facts) {
  const { userLimits, sharedObjects } = systemFacts();
  return {
    header: header(facts),
    javascriptStack: javascriptStack(facts.error),
    javascriptHeap: javascriptHeap(),
    nativeStack: [],
    resourceUsage: resourceUsage(),
    libuv: libuv(facts.excludeNetwork),
    workers: [],
    ...(facts.excludeEnv ? {} : { environmentVariables: { ...process.env } }),
    userLimits,
    sharedObjects,
  };
}

module.exports = { collect };
