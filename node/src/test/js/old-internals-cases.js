'use strict';

// What widely used packages reach for behind the documented API.

const childProcess = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const zlib = require('zlib');
const { Worker } = require('worker_threads');

// The module that older file system packages read their flags from.
const constants = require('constants');
console.log(Object.isFrozen(constants), constants === require('node:constants'));
console.log(constants.O_SYMLINK, constants.O_CREAT, constants.ENOENT, constants.SIGTERM, constants.S_IFMT);
console.log(typeof constants.RSA_PKCS1_PADDING, constants.PRIORITY_LOW, constants.RTLD_LAZY);

const { streamBaseState, kReadBytesOrError, kLastWriteWasAsync } = process.binding('stream_wrap');
console.log(streamBaseState instanceof Int32Array, kReadBytesOrError, kLastWriteWasAsync);

// A stream's handle that is called by hand, with what is left in _writeState.
const inflate = zlib.createInflate();
const packed = zlib.deflateSync(Buffer.alloc(1000, 'x'));
const out = Buffer.alloc(1200);
inflate._handle.writeSync(zlib.constants.Z_FINISH, packed, 0, packed.length, out, 0, out.length);
console.log(inflate._writeState, out.subarray(998, 1002));

// Who puts a function of its own in spawnSync's place.
const binding = process.binding('spawn_sync');
const { spawn } = binding;
binding.spawn = (options) => {
  console.log('spawns', options.file, options.args);
  const result = spawn({ ...options, args: ['echo', 'other'] });
  console.log(result.status, result.signal, result.error, `${result.output[1]}`);
  return result;
};
console.log(childProcess.spawnSync('echo', ['one'], { encoding: 'utf8' }).stdout);
console.log(childProcess.execFileSync('echo', ['two'], { encoding: 'utf8' }));
binding.spawn = spawn;
console.log(childProcess.spawnSync('no-such-program').error.code);

// More buffers in one call than a system takes.
const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'buffers-')), 'file');
const pieces = Array.from({ length: 2000 }, (_, i) => Buffer.from(`${i}.`));
const length = pieces.reduce((sum, { length: each }) => sum + each, 0);
const fd = fs.openSync(file, 'w+');
console.log(fs.writevSync(fd, pieces) === length, fs.readFileSync(file).equals(Buffer.concat(pieces)));
const few = Array.from({ length: 20 }, () => Buffer.alloc(3));
console.log(fs.readvSync(fd, few, 0), `${Buffer.concat(few)}`);
fs.writev(fd, pieces, 0, (err, written, same) => {
  console.log(err, written === length, same === pieces);
  fs.closeSync(fd);
  writeStream();
});

function writeStream() {
  const stream = fs.createWriteStream(file);
  stream.cork();
  for (const piece of pieces) stream.write(piece);
  stream.uncork();
  stream.end(() => {
    console.log(stream.bytesWritten === length, fs.readFileSync(file).equals(Buffer.concat(pieces)));
    fs.rmSync(path.dirname(file), { recursive: true });
    lookAtChannel();
  });
}

// A worker has no channel to a parent process; only its environment can make it refuse one.
function lookAtChannel() {
  const code = `const { channel, connected, send, disconnect } = process;
    console.log(channel, connected, send, disconnect, 'channel' in process)`;
  new Worker(code, { eval: true }).on('exit', () => {
    const refused = `for (const name of ['channel', 'connected']) {
        try { process[name]; } catch (err) { console.log(err.code, err.message); }
      }
      for (const name of ['send', 'disconnect']) {
        try { process[name](); } catch (err) { console.log(err.code, err.message); }
      }`;
    new Worker(refused, { eval: true, env: { NODE_CHANNEL_FD: '9' } });
  });
}
