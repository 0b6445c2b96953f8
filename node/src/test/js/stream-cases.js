'use strict';
// Streams: order of events, back-pressure, errors, pipelines, iteration, helpers. Prints the same under Node and here.

const stream = require('stream');
const { once } = require('events');
const consumers = require('stream/consumers');
const sp = require('stream/promises');

const { Duplex, PassThrough, Readable, Transform, Writable, addAbortSignal, compose, finished, pipeline } = stream;

const say = (...values) => console.log(...values);
// events.once would reject at an 'error'.
const closed = (s) => new Promise((resolve) => { s.on('close', resolve); });
const tick = () => new Promise((resolve) => { setImmediate(resolve); });
const error = (err) => (err ? [err.name, err.code, err.message].filter(Boolean).join(' | ') : err);

// Notes the events of a stream as they come.
function watch(s, log, prefix = '') {
  const names = ['data', 'readable', 'end', 'finish', 'close', 'error', 'drain', 'pause', 'resume', 'prefinish', 'pipe', 'unpipe'];
  const { emit } = s;
  s.emit = function(name, ...args) {
    if (names.includes(name)) {
      log.push(prefix + name + (name === 'data' ? `:${args[0]}` : name === 'error' ? `:${args[0].message}` : ''));
    }
    return Reflect.apply(emit, this, [name, ...args]);
  };
  return s;
}

const groups = {
  async 'readable'() {
    const log = [];
    const r = watch(new Readable({ read() {} }), log);
    r.on('data', () => {});
    log.push('push', r.push('a'), r.push('b'));
    await tick();
    r.push('c');
    r.push(null);
    log.push('ended');
    await once(r, 'close');
    say(log);
    const modes = [];
    const p = watch(new Readable({ read() {}, highWaterMark: 3 }), modes);
    p.on('readable', () => {
      let chunk;
      while ((chunk = p.read(2)) !== null) modes.push(`read:${chunk}`);
    });
    modes.push(p.push('12345'));
    await tick();
    p.unshift('0');
    p.push('6');
    p.push(null);
    p.once('end', () => modes.push('over'));
    await tick();
    modes.push(String(p.read()));
    await tick();
    say(modes, p.readableEnded, p.destroyed);
    let n = 0;
    const sync = new Readable({ objectMode: true, highWaterMark: 2, read() { this.push(n < 5 ? { n: n++ } : null); } });
    say(await sync.toArray(), n);
    const text = new Readable({ read() {} });
    text.setEncoding('utf8');
    text.push(Buffer.from([0xc3]));
    text.push(Buffer.from([0xa9, 0x21]));
    text.push(null);
    say(await consumers.text(text));
  },

  async 'properties'() {
    const r = new Readable({ highWaterMark: 10, read() {} });
    say(r.readable, r.readableFlowing, r.readableLength, r.readableHighWaterMark, r.readableObjectMode, r.readableEncoding);
    r.push('abc');
    r.pause();
    say(r.isPaused(), r.readableLength, r.readableFlowing, r.readableDidRead, r.readableAborted);
    const w = new Writable({ highWaterMark: 4, write(c, e, cb) { setImmediate(cb); } });
    say(w.writable, w.write('abc'), w.write('d'), w.writableLength, w.writableNeedDrain, w.writableHighWaterMark);
    w.cork();
    w.cork();
    say(w.writableCorked, w.writableEnded, w.writableFinished, w.writableObjectMode);
    w.end();
    say(w.writableCorked, w.writableEnded, w.writable);
    await once(w, 'finish');
    say(w.writableFinished, w.writableLength, w.errored, w.closed);
    const d = new Duplex({ readableObjectMode: true, writableHighWaterMark: 7, allowHalfOpen: false });
    say(d.readableObjectMode, d.writableObjectMode, d.writableHighWaterMark, d.readableHighWaterMark, d.allowHalfOpen);
    say(d instanceof Writable, d instanceof Readable, w instanceof Readable, new PassThrough() instanceof Duplex, w instanceof stream);
    say(stream.isReadable(r), stream.isErrored(r), stream.isDisturbed(r), stream.isReadable(w), stream.getDefaultHighWaterMark(true));
    r.destroy(new Error('gone'));
    r.on('error', () => {});
    say(r.destroyed, r.readable, r.errored.message, stream.isErrored(r), r.readableAborted);
  },

  async 'writable'() {
    const log = [];
    const w = watch(new Writable({
      highWaterMark: 3,
      write(chunk, encoding, callback) {
        log.push(`write:${chunk}:${encoding}`);
        setImmediate(callback);
      },
      writev(chunks, callback) {
        log.push(`writev:${chunks.map((c) => c.chunk).join()}`);
        setImmediate(callback);
      },
      final(callback) {
        log.push('final');
        callback();
      },
    }), log);
    log.push(w.write('a'), w.write('bb', 'utf8', () => log.push('cb bb')), w.write(Buffer.from('c')));
    w.end('d', () => log.push('cb end'));
    await once(w, 'close');
    say(log);
    const plain = [];
    const s = watch(new Writable({ decodeStrings: false, write(c, e, cb) { plain.push(c, e); cb(); } }), plain);
    s.write('x', 'latin1', () => plain.push('cb1'));
    s.write('y', () => plain.push('cb2'));
    plain.push('sync');
    s.end();
    await once(s, 'close');
    say(plain);
    for (const chunk of [null, 5, {}, undefined]) {
      try {
        new Writable({ write() {} }).write(chunk);
      } catch (err) {
        say(error(err));
      }
    }
    const ended = new Writable({ write(c, e, cb) { cb(); } });
    ended.end();
    ended.write('late', (err) => say('cb', error(err)));
    say(error((await once(ended, 'error'))[0]));
    const destroyed = new Writable({ write(c, e, cb) { cb(); } });
    destroyed.destroy();
    destroyed.write('late', (err) => say('cb', error(err)));
    destroyed.end((err) => say('end', error(err)));
    await tick();
    const failing = new Writable({ write(c, e, cb) { setImmediate(cb, new Error('disk')); } });
    failing.on('error', (err) => say('error', err.message));
    failing.write('1', (err) => say('1', error(err)));
    failing.write('2', (err) => say('2', error(err)));
    failing.end((err) => say('end', error(err)));
    await closed(failing);
  },

  async 'transform and duplex'() {
    const upper = new Transform({
      transform(chunk, encoding, callback) { callback(null, String(chunk).toUpperCase()); },
      flush(callback) { callback(null, '!'); },
    });
    upper.end('abc');
    say(await consumers.text(upper));
    const log = [];
    const d = watch(new Duplex({
      read() {},
      write(chunk, encoding, callback) {
        this.push(chunk);
        callback();
      },
      final(callback) {
        this.push(null);
        callback();
      },
    }), log);
    d.on('data', () => {});
    d.write('x');
    d.end('y');
    await once(d, 'close');
    say(log);
    const half = new Duplex({ allowHalfOpen: false, read() {}, write(c, e, cb) { cb(); } });
    half.push(null);
    half.resume();
    await once(half, 'finish');
    say(half.writableEnded, half.readableEnded);
    const fromGenerator = Duplex.from(async function* (source) {
      for await (const chunk of source) yield `${chunk}.`;
    });
    fromGenerator.end('g');
    say(await consumers.text(fromGenerator));
    say(await consumers.text(Duplex.from(['a', 'b'])), await consumers.json(Readable.from(['[1,', '2]'])));
  },

  async 'construction and destruction'() {
    const log = [];
    const w = watch(new Writable({
      construct(callback) {
        log.push('construct');
        setImmediate(callback);
      },
      write(chunk, encoding, callback) {
        log.push(`write:${chunk}`);
        callback();
      },
      destroy(err, callback) {
        log.push(`destroy:${err}`);
        setImmediate(callback, err);
      },
    }), log);
    w.write('a');
    w.end('b');
    await once(w, 'close');
    say(log);
    const r = watch(new Readable({ read() {}, construct(cb) { cb(new Error('no start')); } }), log);
    await once(r, 'close').catch((err) => say(err.message));
    const quiet = new Readable({ read() {}, emitClose: false });
    quiet.on('close', () => say('never'));
    quiet.destroy();
    const lasting = new Readable({ read() {}, autoDestroy: false });
    lasting.push(null);
    lasting.resume();
    await once(lasting, 'end');
    say(lasting.destroyed);
    const thrower = new Readable({ read() { throw new Error('in read'); } });
    thrower.resume();
    say(error((await once(thrower, 'error'))[0]));
    const eof = new Readable({ read() {} });
    eof.push(null);
    eof.push('x');
    say(error((await once(eof, 'error'))[0]));
    const twice = new Writable({ write(c, e, cb) { cb(); cb(); } });
    twice.write('x');
    say(error((await once(twice, 'error'))[0]));
  },

  async 'pipes'() {
    const log = [];
    let n = 0;
    const source = watch(new Readable({ highWaterMark: 4, read() { this.push(n < 3 ? `${n++}` : null); } }), log, 's.');
    const slow = watch(new Writable({ highWaterMark: 1, write(c, e, cb) { setImmediate(cb); } }), log, 'd.');
    source.pipe(slow);
    await once(slow, 'close');
    say(log);
    const a = new PassThrough();
    const b = new PassThrough();
    const both = Readable.from(['1', '2', '3']);
    both.pipe(a);
    both.pipe(b);
    say(await Promise.all([consumers.text(a), consumers.text(b)]));
    const kept = new PassThrough();
    Readable.from(['x']).pipe(kept, { end: false });
    await once(kept, 'data');
    await tick();
    say(kept.writableEnded);
    const src = new Readable({ read() {} });
    src.pipe(kept);
    src.unpipe(kept);
    say(src.readableFlowing);
  },

  async 'pipelines'() {
    const parts = [];
    await sp.pipeline(
      Readable.from(['a', 'b', 'c']),
      async function* (chunks) { for await (const chunk of chunks) yield chunk + chunk; },
      new Transform({ objectMode: true, transform(c, e, cb) { cb(null, `<${c}>`); } }),
      async (chunks) => { for await (const chunk of chunks) parts.push(String(chunk)); },
    );
    say(parts);
    await new Promise((resolve) => {
      const bad = new Writable({ write(c, e, cb) { cb(new Error('full')); } });
      const good = Readable.from(['1', '2']);
      pipeline(good, new PassThrough(), bad, (err) => {
        say(err.message, good.destroyed, bad.destroyed);
        resolve();
      });
    });
    await new Promise((resolve) => {
      const r = new Readable({ read() {} });
      pipeline(r, new PassThrough(), (err) => {
        say(error(err));
        resolve();
      });
      r.destroy();
    });
    const stop = new AbortController();
    const waiting = sp.pipeline(new Readable({ read() {} }), new PassThrough(), { signal: stop.signal });
    stop.abort();
    say(error(await waiting.catch((err) => err)));
    const r = new Readable({ read() {} });
    const cleanup = finished(r, (err) => say('finished', error(err)));
    r.destroy();
    await tick();
    say(typeof cleanup);
    await sp.finished(Readable.from([]).resume());
    say(error(await sp.finished(new Readable({ read() {} }).destroy(new Error('x'))).catch((err) => err)));
    const composed = compose(new PassThrough(), async function* (source) { for await (const c of source) yield String(c) + '?'; });
    composed.end('why');
    say(await consumers.text(composed));
    try {
      pipeline(new PassThrough());
    } catch (err) {
      say(error(err));
    }
  },

  async 'iteration'() {
    const r = Readable.from([1, 2, 3, 4]);
    for await (const value of r) {
      if (value === 2) break;
    }
    say(r.destroyed);
    const kept = Readable.from([1, 2, 3]);
    for await (const value of kept.iterator({ destroyOnReturn: false })) {
      say(value);
      break;
    }
    say(kept.destroyed, await kept.toArray());
    const failing = new Readable({ read() { this.destroy(new Error('half way')); } });
    try {
      for await (const chunk of failing) say(chunk);
    } catch (err) {
      say(err.message);
    }
    const numbers = () => Readable.from([1, 2, 3, 4, 5]);
    say(await numbers().map((x) => x * 2).filter((x) => x > 2).drop(1).take(2).toArray());
    say(await numbers().flatMap((x) => [x, x]).reduce((a, x) => a + x, 0), await numbers().reduce((a, x) => a * x));
    say(await numbers().some((x) => x > 4), await numbers().every((x) => x > 4), await numbers().find((x) => x > 3));
    await numbers().forEach((x) => { if (x === 5) say('last'); });
    say(await numbers().map(async (x) => { await tick(); return x; }, { concurrency: 3 }).toArray());
    say(error(await numbers().map(() => { throw new Error('mapper'); }).toArray().catch((err) => err)));
    try {
      numbers().take(-1);
    } catch (err) {
      say(error(err));
    }
    try {
      numbers().map(5);
    } catch (err) {
      say(error(err));
    }
    const aborted = addAbortSignal(AbortSignal.abort(), new Readable({ read() {} }));
    say(error((await once(aborted, 'error'))[0]));
  },

  async 'web streams'() {
    const web = Readable.toWeb(Readable.from(['a', 'b']));
    const chunks = [];
    for await (const chunk of web) chunks.push(chunk);
    say(chunks);
    const { ReadableStream, TransformStream, WritableStream } = require('stream/web');
    const source = new ReadableStream({
      start(controller) {
        controller.enqueue('x');
        controller.enqueue('y');
        controller.close();
      },
    });
    const upper = new TransformStream({ transform(chunk, controller) { controller.enqueue(chunk.toUpperCase()); } });
    say(await Readable.fromWeb(source.pipeThrough(upper), { objectMode: true }).toArray());
    const got = [];
    const sink = Writable.fromWeb(new WritableStream({ write(chunk) { got.push(Buffer.from(chunk).toString()); } }));
    sink.write('1');
    sink.end('2');
    await once(sink, 'close');
    say(got);
  },
};

(async () => {
  for (const [name, run] of Object.entries(groups)) {
    say(`# ${name}`);
    await run();
  }
})();
