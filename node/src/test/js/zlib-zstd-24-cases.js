'use strict';

// Zstandard in zlib, which Node has since 22.15; compared with the text beside this file.

const assert = require('assert');
const { once } = require('events');
const { buffer } = require('stream/consumers');
const { promisify } = require('util');
const zlib = require('zlib');

const { constants } = zlib;
const text = 'hello hello hello world '.repeat(3000);
const noise = Buffer.alloc(300_000, (Math.sin(1) * 1e6).toString(36));

function show(name, run) {
  try {
    console.log(name, run());
  } catch (err) {
    console.log(name, err.name, err.code, err.errno, err.message);
  }
}

const there = (input, options) => zlib.zstdCompressSync(input, options);
const back = (input, options) => zlib.zstdDecompressSync(input, options);
const sameAfter = (options, reading) => back(there(text, options), reading).toString() === text;

function wholeBuffers() {
  show('there and back', () => sameAfter());
  show('magic', () => there(text).subarray(0, 4).toString('hex'));
  show('typed array', () => back(there(new Uint16Array([1, 2, 3]))).toString('hex'));
  show('array buffer', () => back(there(new Uint8Array([1, 2, 3]).buffer)).toString('hex'));
  show('nothing', () => back(there('')).length);
  show('small chunks', () => sameAfter({ chunkSize: 64 }, { chunkSize: 64 }));
  show('info', () => {
    const { buffer: bytes, engine } = there('abc', { info: true });
    return [Buffer.isBuffer(bytes), engine instanceof zlib.ZstdCompress, engine.bytesWritten];
  });
  show('number', () => there(5));
  for (const [name, value] of [['level', 22], ['level', -5], ['windowLog', 12], ['strategy', constants.ZSTD_btultra2], ['checksumFlag', 1],
    ['checksumFlag', true], ['enableLongDistanceMatching', 1], ['contentSizeFlag', 0], ['dictIDFlag', 0], ['nbWorkers', 2], ['hashLog', 10],
    ['chainLog', 10], ['searchLog', 3], ['minMatch', 4], ['targetLength', 20], ['jobSize', 0], ['overlapLog', 2]]) {
    const key = constants[`ZSTD_c_${name === 'level' ? 'compressionLevel' : name}`];
    show(`${name} ${value}`, () => sameAfter({ params: { [key]: value } }));
  }
  show('better level', () => there(noise, { params: { [constants.ZSTD_c_compressionLevel]: 19 } }).length <= there(noise).length);
  show('dictionary', () => {
    const dictionary = Buffer.from('the words that most texts of this kind begin with');
    const input = 'the words that most texts of this kind end with';
    const packed = there(input, { dictionary });
    return [packed.length < there(input).length, back(packed, { dictionary }).toString() === input];
  });
  show('dictionary missing', () => back(there('the words of the dictionary', { dictionary: Buffer.from('the words of the dictionary') })));
}

function refusals() {
  show('dictionary of a wrong type', () => there('', { dictionary: 'abc' }));
  show('unknown parameter', () => there('', { params: { 10000: 0 } }));
  show('parameter twice', () => there('', { params: { 0: 0, '00': 0 } }));
  show('parameter by name', () => there('', { params: { level: 0 } }));
  show('parameter of a text', () => there('', { params: { [constants.ZSTD_c_compressionLevel]: '3' } }));
  show('no strategy', () => there('', { params: { [constants.ZSTD_c_strategy]: 130 } }));
  show('no flag', () => there('', { params: { [constants.ZSTD_c_checksumFlag]: 7 } }));
  show('unknown parameter of reading', () => back(there(''), { params: { 10000: 0 } }));
  show('window of reading out of bounds', () => back(there(''), { params: { [constants.ZSTD_d_windowLogMax]: 130 } }));
  show('window of the data too large', () => {
    const packed = zlib.zstdCompressSync(text, { params: { [constants.ZSTD_c_windowLog]: 20, [constants.ZSTD_c_contentSizeFlag]: 0 } });
    return back(packed, { params: { [constants.ZSTD_d_windowLogMax]: 12 } });
  });
  show('flush out of range', () => there('', { flush: 3 }));
  show('finishFlush out of range', () => there('', { finishFlush: -1 }));
  show('without new', () => zlib.ZstdCompress());
  show('pledged rightly', () => sameAfter({ pledgedSrcSize: text.length }));
  for (const length of [-1, 1.5, 'abc']) show(`pledged ${length}`, () => there(text, { pledgedSrcSize: length }));
}

function damage() {
  const packed = there(text, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
  show('no frame', () => back(Buffer.from('no frame at all')));
  show('cut short', () => back(packed.subarray(0, packed.length - 5)));
  show('cut in the head', () => back(packed.subarray(0, 3)));
  show('empty', () => back(Buffer.alloc(0)));
  show('cut short, not finished', () => back(packed.subarray(0, 8), { finishFlush: constants.ZSTD_e_flush }).length);
  show('wrong checksum', () => {
    const wrong = Buffer.from(packed);
    wrong[wrong.length - 1] ^= 1;
    return back(wrong);
  });
  show('two frames', () => back(Buffer.concat([there('one, '), there('two')])).toString());
  show('skippable frame', () => back(Buffer.concat([Buffer.from('502a4d1803000000616263', 'hex'), there('after')])).toString());
  show('tail', () => back(Buffer.concat([there('one'), Buffer.from('tail')])).toString());
  show('tail that is refused', () => back(Buffer.concat([there('one'), Buffer.from('tail')]), { rejectGarbageAfterEnd: true }).toString());
  show('bomb', () => back(there(Buffer.alloc(1 << 20)), { maxOutputLength: 1000 }));
}

async function streams() {
  const packing = zlib.createZstdCompress();
  const parts = [];
  packing.on('data', (part) => parts.push(part));
  packing.write('hello');
  await promisify(packing.flush.bind(packing))();
  console.log('flushed', back(Buffer.concat(parts), { finishFlush: constants.ZSTD_e_continue }).toString());
  packing.write(' world');
  packing.end();
  await once(packing, 'end');
  console.log('ended', back(Buffer.concat(parts)).toString(), packing.bytesWritten, packing._closed);

  const piped = zlib.createZstdCompress({ chunkSize: 100 }).pipe(zlib.createZstdDecompress({ chunkSize: 100 }));
  console.log('constructor', piped.constructor.name, piped instanceof zlib.ZstdDecompress, 'params' in piped);
  const first = zlib.createZstdCompress();
  const through = first.pipe(zlib.createZstdDecompress());
  for (let i = 0; i < 100; i++) first.write(noise.subarray(i, i + 1000));
  first.end();
  console.log('piped', (await buffer(through)).length);
  console.log('frames', (await promisify(zlib.zstdCompress)(text)).toString('latin1').split('\x28\xb5\x2f\xfd').length - 1);

  const bytewise = zlib.createZstdDecompress();
  for (const byte of Buffer.concat([there('one, '), there('two')])) bytewise.write(Buffer.from([byte]));
  bytewise.end();
  console.log('bytewise', (await buffer(bytewise)).toString());

  const renewed = zlib.createZstdCompress();
  renewed.write('lost');
  renewed.reset();
  renewed.end('kept');
  console.log('reset', back(await buffer(renewed)).toString());
}

async function errors() {
  for (const [pledged, length] of [[42, 42], [42, 13], [13, 42], [0, 42], [42, 0]]) {
    const bound = zlib.createZstdCompress({ pledgedSrcSize: pledged });
    bound.on('error', (err) => console.log('pledged', pledged, length, err.code, err.errno, err.message));
    bound.on('end', () => console.log('pledged', pledged, length, 'kept'));
    bound.write('x'.repeat(length), () => bound.end());
    bound.resume();
    await new Promise((resolve) => bound.on('close', resolve));
  }
  const cut = zlib.createZstdDecompress();
  cut.on('data', () => {});
  cut.end(there(text).subarray(0, 20));
  const [err] = await once(cut, 'error');
  console.log('cut', err.code, err.errno, err.message);
  await assert.rejects(promisify(zlib.zstdDecompress)('nothing packed'), (refused) => {
    console.log('refused', refused.code, refused.errno, refused.message);
    return true;
  });
  await assert.rejects(promisify(zlib.zstdDecompress)(there(text), { maxOutputLength: 10 }), { code: 'ERR_BUFFER_TOO_LARGE' });
}

async function web() {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('zstd'));
  const unpacked = packed.pipeThrough(new DecompressionStream('zstd'));
  console.log('web', await new Response(unpacked).text() === text);
}

console.log(Object.keys(constants).filter((name) => name.startsWith('ZSTD')).map((name) => `${name}=${constants[name]}`).join(' '));
console.log(Object.keys(zlib).filter((name) => /zstd/i.test(name)).join(' '));
wholeBuffers();
refusals();
damage();
streams().then(errors).then(web).finally(() => console.log('end'));
