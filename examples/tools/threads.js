'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const pino = require('pino');
const { Piscina } = require('piscina');
const workerpool = require('workerpool');

async function runPools() {
  const pool = new Piscina({ filename: path.join(__dirname, 'support/task.js'), maxThreads: 2 });
  console.log(await Promise.all([1, 2, 3, 4].map((a) => pool.run({ a, b: 10 }))));
  console.log(await pool.run({ a: 3, b: 4 }, { name: 'multiply' }));
  await pool.run({}, { name: 'fail' }).catch(({ name, message }) => console.log(name, message));
  await pool.destroy();
  for (const workerType of ['thread', 'process']) {
    const workers = workerpool.pool({ workerType, maxWorkers: 1 });
    console.log(await workers.exec((a, b) => a + b, [1, 2]));
    await workers.terminate();
  }
}

/** A logger whose transport runs in a thread of its own and hears of lines through shared memory. */
async function log() {
  const alive = setInterval(() => {}, 1000); // the transport's thread keeps nothing alive
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'log-'));
  const destination = path.join(folder, 'lines');
  const transport = pino.transport({ target: 'pino/file', options: { destination } });
  const logger = pino({ base: null, timestamp: false }, transport);
  logger.info({ a: 1 }, 'message');
  for (let i = 0; i < 1000; i++) logger.debug(i);
  logger.child({ part: 'x' }).error(new Error('bad').message);
  await new Promise((resolve) => logger.flush(resolve));
  transport.end();
  await new Promise((resolve) => transport.on('close', resolve));
  console.log(fs.readFileSync(destination, 'utf8'));
  clearInterval(alive);
  fs.rmSync(folder, { recursive: true });
  pino({ base: null, timestamp: false }).warn('direct');
}

runPools().then(log);
