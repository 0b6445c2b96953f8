'use strict';
// What process says to wrong arguments, its older functions, flags, and the structure of reports.

function show(name, run) {
  try {
    const value = run();
    console.log(name, typeof value === 'function' ? 'function' : value);
  } catch (err) {
    console.log(name, err.name, err.code, err.message);
  }
}

for (const mask of [null, 'a', -1, 1.5, 2 ** 32, {}]) {
  if (mask !== null) show(`umask ${String(mask)}`, () => process.umask(mask));
}
for (const code of ['a', 1.5, {}, true, null, undefined, '1', NaN]) {
  show(`exitCode ${String(code)}`, () => {
    process.exitCode = code;
    const value = process.exitCode;
    process.exitCode = undefined;
    return value;
  });
}
for (const code of ['a', 1.5, {}, true]) show(`exit ${String(code)}`, () => process.exit(code));
process.exitCode = undefined;
for (const path of [1, {}]) show('loadEnvFile', () => process.loadEnvFile(path));
for (const port of [1, 12345, 'abc']) {
  show(`debugPort ${port}`, () => {
    process.debugPort = port;
    return process.debugPort;
  });
}
show('dlopen', () => process.dlopen());
show('dlopen', () => process.dlopen({ exports: undefined }, '/nope'));
show('dlopen', () => process.dlopen({ exports: {} }, '/nope.node'));
show('dlopen', () => process.dlopen({ exports: {} }, __filename));
show('_linkedBinding', () => process._linkedBinding('nope'));
show('sourceMapsEnabled', () => process.sourceMapsEnabled);
show('config', () => [Object.isFrozen(process.config), Object.isFrozen(process.config.variables)]);
show('_eval', () => '_eval' in process);

const flags = process.allowedNodeEnvironmentFlags;
for (const flag of ['--inspect', 'inspect', '--r', '-r', 'r', '--max_old_space_size', '--no-warnings', 'no_warnings',
  '--stack-trace-limit=100', '--V8-options', '--help', '--nope']) {
  console.log(flag, flags.has(flag));
}
console.log(flags.add('foo') === flags, flags.has('foo'), flags.delete('-r'), flags.has('-r'), flags.clear(), flags.size > 0);
console.log(Object.isFrozen(flags), flags.constructor.name);

const { report } = process;
for (const [name, value] of [['directory', 1], ['filename', {}], ['compact', 1], ['signal', 'SIGX'], ['signal', 'sigusr1'],
  ['reportOnFatalError', 1], ['reportOnSignal', 'x'], ['reportOnUncaughtException', undefined], ['excludeNetwork', 0]]) {
  show(`${name} = ${String(value)}`, () => {
    report[name] = value;
  });
}
show('getReport', () => report.getReport(1));
show('writeReport', () => report.writeReport(1));
show('writeReport', () => report.writeReport('x', 1));
const { header, javascriptStack, userLimits } = report.getReport(Object.assign(new Error('boom'), { code: 'C', number: 1 }));
console.log(header.event, header.trigger, header.filename, header.processId === process.pid, header.threadId);
console.log(javascriptStack.message, javascriptStack.errorProperties, javascriptStack.stack[0].startsWith('at '));
console.log(Object.keys(userLimits));
console.log(report.getReport().javascriptStack.message);
