'use strict';
// Prints which resources the APIs make: their types, what triggered them and how often they were entered, left and destroyed.
const { createHook, executionAsyncId } = require('async_hooks');
const { execFile } = require('child_process');
const crypto = require('crypto');
const dgram = require('dgram');
const dns = require('dns');
const fs = require('fs');
const net = require('net');
const { MessageChannel, Worker } = require('worker_threads');

const UNTOLD = ['PROMISE', 'TickObject', 'DNSCHANNEL', 'Timeout', 'Immediate'];

let made;
const hook = createHook({
  init(id, type, trigger, resource) {
    made.set(id, { type, trigger, in: executionAsyncId(), name: resource.constructor.name, before: 0, after: 0, destroyed: 0 });
  },
  before(id) { if (made.has(id)) made.get(id).before++; },
  after(id) { if (made.has(id)) made.get(id).after++; },
  destroy(id) { if (made.has(id)) made.get(id).destroyed++; },
});

/** The type of the nearest cause that is told. */
function causeOf(id) {
  const entry = made.get(id);
  if (entry === undefined) return 'outside';
  return UNTOLD.includes(entry.type) ? causeOf(entry.trigger) : entry.type;
}

const scenarios = {
  fs(done) {
    fs.readFile(__filename, () => fs.stat(__filename, () => fs.access('/nowhere', () => fs.createReadStream(__filename).resume().on('close', done))));
  },
  promises(done) {
    (async () => {
      const handle = await fs.promises.open(__filename);
      await handle.read(Buffer.alloc(10), 0, 10, 0);
      await handle.close();
      await fs.promises.stat('.');
    })().then(done);
  },
  crypto(done) {
    crypto.pbkdf2('a', 'b', 1, 10, 'sha1', () => crypto.scrypt('a', 'b', 10, () => crypto.hkdf('sha256', 'a', 'b', 'c', 10, () => {
      crypto.generateKey('hmac', { length: 64 }, () => crypto.randomBytes(10, () => crypto.checkPrime(7n, done)));
    })));
  },
  lookup(done) {
    dns.lookup('localhost', () => done());
  },
  tcp(done) {
    const server = net.createServer((socket) => {
      socket.on('data', () => socket.end('bye'));
      socket.on('close', () => server.close(done));
    });
    server.listen(0, '127.0.0.1', () => {
      const client = net.connect(server.address().port, '127.0.0.1', () => client.write('hi'));
      client.resume();
    });
  },
  udp(done) {
    const receiver = dgram.createSocket('udp4');
    receiver.on('message', () => receiver.close(done));
    receiver.bind(0, '127.0.0.1', () => {
      const sender = dgram.createSocket('udp4');
      sender.send('hi', receiver.address().port, '127.0.0.1', () => sender.close());
    });
  },
  child(done) {
    execFile('true', () => done());
  },
  ports(done) {
    const { port1, port2 } = new MessageChannel();
    port2.on('message', () => port1.close());
    port2.on('close', done);
    port1.postMessage(1);
  },
  microtask(done) {
    queueMicrotask(() => queueMicrotask(done));
  },
  signal(done) {
    process.once('SIGUSR2', done);
    process.kill(process.pid, 'SIGUSR2');
    const stay = setInterval(() => {}, 1000);
    process.once('SIGUSR2', () => clearInterval(stay));
  },
};

const TELLS_ENTERING = ['fs', 'crypto', 'lookup', 'ports', 'microtask', 'signal'];

(async () => {
  for (const [name, start] of Object.entries(scenarios)) {
    made = new Map();
    hook.enable();
    await new Promise(start);
    await new Promise((resolve) => setTimeout(resolve, 5));
    hook.disable();
    console.log(`== ${name}`);
    for (const { type, trigger, name: resource, before, after, destroyed } of made.values()) {
      if (UNTOLD.includes(type)) continue;
      const isJob = /REQUEST$|^FSEVENT|^Microtask|^SIGNAL/.test(type); // Node has several classes for these
      const counts = TELLS_ENTERING.includes(name) ? ` ${before} ${after} ${destroyed}` : '';
      console.log(`${type} by ${causeOf(trigger)}${isJob ? '' : ` ${resource}`}${counts}`);
    }
  }

  // The thread of a worker is there until its 'exit' was told.
  let handle;
  made = new Map();
  const workers = createHook({ init(id, type, trigger, resource) { if (type === 'WORKER') handle = resource; } }).enable();
  const worker = new Worker('', { eval: true });
  workers.disable();
  const states = [handle.hasRef()];
  worker.unref();
  states.push(handle.hasRef());
  worker.ref();
  worker.on('exit', () => {
    states.push(handle.hasRef());
    setTimeout(() => console.log('worker', ...states, handle.hasRef()), 1);
  });
})();

// A hook may look at a promise's constructor.
let isPromise;
const looking = createHook({ init(id, type, trigger, { constructor }) { if (type === 'PROMISE') isPromise ??= constructor.name; } }).enable();
Promise.resolve().then(() => {});
looking.disable();
console.log(isPromise);
