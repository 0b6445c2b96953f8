'use strict';

// Workers, as their starter sees them: each case waits for the end of the one before.

const { once } = require('events');
const {
  BroadcastChannel, MessageChannel, SHARE_ENV, Worker, getEnvironmentData, receiveMessageOnPort, setEnvironmentData,
} = require('worker_threads');

const cases = [];
const add = (name, run) => cases.push([name, run]);

/** Runs code in a worker and tells what came of it. */
async function run(code, options = {}, talk = () => {}) {
  const worker = new Worker(code, { eval: true, ...options });
  worker.on('message', (message) => console.log('message', message));
  worker.on('messageerror', (err) => console.log('messageerror', err.message));
  worker.on('error', (err) => console.log('error', err?.constructor?.name, err?.name, err?.message, err?.code, err?.extra));
  talk(worker);
  const exitCode = await new Promise((resolve) => { worker.once('exit', resolve); });
  console.log('exit', exitCode, worker.threadId);
}

add('values', () => run(`
  const { parentPort, workerData, isMainThread } = require('worker_threads');
  parentPort.postMessage([isMainThread, workerData, new Map([[1, new Set(['x'])]]), 10n, new Date(0), /a/g, -0, undefined]);
  parentPort.postMessage(new RangeError('far', { cause: 'why' }).cause);
  parentPort.postMessage(new Uint16Array([1, 2, 3]));
`, { workerData: { a: [1, , 3] } })); // eslint-disable-line no-sparse-arrays

add('echo', () => run(`
  const { parentPort } = require('worker_threads');
  parentPort.once('message', (m) => parentPort.postMessage({ echo: m }));
`, {}, (worker) => worker.postMessage('hello')));

for (const [name, code] of Object.entries({
  'exit code': 'process.exitCode = 5; process.on("exit", (c) => require("worker_threads").parentPort.postMessage(c))',
  'exit': 'process.exit(7); require("worker_threads").parentPort.postMessage("never")',
  'throw': 'throw Object.assign(new TypeError("bad"), { code: "E", extra: 1 })',
  'throw a value': 'throw "text"',
  'reject': 'Promise.reject(new Error("rejected"))',
  'handled': 'process.on("uncaughtException", (e) => console.log("caught", e.message)); throw new Error("x")',
  'throw in exit': 'process.on("exit", () => { process.exitCode = 9 }); throw new Error("x")',
  'syntax': '1 +',
  'chdir': 'process.chdir("/")',
  'setuid': 'process.setuid(1)',
  'umask': 'process.umask(0)',
  'abort': 'process.abort()',
  'title': 'process.title = "x"; require("worker_threads").parentPort.postMessage(process.chdir.disabled)',
})) add(name, () => run(code));

add('terminate', () => run('for (;;);', {}, (worker) => {
  worker.once('online', () => worker.terminate().then((code) => console.log('terminated', code)));
}));
add('terminate, waiting', () => run('setInterval(() => {}, 1e6)', {}, (worker) => {
  worker.once('online', () => worker.terminate().then((code) => console.log('terminated', code)));
}));

add('argv', () => run('require("worker_threads").parentPort.postMessage([process.argv.slice(1), process.execArgv])',
                      { argv: ['a', 1], execArgv: ['--no-warnings'] }));
add('env', async () => {
  process.env.CASE = 'outer';
  const look = 'require("worker_threads").parentPort.postMessage(process.env.CASE); process.env.CASE = "inner"';
  await run(look);
  console.log(process.env.CASE);
  await run(look, { env: { CASE: 1 } });
  await run(look, { env: SHARE_ENV });
  console.log(process.env.CASE, Object.keys(process.env).includes('CASE'), 'CASE' in process.env);
});

add('stdio', () => run('process.stdin.pipe(process.stdout); console.error("to stderr")',
                       { stdin: true, stdout: true, stderr: true }, (worker) => {
                         worker.stdout.setEncoding('utf8').on('data', (text) => console.log('stdout', text));
                         worker.stderr.setEncoding('utf8').on('data', (text) => console.log('stderr', text));
                         worker.stdin.end('typed');
                       }));

add('shared memory', async () => {
  const shared = new Int32Array(new SharedArrayBuffer(16));
  const done = run(`
    const { workerData } = require('worker_threads');
    Atomics.wait(workerData, 0, 0);
    Atomics.store(workerData, 1, workerData[0] + 1);
    Atomics.notify(workerData, 1);
  `, { workerData: shared });
  Atomics.store(shared, 0, 41);
  Atomics.notify(shared, 0);
  Atomics.wait(shared, 1, 0);
  console.log(shared);
  await done;
});

add('transfer', async () => {
  const { port1, port2 } = new MessageChannel();
  const bytes = new Uint8Array(4).fill(1);
  port1.postMessage('queued before');
  port1.on('message', (message) => console.log('port1', message));
  const closed = once(port1, 'close');
  await run(`
    const { receiveMessageOnPort, workerData: { port, bytes } } = require('worker_threads');
    port.postMessage([receiveMessageOnPort(port), receiveMessageOnPort(port), bytes]);
    port.close();
  `, { workerData: { port: port2, bytes }, transferList: [port2, bytes.buffer] });
  console.log(bytes.length);
  await closed;
  console.log(receiveMessageOnPort(port1));
});

add('broadcast', async () => {
  const channel = new BroadcastChannel('case');
  let other;
  channel.onmessage = ({ data }) => {
    console.log('heard', data);
    channel.close();
    other.postMessage('heard');
  };
  await run(`
    const channel = new BroadcastChannel('case');
    channel.postMessage({ from: 'worker' });
    require('worker_threads').parentPort.once('message', () => channel.close());
  `, {}, (worker) => { other = worker; });
});

add('environment data', async () => {
  setEnvironmentData('key', { value: 1 });
  await run('const w = require("worker_threads"); w.parentPort.postMessage(w.getEnvironmentData("key"))');
  console.log(getEnvironmentData('key'));
});

add('nested', () => run(`
  const { Worker, parentPort } = require('worker_threads');
  new Worker('require("worker_threads").parentPort.postMessage("inner")', { eval: true })
    .on('message', (m) => parentPort.postMessage(m)).on('exit', (c) => parentPort.postMessage(c));
`));

add('refused', () => {
  for (const args of [
    [1], ['x.js'], ['file:///x.js'], ['1', { eval: true, argv: 1 }], ['1', { eval: true, execArgv: 1 }],
    ['1', { eval: true, env: 1 }], ['1', { eval: true, execArgv: ['--nothing-like-it'] }],
    ['1', { eval: true, workerData: () => {} }], [new URL('file:///x.js'), { eval: true }], ['1', { eval: true, name: 1 }],
  ]) {
    try {
      new Worker(...args);
      console.log('started');
    } catch (err) {
      console.log(err.name, err.code, err.message);
    }
  }
});

(async () => {
  for (const [name, each] of cases) {
    console.log(`-- ${name}`);
    await each();
  }
})();
