'use strict';

// Workers that get copies of their primary's handles, and accept by themselves.

const cluster = require('node:cluster');
const net = require('node:net');
const { once } = require('node:events');

async function message(worker) {
  const [value] = await once(worker, 'message');
  return value;
}

async function ask(port) {
  let text = '';
  for await (const chunk of net.connect(port, '127.0.0.1').setEncoding('utf8')) text += chunk;
  return text;
}

function serve() {
  const server = net.createServer((socket) => socket.end(`${cluster.worker.id}`));
  server.on('error', ({ code, syscall }) => process.send({ code, syscall }));
  process.on('message', (port) => server.listen(port, '127.0.0.1', () => process.send(server.address())));
  process.send('ready');
}

async function main() {
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  const workers = [cluster.fork(), cluster.fork()];
  await Promise.all(workers.map(message));
  workers[0].send(0);
  const { port, address } = await message(workers[0]);
  console.log(address, port > 0);
  workers[1].send(port);
  console.log((await message(workers[1])).code); // It asked for this one, and the other worker for any.
  const answers = new Set();
  for (let i = 0; i < 4; i++) answers.add(await ask(port));
  console.log(answers);
  cluster.disconnect(() => console.log('all gone'));
}

if (cluster.isPrimary) main();
else serve();
