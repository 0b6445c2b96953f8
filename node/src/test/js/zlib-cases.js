'use strict';

// zlib on whole buffers: formats, options, damaged data, errors. What is compressed is shown by its way back.

const zlib = require('zlib');

const { constants } = zlib;
const text = 'hello hello hello world '.repeat(3000);

function show(name, run) {
  try {
    console.log(name, run());
  } catch (err) {
    console.log(name, err.name, err.code, err.errno, err.message);
  }
}

const WAYS = [
  ['deflate', 'inflate'], ['deflateRaw', 'inflateRaw'], ['gzip', 'gunzip'], ['gzip', 'unzip'], ['deflate', 'unzip'],
];
const OPTIONS = [
  {}, { level: 0 }, { level: 1 }, { level: 9 }, { windowBits: 9 }, { windowBits: 10, level: 1 }, { memLevel: 1 },
  { strategy: constants.Z_FILTERED }, { strategy: constants.Z_HUFFMAN_ONLY }, { strategy: constants.Z_RLE },
  { strategy: constants.Z_FIXED }, { dictionary: Buffer.from('hello world') },
  { windowBits: 9, dictionary: Buffer.from('hello world') }, { chunkSize: 64 },
];
for (const options of OPTIONS) {
  for (const [there, back] of WAYS) {
    show(`${there} ${back} ${JSON.stringify(Object.keys(options))}`, () =>
      zlib[`${back}Sync`](zlib[`${there}Sync`](text, options), options).toString() === text);
  }
}

show('heads', () => ['deflate', 'gzip'].map((format) =>
  [1, 5, 6, 9].map((level) => zlib[`${format}Sync`]('', { level }).subarray(0, 10).toString('hex'))));
show('window of the data too large', () => zlib.inflateSync(zlib.deflateSync(text), { windowBits: 9 }));
show('no dictionary', () => zlib.inflateSync(zlib.deflateSync(text, { dictionary: Buffer.from('abc') })));
show('another dictionary', () => zlib.inflateSync(
  zlib.deflateSync(text, { dictionary: Buffer.from('abc') }), { dictionary: Buffer.from('abd') }));

const packed = zlib.gzipSync('abc');
const followedBy = (...more) => zlib.gunzipSync(Buffer.concat([packed, ...more])).toString();
show('a further member', () => followedBy(zlib.gzipSync('def')));
show('zeros after the end', () => followedBy(Buffer.alloc(10)));
show('garbage after the end', () => followedBy(Buffer.from([1, 2, 3, 4, 5, 6, 7, 8])));
show('garbage that begins as a member', () => followedBy(Buffer.from([0x1f, 0x8b, 0xff, 0xff]), Buffer.alloc(10)));
show('garbage after deflate', () =>
  zlib.inflateSync(Buffer.concat([zlib.deflateSync('abc'), Buffer.from('garbage')])).toString());

// A head with all optional fields: an extra one, a name, a comment, a checksum of the head.
const fields = Buffer.concat([
  Buffer.from([0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 2, 0]), Buffer.from('xyname\0comment\0'),
]);
const sum = zlib.crc32(fields) & 0xffff;
const withFields = (crc) => Buffer.concat([fields, Buffer.from([crc & 0xff, crc >> 8]), packed.subarray(10)]);
show('all fields', () => zlib.gunzipSync(withFields(sum)).toString());
show('a wrong sum of the head', () => zlib.gunzipSync(withFields(sum ^ 1)).toString());

for (const [name, data, read] of [
  ['gzip', packed, ['gunzipSync', 'unzipSync']], ['deflate', zlib.deflateSync('abcabcabcabc'), ['inflateSync', 'unzipSync']],
  ['brotli', zlib.brotliCompressSync('hello world hello world'), ['brotliDecompressSync']],
]) {
  for (let i = 0; i < data.length; i++) {
    const damaged = Buffer.from(data);
    damaged[i] ^= 0x55;
    for (const method of read) show(`${method} ${name} damaged at ${i}`, () => zlib[method](damaged).toString());
    show(`${name} cut at ${i}`, () => zlib[read[0]](data.subarray(0, i)).toString());
  }
}
show('cut, and meant so', () =>
  zlib.gunzipSync(packed.subarray(0, 15), { finishFlush: constants.Z_SYNC_FLUSH }).toString());

show('brotli', () => zlib.brotliDecompressSync(zlib.brotliCompressSync(text)).toString() === text);
show('brotli with a tail', () =>
  zlib.brotliDecompressSync(Buffer.concat([zlib.brotliCompressSync('abc'), Buffer.from('tail')])).toString());
for (const [param, value] of [[0, 3], [1, 12], [2, 9], [3, 15], [4, 2], [5, -1], [6, 2], [7, 5], [9, 1], ['a', 1], [1, 'x']]) {
  for (const method of ['createBrotliCompress', 'createBrotliDecompress']) {
    show(`${method} ${param} ${value}`, () => zlib[method]({ params: { [param]: value } }).close());
  }
}

for (const option of ['level', 'chunkSize', 'windowBits', 'memLevel', 'strategy', 'flush', 'finishFlush']) {
  for (const value of [-2, '1', NaN, Infinity, null]) {
    show(`${option} ${value}`, () => zlib.createDeflate({ [option]: value }).close());
  }
}
for (const Class of ['Deflate', 'Inflate', 'Gzip', 'Gunzip', 'DeflateRaw', 'InflateRaw', 'Unzip']) {
  for (const windowBits of [0, 8, 16, undefined, null]) {
    show(`${Class} ${windowBits}`, () => zlib[`create${Class}`]({ windowBits }).close());
  }
}
show('dictionary', () => zlib.createDeflate({ dictionary: 'text' }));
show('maxOutputLength', () => zlib.gunzipSync(zlib.gzipSync(text), { maxOutputLength: 64 }));
show('maxOutputLength that is enough', () => zlib.gunzipSync(packed, { maxOutputLength: 3 }).toString());
show('info', () => {
  const { buffer, engine } = zlib.gzipSync('abc', { info: true });
  return [buffer.equals(packed), engine.bytesWritten, engine.constructor.name, engine._closed];
});
show('empty', () => zlib.gunzipSync(zlib.gzipSync('')));
show('nothing', () => zlib.gunzipSync(''));
show('no bytes', () => zlib.gzipSync(1));
show('no callback', () => zlib.gzip('abc'));

show('crc32', () => [
  zlib.crc32('hello'), zlib.crc32('lo', zlib.crc32('hel')), zlib.crc32('', 5), zlib.crc32('abc', 0xffffffff),
  zlib.crc32(new Uint16Array([1, 2]), 77),
]);
show('crc32 of no data', () => zlib.crc32(1));
show('crc32 from no number', () => zlib.crc32('', -1));
show('codes', () => zlib.codes);
// Zstandard's are of Node 24.
show('constants', () => JSON.stringify(zlib.constants, (name, value) => (name.startsWith('ZSTD') ? undefined : value)));
