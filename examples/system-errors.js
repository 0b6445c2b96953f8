'use strict';

// System errors as a user sees them: code, errno, syscall, address, port, path.

const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'alicorn-'));
let port;

function show(title, err) {
  const { name, code, errno, syscall, address, path: file, message } = err;
  const text = JSON.stringify({ name, code, errno, syscall, address, file, message });
  console.log(title, text.replaceAll(folder, 'FOLDER').replaceAll(`:${port}`, ':PORT'));
}

async function attempt(title, action) {
  try {
    await action();
    console.log(title, 'went well');
  } catch (err) {
    show(title, err);
  }
}

const failed = (emitter) => new Promise((_, reject) => emitter.on('error', reject));

async function main() {
  await attempt('no such file', () => fs.readFileSync(path.join(folder, 'none')));
  await attempt('no such file, later', () => fs.promises.readFile(path.join(folder, 'none')));
  await attempt('a directory', () => fs.readFileSync(folder));
  await attempt('a directory to be made twice', () => fs.mkdirSync(folder));
  await attempt('a file as directory', () => {
    fs.writeFileSync(path.join(folder, 'file'), '');
    fs.readdirSync(path.join(folder, 'file'));
  });
  await attempt('not empty', () => fs.rmdirSync(folder));

  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.on('listening', resolve));
  ({ port } = server.address());
  await attempt('address in use', () => failed(net.createServer().listen(port, '127.0.0.1')));
  await new Promise((resolve) => server.close(resolve));
  await attempt('refused', () => failed(net.connect(port, '127.0.0.1')));
  await attempt('no such socket', () => failed(net.connect(path.join(folder, 'socket'))));
  await attempt('reset by the peer', reset);
  await attempt('write after the peer went', brokenPipe);
  fs.rmSync(folder, { recursive: true });
}

function reset() {
  return new Promise((_, reject) => {
    const server = net.createServer((socket) => {
      socket.on('error', (err) => {
        server.close();
        reject(err);
      });
      socket.resume();
      client.resetAndDestroy();
    }).listen(0, '127.0.0.1', () => { client.connect(server.address().port, '127.0.0.1'); });
    const client = new net.Socket();
  });
}

function brokenPipe() {
  return new Promise((_, reject) => {
    const server = net.createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', (err) => {
        server.close();
        reject(err);
      });
      socket.resume();
      socket.on('close', () => server.close());
      socket.on('end', () => {
        // The first write wakes the peer's RST, a later one meets a broken pipe.
        const again = () => {
          if (!socket.destroyed) socket.write('x'.repeat(1000), () => setTimeout(again, 2));
        };
        again();
      });
    }).listen(0, '127.0.0.1', () => {
      const client = net.connect(server.address().port, '127.0.0.1', () => client.destroy());
    });
  });
}

main();
