'use strict';

// Workers that listen on what their primary holds: who is told what, who is served by whom, what is refused, how it ends.

const cluster = require('node:cluster');
const http = require('node:http');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const fs = require('node:fs');
const { once } = require('node:events');

const steps = [];
const step = (name, run) => steps.push({ name, run });

const roles = {
  /** Answers with its number, on what the primary names. */
  server() {
    const server = net.createServer((socket) => socket.end(`${cluster.worker.id}`));
    process.on('message', ({ listen, close }) => {
      if (close) server.close(() => process.send('closed'));
      else server.listen(listen, () => process.send({ address: typeof server.address() }));
    });
    server.on('error', ({ name, code, syscall }) => process.send({ name, code, syscall }));
    process.send('ready');
  },

  http() {
    http.createServer((req, res) => res.end(`${req.method} ${req.url} ${cluster.isWorker}`)).listen(0);
  },

  facts() {
    const { worker, isPrimary, isMaster, isWorker } = cluster;
    process.send({
      isPrimary, isMaster, isWorker, id: worker.id, own: worker.process === process, env: process.env.GIVEN,
      hidden: process.env.NODE_UNIQUE_ID === undefined, connected: worker.isConnected(), dead: worker.isDead(),
      argv: process.argv.slice(2), keys: Object.keys(cluster).filter((key) => !key.startsWith('_')),
    });
  },

  exits() {
    process.exit(3);
  },

  throws() {
    process.on('uncaughtException', (err) => {
      process.send(err.message);
      cluster.worker.disconnect();
    });
    throw new Error('out of the worker');
  },
};

function start(role, settings) {
  cluster.setupPrimary({ exec: __filename, args: [role], execArgv: [], silent: false, ...settings });
  return cluster.fork({ GIVEN: 'value' });
}

async function message(worker) {
  const [value] = await once(worker, 'message');
  return value;
}

async function ask(where) {
  const socket = net.connect(where);
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) text += chunk;
  return text;
}

async function end(worker) {
  const exited = once(worker, 'exit');
  worker.disconnect();
  return exited;
}

step('what a worker knows', async () => {
  const worker = start('facts');
  console.log(await message(worker));
  console.log(worker.isConnected(), worker.isDead(), worker.id, Object.keys(cluster.workers), worker.state);
  console.log(await end(worker), worker.exitedAfterDisconnect, worker.isDead(), Object.keys(cluster.workers));
});

step('events', async () => {
  const told = [];
  const note = (name) => (...args) => {
    told.push([name, ...args.map((each) => (each instanceof cluster.Worker ? each.id : typeof each))].join(' '));
  };
  const names = ['fork', 'online', 'listening', 'disconnect', 'exit'];
  const listeners = names.map((name) => [name, note(name)]);
  for (const [name, listener] of listeners) cluster.on(name, listener);
  const worker = start('http');
  const [address] = await once(worker, 'listening');
  console.log(Object.keys(address), address.addressType, typeof address.port);
  const response = await fetchText(address.port);
  console.log(response);
  await end(worker);
  console.log(told);
  for (const [name, listener] of listeners) cluster.removeListener(name, listener);
});

function fetchText(port) {
  return new Promise((resolve, reject) => {
    http.get({ port, path: '/a', agent: false }, async (res) => {
      let text = '';
      for await (const chunk of res.setEncoding('utf8')) text += chunk;
      resolve(text);
    }).on('error', reject);
  });
}

async function share(policy) {
  const workers = [start('server'), start('server')];
  await Promise.all(workers.map(message));
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  for (const worker of workers) {
    worker.send({ listen: { port, host: '127.0.0.1' } });
    console.log(await message(worker));
  }
  const served = new Set();
  for (let i = 0; i < 6; i++) served.add(await ask({ port, host: '127.0.0.1' }));
  const ids = new Set(workers.map(({ id }) => `${id}`));
  console.log(policy, [...served].every((id) => ids.has(id)), policy === cluster.SCHED_RR ? served.size : 'any');
  workers[0].send({ close: true });
  console.log(await message(workers[0]));
  console.log(await ask({ port, host: '127.0.0.1' }) === `${workers[1].id}`);
  await Promise.all(workers.map(end));
  const refused = await ask({ port, host: '127.0.0.1' }).catch(({ code }) => code);
  console.log(refused);
}

step('turns', () => share(cluster.SCHED_RR));

step('a local socket', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cluster-'));
  const worker = start('server');
  await message(worker);
  worker.send({ listen: { path: path.join(folder, 'socket') } });
  console.log(await message(worker));
  console.log(await ask({ path: path.join(folder, 'socket') }) === `${worker.id}`);
  await end(worker);
  fs.rmSync(folder, { recursive: true });
});

step('a port that is taken', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const worker = start('server');
  await message(worker);
  worker.send({ listen: { port: server.address().port, host: '127.0.0.1' } });
  console.log(await message(worker));
  await end(worker);
  server.close();
});

step('ends', async () => {
  const exits = start('exits');
  console.log(await once(exits, 'exit'), exits.exitedAfterDisconnect);
  const throws = start('throws');
  console.log(await message(throws));
  console.log(await once(throws, 'exit'), throws.exitedAfterDisconnect);
  const killed = start('server');
  await message(killed);
  killed.kill('SIGKILL');
  console.log(await once(killed, 'exit'), killed.exitedAfterDisconnect, killed.state);
});

step('settings', async () => {
  const set = once(cluster, 'setup');
  cluster.setupPrimary({ args: ['a'], silent: true });
  const [settings] = await set;
  console.log(settings === cluster.settings, settings.args, settings.silent, Object.keys(settings).sort());
  console.log(cluster.isPrimary, cluster.isMaster, cluster.isWorker, cluster.SCHED_NONE, cluster.SCHED_RR, cluster.schedulingPolicy);
  console.log(new cluster.Worker({ id: 7 }).id, cluster.Worker().state);
});

step('disconnect', async () => {
  start('server');
  start('server');
  await Promise.all(Object.values(cluster.workers).map(message));
  await new Promise((resolve) => cluster.disconnect(resolve));
  console.log(Object.keys(cluster.workers));
});

async function main() {
  for (const { name, run } of steps) {
    console.log(`-- ${name}`);
    await run();
  }
}

if (cluster.isWorker) roles[process.argv[2]]();
else main();
