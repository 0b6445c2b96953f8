'use strict';

// The streams of zlib: events and their order, flushing, parameters, closing.

const zlib = require('zlib');
const { once } = require('events');
const { pipeline, Readable } = require('stream');
const { promisify } = require('util');

const { constants } = zlib;
const text = Buffer.from('some text to be compressed, some more text. '.repeat(4000));
const gather = (stream, chunks = []) => {
  stream.on('data', (chunk) => chunks.push(chunk));
  return chunks;
};
const watch = (name, stream) => {
  for (const event of ['end', 'finish', 'close', 'error']) stream.on(event, (err) => console.log(name, event, err?.code));
};
const flush = (stream, kind) => new Promise((resolve) => (kind === undefined ? stream.flush(resolve) : stream.flush(kind, resolve)));

async function roundTrips() {
  for (const [there, back] of [
    ['Gzip', 'Gunzip'], ['Deflate', 'Inflate'], ['DeflateRaw', 'InflateRaw'], ['Gzip', 'Unzip'],
    ['BrotliCompress', 'BrotliDecompress'],
  ]) {
    const compressor = zlib[`create${there}`]();
    const source = Readable.from([text.subarray(0, 1000), text.subarray(1000, 50000), text.subarray(50000)]);
    let length = 0;
    await promisify(pipeline)(source, compressor, zlib[`create${back}`](), async (result) => {
      for await (const chunk of result) length += chunk.length;
    });
    console.log(there, back, length === text.length, compressor.bytesWritten, compressor._closed, compressor.destroyed);
  }
}

async function events() {
  const whole = zlib.createGzip();
  watch('whole', whole);
  whole.resume().end('abc');
  await once(whole, 'close');
  for (const [name, input] of [['wrong', 'abc'], ['cut', zlib.gzipSync('abc').subarray(0, 15)]]) {
    const stream = zlib.createGunzip();
    watch(name, stream);
    stream.resume().end(input);
    await new Promise((resolve) => stream.on('close', resolve));
  }
  const closed = zlib.createGzip();
  watch('closed', closed);
  closed.write('abc');
  closed.close(() => console.log('close called back'));
  await once(closed, 'close');
  await new Promise((resolve) => closed.write('x', (err) => resolve(console.log(err.code))));
  const busy = zlib.createGzip();
  busy.write(Buffer.alloc(1e6));
  busy.destroy(new Error('mine'));
  await once(busy, 'close').catch((err) => console.log(err.message));
  const inData = zlib.createGunzip();
  inData.on('data', () => inData.close()).end(zlib.gzipSync(Buffer.alloc(200000)));
  await once(inData, 'close');
  console.log('closed while data came', inData._closed);
}

async function flushing() {
  for (const kind of ['Z_PARTIAL_FLUSH', 'Z_SYNC_FLUSH', 'Z_FULL_FLUSH']) {
    const stream = zlib.createDeflateRaw();
    const chunks = gather(stream);
    stream.write('hello');
    await flush(stream, constants[kind]);
    const options = { finishFlush: constants.Z_SYNC_FLUSH };
    console.log(kind, zlib.inflateRawSync(Buffer.concat(chunks), options).toString());
    stream.close();
  }
  const brotli = zlib.createBrotliCompress();
  const chunks = gather(brotli);
  brotli.write('hello');
  await flush(brotli);
  const options = { finishFlush: constants.BROTLI_OPERATION_FLUSH };
  console.log('brotli', zlib.brotliDecompressSync(Buffer.concat(chunks), options).toString());
  brotli.close();
  const ended = zlib.createGzip();
  ended.resume().end('x');
  await once(ended, 'end');
  await flush(ended);
  console.log('flushed after the end');
  const early = zlib.createGzip({ flush: constants.Z_FINISH });
  watch('finished early', early);
  early.resume().write('abc');
  early.end('def');
  await new Promise((resolve) => early.on('close', resolve));
}

async function parameters() {
  const stream = zlib.createDeflate({ level: 0 });
  const chunks = gather(stream);
  stream.write('a'.repeat(100));
  await flush(stream);
  console.log('stored', Buffer.concat(chunks).length);
  await new Promise((resolve) => stream.params(9, constants.Z_DEFAULT_STRATEGY, resolve));
  stream.end('b'.repeat(100));
  await once(stream, 'end');
  const all = Buffer.concat(chunks);
  console.log('squeezed', all.length < 150, zlib.inflateSync(all).length, stream._level);
  try {
    zlib.createDeflate().params(22, 0);
  } catch (err) {
    console.log(err.code, err.message);
  }
  const again = zlib.createInflate();
  again.reset();
  again.close();
  try {
    again.reset();
  } catch (err) {
    console.log(err.code);
  }
}

async function pieces() {
  const unzip = zlib.createUnzip();
  const chunks = gather(unzip);
  for (const byte of zlib.gzipSync('one byte at a time')) unzip.write(Buffer.from([byte]));
  unzip.end();
  await once(unzip, 'end');
  console.log(Buffer.concat(chunks).toString());
  const members = zlib.createGunzip();
  const parts = gather(members);
  for (const byte of Buffer.concat([zlib.gzipSync('abc'), zlib.gzipSync('def')])) members.write(Buffer.from([byte]));
  members.end();
  await once(members, 'end');
  console.log(Buffer.concat(parts).toString(), members.bytesWritten);
  const trailing = zlib.createInflate();
  const left = gather(trailing);
  trailing.end(Buffer.concat([zlib.deflateSync('abc'), Buffer.from('trailing')]));
  await once(trailing, 'end');
  console.log(Buffer.concat(left).toString(), trailing.bytesWritten);
  const small = zlib.createGzip({ chunkSize: 64, highWaterMark: 64 });
  let length = 0;
  small.on('readable', () => {
    for (let chunk; (chunk = small.read(10)) !== null;) length += chunk.length;
  });
  small.end(Buffer.from(Array.from({ length: 300 }, (_, i) => (i * i * 31) & 0xff)));
  await once(small, 'end');
  console.log('small reads', length > 64);
}

async function calls() {
  console.log((await promisify(zlib.deflate)('abc')).toString('hex'));
  await promisify(zlib.inflate)('abc').catch((err) => console.log(err.code, err.errno, err.message));
  await promisify(zlib.gunzip)(zlib.gzipSync(text), { maxOutputLength: 10 }).catch((err) => console.log(err.code));
  const { buffer, engine } = await promisify(zlib.gzip)('abc', { info: true });
  console.log(zlib.gunzipSync(buffer).toString(), engine.constructor.name);
  console.log(zlib.gunzipSync(zlib.createGzip()._processChunk(Buffer.from('abc'), constants.Z_FINISH)).toString());
  for (const value of [null, 1, {}]) {
    try {
      zlib.createGzip({ objectMode: true }).write(value);
    } catch (err) {
      console.log(err.code);
    }
  }
  class Loud extends zlib.Gzip {
    _transform(chunk, encoding, callback) {
      super._transform(Buffer.from(`${chunk}`.toUpperCase()), encoding, callback);
    }
  }
  const loud = new Loud();
  const chunks = gather(loud);
  loud.end('quiet');
  await once(loud, 'end');
  console.log(zlib.gunzipSync(Buffer.concat(chunks)).toString());
}

(async () => {
  for (const part of [roundTrips, events, flushing, parameters, pieces, calls]) await part();
})();
