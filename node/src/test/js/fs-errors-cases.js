'use strict';
// How fs fails: refused arguments, failed system calls, in all three forms. Prints the same under Node and here.

const fs = require('fs');
const fsp = require('fs/promises');
const os = require('os');
const path = require('path');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-errors-'));
const at = (...names) => path.join(root, ...names);
const hide = (text) => (text === undefined ? undefined
  : String(text).split(root).join('<tmp>').replace(/prefix-\w{6}/, 'prefix-XXXXXX'));

function show(label, err) {
  if (!(err instanceof Error)) {
    console.log(label, '->', err);
    return;
  }
  const { name, code, errno, syscall } = err;
  console.log(label, '->', [name, code, errno, syscall, hide(err.path), hide(err.dest)].filter((v) => v !== undefined).join(' '));
  console.log('   ', hide(err.message));
}

function thrown(fn) {
  try {
    return ['returned', typeof fn()].join(' ');
  } catch (err) {
    return err;
  }
}

const NOP = () => {};
const called = (fn, ...args) => new Promise((resolve) => {
  try {
    fn(...args, (err) => resolve(err));
  } catch (err) {
    resolve(err);
  }
});

const file = at('file');
const none = at('none');
fs.writeFileSync(file, '12345');
fs.mkdirSync(at('dir', 'sub'), { recursive: true });

// [function name, ...arguments] whose system call fails.
const failing = [
  ['open', none, 'r'], ['open', at('file', 'x'), 'r'], ['open', file, 'wx'], ['open', at('dir'), 'w'],
  ['readFile', none], ['readFile', at('dir')], ['writeFile', at('no', 'where'), 'x'], ['appendFile', at('dir'), 'x'],
  ['stat', none], ['lstat', none], ['statfs', none], ['access', none], ['readdir', none], ['readdir', file],
  ['mkdir', at('dir')], ['mkdir', at('no', 'where')], ['mkdir', at('file', 'x'), { recursive: true }],
  ['mkdir', file, { recursive: true }],
  ['mkdtemp', at('no', 'prefix-')], ['rmdir', none], ['rmdir', at('dir')], ['rmdir', file], ['rm', none], ['rm', at('dir')],
  ['unlink', none], ['rename', none, at('other')], ['rename', at('dir'), file], ['link', none, at('other')],
  ['link', file, at('dir')], ['symlink', 'x', file], ['readlink', file], ['readlink', none], ['realpath', none],
  ['copyFile', none, at('other')], ['copyFile', file, at('dir', 'sub', 'no', 'way')],
  ['copyFile', file, file, fs.constants.COPYFILE_EXCL], ['truncate', none], ['utimes', none, 1, 1], ['lutimes', none, 1, 1],
  ['chmod', none, 0o600], ['chown', none, 0, 0], ['lchown', none, 0, 0],
];

// [function name, ...arguments] that are refused before any system call.
const refused = [
  ['open'], ['open', 5], ['open', 'a\0b'], ['open', file, 'z'], ['open', file, 'r', 'x'], ['open', file, 'r', 2 ** 33],
  ['readFile', {}], ['readFile', file, 'nope'], ['readFile', file, 5], ['readFile', file, { flag: 'z' }],
  ['writeFile', file, 5], ['writeFile', file, {}], ['writeFile', file, 'x', { flush: 1 }], ['writeFile', file, null],
  ['appendFile', file, false], ['appendFile', file, 'x', { encoding: 'x' }],
  ['stat', null], ['lstat', 1], ['access', file, 100], ['access', file, 'x'], ['chmod', file, '9'], ['chmod', file],
  ['chown', file, 'a', 1], ['chown', file, 1, -2], ['utimes', file, {}, 1], ['utimes', file, 1, 'x'],
  ['mkdir', at('x'), { recursive: 'yes' }], ['mkdir', at('x'), 'q'], ['mkdir', undefined],
  ['readdir', file, 'x'], ['readdir', at('dir'), { recursive: 1 }], ['rename', file], ['rename', 5, file],
  ['link', file, 5], ['copyFile', file, at('x'), 99], ['copyFile', file, at('x'), 'x'], ['copyFile', 1, at('x')],
  ['readlink', 5], ['unlink', []], ['rmdir', 5], ['rm', 5], ['rm', file, { recursive: 1 }], ['rm', file, { maxRetries: -1 }],
  ['rm', file, null], ['mkdtemp', 5], ['mkdtemp', 'x', 'nope'], ['truncate', file, 'x'], ['realpath', 5],
  ['opendir', 5], ['cp', file], ['cp', file, at('x'), { force: 1 }], ['cp', file, at('x'), 'x'],
  ['cp', file, at('x'), { mode: 9 }], ['cp', at('dir'), at('dir', 'y'), { recursive: true }],
  ['cp', file, file], ['cp', file, at('dir')], ['cp', at('dir'), file, { recursive: true }],
  ['cp', file, at('x'), { dereference: true, verbatimSymlinks: true }],
];

function descriptors() {
  const fd = fs.openSync(file, 'r+');
  const b = Buffer.alloc(4);
  const calls = {
    'read offset': () => fs.readSync(fd, b, 5, 1, 0),
    'read negative': () => fs.readSync(fd, b, -1, 1, 0),
    'read length': () => fs.readSync(fd, b, 0, 5, 0),
    'read length < 0': () => fs.readSync(fd, b, 0, -1, 0),
    'read position': () => fs.readSync(fd, b, 0, 1, 'x'),
    'read position < -1': () => fs.readSync(fd, b, 0, 1, -2),
    'read position 1.5': () => fs.readSync(fd, b, 0, 1, 1.5),
    'read no buffer': () => fs.readSync(fd, 'x'),
    'read empty': () => fs.readSync(fd, Buffer.alloc(0), 0, 1),
    'read options': () => fs.readSync(fd, b, 5),
    'read no callback': () => fs.read(fd, b, 0, 1, 0),
    'read fd': () => fs.read('x', b, 0, 1, 0, NOP),
    'write object': () => fs.writeSync(fd, {}),
    'write number': () => fs.write(fd, 5, NOP),
    'write offset': () => fs.writeSync(fd, b, 5),
    'write length': () => fs.writeSync(fd, b, 0, 5),
    'write length < 0': () => fs.writeSync(fd, b, 0, -1),
    'write encoding': () => fs.writeSync(fd, 'abc', 0, 'hex'),
    'write no callback': () => fs.write(fd, b),
    'writev': () => fs.writevSync(fd, 'x'),
    'writev part': () => fs.writevSync(fd, [b, 'x']),
    'readv': () => fs.readv(fd, {}, NOP),
    'close string': () => fs.closeSync('1'),
    'close negative': () => fs.closeSync(-1),
    'close float': () => fs.close(1.5),
    'close callback': () => fs.close(fd, 'x'),
    'fstat': () => fs.fstatSync(undefined),
    'ftruncate': () => fs.ftruncateSync(fd, 'x'),
    'futimes': () => fs.futimesSync(fd, 'a', 1),
    'fchmod': () => fs.fchmodSync(fd, '99'),
    'fchown': () => fs.fchownSync(fd, 1, 'x'),
    'fsync': () => fs.fsync(fd),
  };
  for (const [name, fn] of Object.entries(calls)) show(name, thrown(fn));
  fs.closeSync(fd);
  const closed = {
    read: () => fs.readSync(fd, b), write: () => fs.writeSync(fd, b), close: () => fs.closeSync(fd),
    fstat: () => fs.fstatSync(fd), fsync: () => fs.fsyncSync(fd), fdatasync: () => fs.fdatasyncSync(fd),
    ftruncate: () => fs.ftruncateSync(fd), futimes: () => fs.futimesSync(fd, 1, 1), fchmod: () => fs.fchmodSync(fd, 0o600),
    fchown: () => fs.fchownSync(fd, 0, 0), readFile: () => fs.readFileSync(fd),
  };
  for (const [name, fn] of Object.entries(closed)) show(`${name} closed`, thrown(fn));
}

function others() {
  const calls = {
    'stream fd': () => fs.createReadStream(null, { fd: 'x' }),
    'stream path': () => fs.createReadStream(5),
    'stream start': () => fs.createReadStream(file, { start: 'x' }),
    'stream range': () => fs.createReadStream(file, { start: 3, end: 1 }),
    'stream end': () => fs.createReadStream(file, { end: -1 }),
    'stream encoding': () => fs.createReadStream(file, { encoding: 'x' }),
    'stream options': () => fs.createReadStream(file, 5),
    'stream fs': () => fs.createReadStream(file, { fs: {} }),
    'write stream start': () => fs.createWriteStream(at('x'), { start: 'y' }),
    'write stream encoding': () => fs.createWriteStream(at('x'), { encoding: 'y' }),
    'watch none': () => fs.watch(none),
    'watch path': () => fs.watch(5),
    'watch encoding': () => fs.watch(file, 'x'),
    'watchFile listener': () => fs.watchFile(file),
    'watchFile path': () => fs.watchFile({}, NOP),
    'signal': () => fs.readFile(file, { signal: 5 }, NOP),
    'no callback': () => fs.stat(file),
    'no callback rename': () => fs.rename(file, file),
    'no callback readFile': () => fs.readFile(file, 'utf8'),
    'exists': () => fs.exists(file),
    'unix timestamp': () => fs._toUnixTimestamp({}),
    'dir': () => new fs.Dir(),
    'cpSync filter': () => fs.cpSync(file, at('q'), { filter: async () => true }),
    'file url host': () => fs.readFileSync(new URL('file://host/x')),
    'http url': () => fs.readFileSync(new URL('http://x/y')),
  };
  for (const [name, fn] of Object.entries(calls)) show(name, thrown(fn));
  const dir = fs.opendirSync(root);
  dir.closeSync();
  show('dir closed', thrown(() => dir.readSync()));
}

(async () => {
  try {
    for (const [name, ...args] of failing) {
      const label = `${name}(${args.map((a) => hide(a)).join(', ')})`;
      show(label, thrown(() => fs[`${name}Sync`](...args)));
      show('  callback', await called(fs[name], ...args));
      if (fsp[name]) show('  promise', await fsp[name](...args).catch((err) => err));
    }
    for (const [name, ...args] of refused) {
      show(`refused ${name} ${hide(args.map((a) => typeof a).join())}`, thrown(() => fs[`${name}Sync`](...args)));
      if (fsp[name]) show('  promise', await fsp[name](...args).catch((err) => err));
    }
    descriptors();
    others();
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
})();
