'use strict';

// Children and signals: what they are given, what they say, how they end, and what is refused.

const childProcess = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const { once } = require('node:events');
const { promisify } = require('node:util');

const { exec, execFile, execFileSync, execSync, fork, spawn, spawnSync } = childProcess;

const steps = [];
const step = (name, run) => steps.push({ name, run });

function told(err) {
  return `${err.name} ${err.code} ${err.message}`;
}

function refused(run) {
  try {
    run();
    return 'accepted';
  } catch (err) {
    return told(err);
  }
}

async function text(stream) {
  let all = '';
  for await (const chunk of stream) all += chunk;
  return all;
}

/** A child that runs this file again, as `role`. */
function forkAs(role, options) {
  return fork(__filename, [role], options);
}

const roles = {
  echo() {
    process.on('message', (message) => {
      if (message === 'end') process.disconnect();
      else process.send(message);
    });
  },
  env() {
    process.send([process.connected, 'NODE_CHANNEL_FD' in process.env, typeof process.channel.fd, process.argv.slice(2)]);
    process.disconnect();
  },
  socket() {
    process.once('message', (message, socket) => socket.end(`${message} from the child`));
  },
  server() {
    process.once('message', (message, server) => {
      server.on('connection', (socket) => {
        socket.end(`${message} by the child`);
        server.close();
      });
      process.send('ready');
    });
  },
  signal() {
    process.once('SIGUSR2', (name, number) => {
      process.send([name, number], () => process.kill(process.pid, 'SIGTERM'));
    });
    process.on('message', () => {}); // keeps it alive
    process.send('ready');
  },
};

step('spawn', async (log) => {
  const child = spawn('echo', ['out']);
  const events = [];
  for (const event of ['spawn', 'exit', 'close']) child.on(event, (...args) => events.push([event, ...args]));
  log(child.spawnfile, child.spawnargs, typeof child.pid, child.exitCode, child.stdio.length, child.connected);
  const closed = once(child, 'close');
  log(await text(child.stdout));
  await closed;
  log(events, child.exitCode, child.signalCode, child.killed, child.kill());
});

step('stdin', async (log) => {
  const child = spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end('through');
  log(await text(child.stdout), child.stderr);
});

step('cwd, env, argv0, shell', async (log) => {
  log(await text(spawn('pwd', { cwd: '/' }).stdout));
  log(await text(spawn('/bin/sh', ['-c', 'echo $A $B'], { env: { A: 1, B: undefined, C: 'c' } }).stdout));
  log(await text(spawn('sh', ['-c', 'echo $0'], { argv0: 'other' }).stdout));
  log(await text(spawn('echo $((1 + 1))', { shell: true }).stdout));
});

step('more descriptors', async (log) => {
  const child = spawn('sh', ['-c', 'cat <&3 >&4'], { stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe'] });
  child.stdio[3].end('by three');
  log(child.stdin, child.stdout, await text(child.stdio[4]));
});

step('errors of starting', async (log) => {
  for (const [file, options] of [['nosuch'], ['/'], ['./nosuch'], ['ls', { cwd: '/nosuch' }], ['ls', { env: { PATH: '/nosuch' } }]]) {
    const child = spawn(file, ['x'], options);
    const closed = new Promise((resolve) => child.on('close', resolve));
    const [err] = await once(child, 'error');
    log(told(err), err.errno, err.syscall, err.path, err.spawnargs, child.pid, await closed);
  }
});

step('kill', async (log) => {
  const child = spawn('sleep', ['100']);
  log(child.kill(0), child.killed, child.kill('SIGINT'), child.killed);
  log(await once(child, 'exit'), child.exitCode, child.signalCode);
  log(refused(() => child.kill('SIGNONE')), refused(() => process.kill(child.pid)));
});

step('timeout and abort', async (log) => {
  log(await once(spawn('sleep', ['100'], { timeout: 10, killSignal: 'SIGKILL' }), 'exit'));
  const controller = new AbortController();
  const child = spawn('sleep', ['100'], { signal: controller.signal });
  const exit = once(child, 'exit').catch(() => {});
  child.on('error', (err) => log(err.name, err.code, err.message, err.cause));
  controller.abort('why');
  await exit;
  await once(child, 'close');
  log(child.signalCode);
});

step('exec', (log) => new Promise((done) => {
  exec('echo out; echo err >&2; exit 3', (err, stdout, stderr) => {
    log(err.message, err.code, err.killed, err.signal, err.cmd, stdout, stderr);
    execFile('echo', ['x', 'y'], { encoding: 'buffer' }, (...args) => {
      log(args);
      exec('echo too much', { maxBuffer: 3 }, (tooMuch, out) => {
        log(told(tooMuch), tooMuch.cmd, out);
        execFile('nosuch', (missing) => {
          log(told(missing), missing.cmd);
          done();
        });
      });
    });
  });
}));

step('promises', async (log) => {
  log(await promisify(exec)('echo hi'));
  const failed = await promisify(execFile)('sh', ['-c', 'echo o; exit 2']).catch((err) => err);
  log(failed.code, failed.stdout, failed.stderr, failed.cmd);
});

step('spawnSync', (log) => {
  const show = ({ status, signal, output, error }) => log(status, signal, output, error && told(error), error?.spawnargs);
  show(spawnSync('cat', { input: 'in', encoding: 'utf8' }));
  show(spawnSync('sh', ['-c', 'echo e >&2; exit 4']));
  show(spawnSync('sh', ['-c', 'kill -9 $$']));
  show(spawnSync('nosuch', ['a']));
  show(spawnSync('sleep', ['100'], { timeout: 10 }));
  show(spawnSync('sh', ['-c', 'echo too much; exec sleep 100'], { maxBuffer: 2, encoding: 'utf8' }));
});

step('execSync', (log) => {
  log(execSync('echo hi').toString(), execFileSync('echo', ['a'], { encoding: 'utf8' }));
  for (const run of [() => execSync('echo o; exit 5', { stdio: 'pipe' }), () => execFileSync('nosuch', ['x'])]) {
    try {
      run();
    } catch (err) {
      log(told(err), err.status, err.signal, err.stdout ?? 'nothing', err.pid === 0);
    }
  }
});

step('refusals', (log) => {
  for (const options of [
    { cwd: 1 }, { cwd: 'a\0' }, { detached: 1 }, { uid: 'a' }, { shell: 1 }, { argv0: 1 }, { timeout: -1 }, { killSignal: 'x' },
    { serialization: 'q' }, { env: { a: '\0' } }, { stdio: 'x' }, { stdio: ['ipc', 'ipc'] }, { signal: 1 }, { windowsHide: 1 },
  ]) {
    log(Object.keys(options)[0], refused(() => spawn('true', [], options)));
  }
  log(refused(() => spawn('')), refused(() => spawn(1)), refused(() => spawn('a', 1)), refused(() => spawn('a', ['\0'])));
  log(refused(() => spawnSync('a', { stdio: ['ipc'] })), refused(() => fork('a', { stdio: ['pipe'] })));
  log(refused(() => spawn('true', { uid: 1e9 })) === 'accepted' || process.getuid() !== 0);
});

step('fork', async (log) => {
  const child = forkAs('env');
  child.on('disconnect', () => log('disconnect', child.connected, child.channel));
  log(child.connected, await once(child, 'message'));
  log(await once(child, 'close'));
});

for (const serialization of ['json', 'advanced']) {
  step(`messages, ${serialization}`, async (log) => {
    const child = forkAs('echo', { serialization });
    const messages = [1, 'text', true, null, { a: [1, { b: 'ü\n' }] }, [undefined, 2], { date: new Date(0), bytes: Buffer.from('b') }];
    for (const message of messages) {
      child.send(message);
      log((await once(child, 'message'))[0]);
    }
    child.send('x'.repeat(300_000), () => log('sent'));
    log((await once(child, 'message'))[0].length);
    for (const message of [undefined, Symbol('s'), 1n, () => {}]) log(refused(() => child.send(message)));
    log(refused(() => child.send('x', {})), refused(() => child.send('x', undefined, 1)));
    child.send('end');
    log(await once(child, 'exit'));
    const error = once(child, 'error');
    log(child.send('late'), told((await error)[0]));
    child.send('late', (err) => log(told(err)));
  });
}

step('a socket is passed', async (log) => {
  const child = forkAs('socket');
  const server = net.createServer((socket) => {
    child.send('hello', socket);
    server.close();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  log(await text(net.connect(server.address().port, '127.0.0.1')));
  log(await once(child, 'exit'));
});

step('a server is passed', async (log) => {
  const child = forkAs('server');
  const server = net.createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address();
  child.send('served', server);
  await once(child, 'message');
  server.close();
  log(await text(net.connect(port, '127.0.0.1')));
  child.disconnect();
  log(await once(child, 'exit'));
});

step('signals', async (log) => {
  const child = forkAs('signal');
  await once(child, 'message');
  child.kill('SIGUSR2');
  log((await once(child, 'message'))[0]);
  log(await once(child, 'exit'));

  const got = [];
  const listener = (...args) => got.push(args);
  process.on('SIGWINCH', listener);
  const winch = once(process, 'SIGWINCH');
  const alive = setInterval(() => {}, 1000); // a signal is nothing that a program waits for
  process.kill(process.pid, 'SIGWINCH');
  await winch;
  clearInterval(alive);
  process.off('SIGWINCH', listener);
  log(got, process.listenerCount('SIGWINCH'));
  log(refused(() => process.kill(process.pid, 'SIGNONE')), refused(() => process.kill('x')));
  log(refused(() => process.on('SIGKILL', () => {})));
});

async function main() {
  for (const { name, run } of steps) {
    console.log(`# ${name}`);
    await run((...args) => console.log(...args));
  }
  fs.writeSync(1, 'done\n');
}

if (process.argv[2] in roles) roles[process.argv[2]]();
else main();
