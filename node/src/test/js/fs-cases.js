'use strict';
// The main jobs of fs in their three forms. Prints the same under Node and here.

const assert = require('assert');
const fs = require('fs');
const fsp = require('fs/promises');
const os = require('os');
const path = require('path');
const { once } = require('events');
const { pathToFileURL } = require('url');
const { promisify } = require('util');

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-cases-'));
const at = (...names) => path.join(root, ...names);
const hide = (text) => String(text).split(root).join('<tmp>');
const say = (...values) => console.log(...values.map((v) => (typeof v === 'string' ? hide(v) : v)));

// Calls the callback form and gives a promise of all it was called back with.
const call = (fn, ...args) => new Promise((resolve) => { fn(...args, (...results) => resolve(results)); });

const groups = {
  async 'whole files'() {
    const file = at('whole');
    fs.writeFileSync(file, 'héllo');
    say(fs.readFileSync(file), fs.readFileSync(file, 'utf8'), fs.readFileSync(file, { encoding: 'latin1' }));
    say(await call(fs.writeFile, file, new Uint16Array([0x4142, 0x4344])), await call(fs.readFile, file, 'ascii'));
    await call(fs.appendFile, file, '-more');
    say(await fsp.readFile(file, 'utf8'));
    await fsp.writeFile(file, ['a', 'b', Buffer.from('c')]);
    await fsp.appendFile(file, 'd');
    say(await fsp.readFile(file));
    fs.appendFileSync(file, Buffer.from('e'), { flush: true });
    say(fs.readFileSync(file, 'hex'), fs.readFileSync(pathToFileURL(file), 'base64'));
    say(fs.readFileSync(Buffer.from(file), 'utf8'), await fsp.readFile(Buffer.from(file), { encoding: 'utf8' }));
    fs.writeFileSync(file, '');
    say(fs.readFileSync(file), await call(fs.readFile, file));
    const big = Buffer.alloc(3e6, 'abcdefg');
    await fsp.writeFile(file, big);
    say((await fsp.readFile(file)).equals(big), (await call(fs.readFile, file))[1].equals(big));
  },

  async 'descriptors'() {
    const file = at('fd');
    const fd = fs.openSync(file, 'w+');
    say(fs.writeSync(fd, 'abcdef'), fs.writeSync(fd, Buffer.from('XYZ'), 1, 2, 3), fs.writeSync(fd, 'é', 0, 'latin1'));
    const buffer = Buffer.alloc(6);
    say(fs.readSync(fd, buffer, 0, 6, 0), buffer.toString('latin1'));
    say(await call(fs.read, fd, buffer, 2, 3, 1), await call(fs.read, fd, { buffer, length: 2, position: 0n }));
    say(await call(fs.write, fd, 'tail'), await call(fs.writev, fd, [Buffer.from('1'), Buffer.from('22')], 0));
    const parts = [Buffer.alloc(2), Buffer.alloc(3)];
    say(fs.readvSync(fd, parts, 0), parts, (await call(fs.readv, fd, parts, 1))[1]);
    say(await promisify(fs.read)(fd, Buffer.alloc(3), 0, 3, 0), await promisify(fs.write)(fd, 'q', 0));
    fs.ftruncateSync(fd, 4);
    say(fs.fstatSync(fd).size, fs.readFileSync(file, 'latin1'));
    await call(fs.ftruncate, fd, 8);
    fs.fsyncSync(fd);
    say(await call(fs.fdatasync, fd), (await call(fs.fstat, fd))[1].size);
    await call(fs.close, fd);
    fs.truncateSync(file, 2);
    await call(fs.truncate, file, 1);
    say(fs.statSync(file).size);
  },

  async 'stats'() {
    const file = at('stats');
    fs.writeFileSync(file, '12345', { mode: 0o640 });
    fs.symlinkSync('stats', at('stats-link'));
    const time = new Date('2020-02-03T04:05:06.789Z');
    fs.utimesSync(file, time, time);
    const s = fs.statSync(file);
    say(s.size, s.isFile(), s.isDirectory(), s.isSymbolicLink(), (s.mode & 0o777).toString(8), s.mtimeMs, s.mtime);
    say(fs.lstatSync(at('stats-link')).isSymbolicLink(), fs.statSync(root).isDirectory());
    const b = await fsp.stat(file, { bigint: true });
    say(typeof b.size, b.size, b.mtimeNs, b.isFile(), Object.getPrototypeOf(b).constructor.name);
    say(fs.statSync(at('none'), { throwIfNoEntry: false }), fs.lstatSync(at('none', 'x'), { throwIfNoEntry: false }));
    await call(fs.utimes, file, 1.5, '2.25');
    await fsp.lutimes(at('stats-link'), 3, 4);
    say((await fsp.lstat(at('stats-link'))).mtimeMs, (await fsp.stat(file)).atimeMs, fs.statSync(file).mtimeMs);
    fs.chmodSync(file, '600');
    say((fs.statSync(file).mode & 0o777).toString(8), await call(fs.chmod, file, 0o400), await fsp.access(file));
    fs.chownSync(file, s.uid, s.gid);
    say(await call(fs.lchown, file, s.uid, s.gid), Object.keys(await fsp.statfs(root)));
    say(fs.existsSync(file), fs.existsSync(at('none')), fs.existsSync(''), await promisify(fs.exists)(file));
    s.mtime = 5;
    say(s.mtime, Object.keys(s).includes('mtimeMs'));
  },

  async 'directories'() {
    say(fs.mkdirSync(at('d', 'e', 'f'), { recursive: true }), fs.mkdirSync(at('d', 'e'), { recursive: true }));
    say(await call(fs.mkdir, at('d', 'g')), await fsp.mkdir(at('d', 'h', 'i'), { recursive: true }));
    fs.writeFileSync(at('d', 'b.txt'), '');
    fs.writeFileSync(at('d', 'e', 'c.txt'), '');
    fs.symlinkSync('e', at('d', 'link'));
    say(fs.readdirSync(at('d')), fs.readdirSync(at('d'), 'buffer')[0], await fsp.readdir(at('d'), { encoding: 'hex' }));
    const entries = await fsp.readdir(at('d'), { withFileTypes: true });
    say(entries.map((e) => [e.name, hide(e.parentPath), e.isDirectory(), e.isFile(), e.isSymbolicLink()]));
    say((await call(fs.readdir, at('d'), { recursive: true }))[1].sort());
    say(fs.readdirSync(at('d'), { recursive: true, withFileTypes: true }).map((e) => e.name).sort());
    const dir = fs.opendirSync(at('d'));
    const names = [];
    for (let e = dir.readSync(); e; e = dir.readSync()) names.push(e.name);
    dir.closeSync();
    say(names.sort());
    names.length = 0;
    for await (const e of await fsp.opendir(at('d'), { bufferSize: 1 })) names.push(e.name);
    say(names.sort());
    fs.rmdirSync(at('d', 'g'));
    await fsp.rmdir(at('d', 'e', 'f'));
    await call(fs.rm, at('d', 'h'), { recursive: true });
    fs.rmSync(at('d'), { recursive: true });
    await fsp.rm(at('d'), { force: true, recursive: true });
    say(fs.existsSync(at('d')));
    const made = [fs.mkdtempSync(at('t-')), await fsp.mkdtemp(at('t-')), (await call(fs.mkdtemp, at('t-'), 'utf8'))[1]];
    say(made.every((name) => /t-\w{6}$/.test(name) && fs.statSync(name).isDirectory()));
  },

  async 'names'() {
    fs.writeFileSync(at('n1'), 'one');
    fs.renameSync(at('n1'), at('n2'));
    await call(fs.link, at('n2'), at('n3'));
    say(fs.statSync(at('n3')).nlink, await fsp.rename(at('n3'), at('n4')), fs.readdirSync(root).filter((n) => n[0] === 'n'));
    await fsp.symlink('n2', at('n5'));
    say(fs.readlinkSync(at('n5')), await call(fs.readlink, at('n5'), 'buffer'), await fsp.readlink(at('n5'), 'base64'));
    const real = fs.realpathSync(root);
    const short = (p) => p.split(real).join('<real>');
    say(short(fs.realpathSync(at('n5'))), short(fs.realpathSync.native(at('n5'))), short(await fsp.realpath(at('n5'))));
    say(short((await call(fs.realpath, at('.', 'x', '..', 'n5')))[1]), short((await call(fs.realpath.native, root))[1]));
    fs.copyFileSync(at('n2'), at('n6'));
    await fsp.copyFile(at('n2'), at('n7'), fs.constants.COPYFILE_EXCL);
    say(fs.readFileSync(at('n6'), 'utf8') + fs.readFileSync(at('n7'), 'utf8'));
    fs.unlinkSync(at('n6'));
    say(await call(fs.unlink, at('n7')), await fsp.unlink(at('n5')));
    const odd = Buffer.concat([Buffer.from(at('odd-')), Buffer.from([0xff, 0xfe])]);
    fs.writeFileSync(odd, 'odd');
    say(fs.readdirSync(root, 'buffer').filter((n) => n.includes(0xff)), fs.readFileSync(odd, 'utf8'));
    say(fs.readdirSync(root).filter((n) => n.startsWith('odd')));
    fs.unlinkSync(odd);
  },

  async 'trees'() {
    fs.mkdirSync(at('src', 'sub'), { recursive: true });
    fs.writeFileSync(at('src', 'a'), 'a');
    fs.writeFileSync(at('src', 'sub', 'b'), 'b');
    fs.symlinkSync('a', at('src', 'l'));
    fs.cpSync(at('src'), at('dst'), { recursive: true, verbatimSymlinks: true });
    say(fs.readdirSync(at('dst'), { recursive: true }).sort(), fs.readlinkSync(at('dst', 'l')));
    await fsp.cp(at('src'), at('dst2'), { recursive: true, filter: (s) => !s.endsWith('l') });
    say(fs.readdirSync(at('dst2'), { recursive: true }).sort());
    say(await call(fs.cp, at('src', 'a'), at('dst3', 'deep', 'a')), fs.readFileSync(at('dst3', 'deep', 'a'), 'utf8'));
    fs.writeFileSync(at('dst3', 'deep', 'a'), 'kept');
    fs.cpSync(at('src', 'a'), at('dst3', 'deep', 'a'), { force: false });
    say(fs.readFileSync(at('dst3', 'deep', 'a'), 'utf8'));
  },

  async 'streams'() {
    const file = at('stream');
    const writer = fs.createWriteStream(file);
    const events = [];
    for (const name of ['open', 'ready', 'finish', 'close']) writer.on(name, () => events.push(name));
    writer.write('0123');
    writer.write(Buffer.from('4567'));
    writer.end('89');
    await once(writer, 'close');
    say(events, writer.bytesWritten, writer.pending, hide(writer.path), fs.readFileSync(file, 'utf8'));
    const part = [];
    const reader = fs.createReadStream(file, { start: 2, end: 7, highWaterMark: 4, encoding: 'utf8' });
    for await (const chunk of reader) part.push(chunk);
    say(part, reader.bytesRead, reader.destroyed);
    const patch = fs.createWriteStream(file, { flags: 'r+', start: 4 });
    patch.end('****');
    await once(patch, 'finish');
    say(fs.readFileSync(file, 'utf8'));
    const fd = fs.openSync(file, 'r');
    const kept = fs.createReadStream(null, { fd, autoClose: false });
    kept.resume();
    await once(kept, 'end');
    say(fs.fstatSync(fd).size);
    fs.closeSync(fd);
    await once(fs.createReadStream(file).pipe(fs.createWriteStream(at('copy'))), 'close');
    say(fs.readFileSync(at('copy'), 'utf8'));
    const missing = fs.createReadStream(at('none'));
    const [error] = await once(missing, 'error');
    say(error.code, error.syscall, missing.destroyed);
  },

  async 'file handles'() {
    const handle = await fsp.open(at('handle'), 'w+');
    say(typeof handle.fd, await handle.write('line 1\nline 2\n'), (await handle.stat()).size);
    say(await handle.read({ buffer: Buffer.alloc(4), position: 0 }), (await handle.readv([Buffer.alloc(2)], 5)).bytesRead);
    await handle.truncate(7);
    await handle.appendFile('x');
    await handle.sync();
    await handle.chmod(0o600);
    await handle.utimes(1, 2);
    say(await fsp.readFile(at('handle')), (await handle.stat({ bigint: true })).mtimeMs);
    let closed = 0;
    handle.on('close', () => closed++);
    await Promise.all([handle.close(), handle.close()]);
    await handle.close();
    say(handle.fd, closed, await handle.read().catch((e) => [e.code, e.syscall, e.message]));
    const again = await fsp.open(at('handle'));
    say(await again.readFile('utf8'), (await again.readFile()).length);
    const stream = again.createReadStream({ start: 0, encoding: 'utf8' });
    for await (const chunk of stream) say(chunk);
    say(again.fd);
    await fsp.writeFile(at('lines'), 'one\ntwo\r\nthree');
    const lines = await fsp.open(at('lines'));
    for await (const line of lines.readLines()) say(line);
  },

  async 'aborting'() {
    const file = at('abort');
    fs.writeFileSync(file, 'x'.repeat(1000));
    const signal = AbortSignal.abort('why');
    for (const attempt of [fsp.readFile(file, { signal }), fsp.writeFile(file, 'y', { signal })]) {
      say(await attempt.catch((e) => [e.name, e.code, e.cause]));
    }
    say((await call(fs.readFile, file, { signal }))[0].name, (await call(fs.writeFile, file, 'y', { signal }))[0].code);
  },

  async 'watching'() {
    const file = at('watched');
    fs.writeFileSync(file, '1');
    const watcher = fs.watch(file);
    const change = once(watcher, 'change');
    setTimeout(() => fs.writeFileSync(file, '22'), 50);
    say(await change);
    watcher.close();
    await once(watcher, 'close');
    // A file that is missing is told at the first look, so what comes after it is a change.
    const late = at('late');
    const polled = [];
    await new Promise((resolve) => {
      fs.watchFile(late, { interval: 20 }, (now, before) => {
        polled.push([before.size, now.size]);
        if (polled.length === 1) fs.renameSync(file, late);
        else if (polled.length === 2) fs.appendFileSync(late, '3');
        else resolve();
      });
    });
    say(polled);
    fs.unwatchFile(late);
    const seen = [];
    const stop = new AbortController();
    setTimeout(() => fs.writeFileSync(at('new'), ''), 50);
    try {
      for await (const event of fsp.watch(root, { signal: stop.signal })) {
        if (event.filename !== 'new') continue;
        seen.push(event.eventType);
        stop.abort();
      }
    } catch (err) {
      seen.push(err.name);
    }
    say(seen);
  },
};

(async () => {
  try {
    for (const [name, run] of Object.entries(groups)) {
      console.log(`# ${name}`);
      await run();
    }
    assert.strictEqual(typeof fs.constants.O_RDONLY, 'number');
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
})();
