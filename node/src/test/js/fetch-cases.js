'use strict';

// fetch and its classes against a server of http's, and the performance entries of its requests.

const http = require('http');
const zlib = require('zlib');

const ANSWERS = {
  '/json': (res) => res.setHeader('content-type', 'application/json').end('{"a":1}'),
  '/gzip': (res) => res.setHeader('content-encoding', 'gzip').end(zlib.gzipSync('unpacked')),
  '/br': (res) => res.setHeader('content-encoding', 'br').end(zlib.brotliCompressSync('unpacked')),
  '/deflate': (res) => res.setHeader('content-encoding', 'deflate').end(zlib.deflateSync('unpacked')),
  '/damaged': (res) => res.setHeader('content-encoding', 'gzip').end('no gzip'),
  '/moved': (res) => res.writeHead(302, { location: '/json' }).end(),
  '/around': (res) => res.writeHead(302, { location: '/around' }).end(),
  '/slow': (res) => res.write('x'),
  '/broken': (res) => res.writeHead(200, { 'content-length': 10 }).write('x', () => res.destroy()),
  '/stream': (res) => {
    let sent = 0;
    const next = () => (sent++ < 4 ? res.write(`chunk${sent}`, next) : res.end());
    next();
  },
};

const server = http.createServer((req, res) => {
  const answer = ANSWERS[req.url];
  if (answer !== undefined) answer(res);
  else if (req.method === 'GET') res.writeHead(404).end('nothing');
  else {
    res.setHeader('x-type', (req.headers['content-type'] ?? '').replace(/boundary=.*/, ''));
    res.setHeader('x-length', `${req.headers['content-length']}`);
    req.pipe(res);
  }
});

const failure = (err) => [err.name, err.message.replace(/:\d+/, ':PORT'), err.cause?.code];

async function answers(base) {
  for (const path of Object.keys(ANSWERS)) {
    if (path === '/slow') continue;
    try {
      const res = await fetch(base + path);
      console.log(path, res.status, res.ok, res.statusText, res.redirected, res.type, await res.text());
    } catch (err) {
      console.log(path, failure(err));
    }
  }
  const res = await fetch(`${base}/json`);
  const copy = res.clone();
  console.log(await res.json(), res.bodyUsed, copy.bodyUsed, (await copy.arrayBuffer()).byteLength);
  await res.text().catch((err) => console.log(failure(err)));
  console.log((await (await fetch(`${base}/json`)).blob()).type);
  let text = '';
  for await (const chunk of (await fetch(`${base}/stream`)).body) text += Buffer.from(chunk);
  console.log(text);
  const manual = await fetch(`${base}/moved`, { redirect: 'manual' });
  console.log(manual.status, manual.type, manual.headers.get('location'));
}

async function bodies(base) {
  const form = new FormData();
  form.append('field', '1');
  form.append('file', new Blob(['content'], { type: 'text/plain' }), 'name.txt');
  const all = {
    text: 'text',
    bytes: new Uint8Array([97, 98]),
    params: new URLSearchParams({ a: '1', b: 'x y' }),
    blob: new Blob(['blob'], { type: 'text/x' }),
    stream: new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('streamed'));
        controller.close();
      },
    }),
    generated: (async function* () {
      yield Buffer.from('first ');
      yield Buffer.from('second');
    })(),
  };
  for (const [name, body] of Object.entries(all)) {
    const res = await fetch(base, { method: 'POST', body, duplex: 'half' });
    console.log(name, await res.text(), res.headers.get('x-type'), res.headers.get('x-length'));
  }
  const echoed = await fetch(base, { method: 'POST', body: form });
  console.log(echoed.headers.get('x-type'), /name="file"; filename="name.txt"/.test(await echoed.text()));
  const parsed = await new Response(form).formData();
  console.log([...parsed].map(([key, value]) => [key, value.name ?? value, value.type, value.size]));
  const many = Array.from({ length: 10 }, (_, i) => fetch(base, { method: 'POST', body: `${i}` }).then((res) => res.text()));
  console.log(await Promise.all(many));
}

async function failures(base) {
  const aborter = new AbortController();
  const res = await fetch(`${base}/slow`, { signal: aborter.signal });
  setImmediate(() => aborter.abort());
  await res.text().catch((err) => console.log(failure(err)));
  const attempts = [
    [`${base}/slow`, { signal: AbortSignal.abort() }], [`${base}/slow`, { signal: AbortSignal.abort(new Error('mine')) }],
    [`${base}/moved`, { redirect: 'error' }], ['nonsense'], ['unknown://x/'], ['http://127.0.0.1:1/'], [base, { method: 'GET', body: 'x' }],
    [base, { method: 'CONNECT' }], [base, { headers: { 'a b': 'c' } }],
  ];
  for (const [url, init] of attempts) await fetch(url, init).catch((err) => console.log(url.replace(base, ''), failure(err)));
  const closed = http.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.on('listening', resolve));
  const { port } = closed.address();
  await new Promise((resolve) => closed.close(resolve));
  await fetch(`http://127.0.0.1:${port}`).catch((err) => console.log(failure(err)));
}

async function classes() {
  console.log(await (await fetch('data:text/plain;base64,aGk=')).text());
  console.log(new Headers({ b: '2', a: '1' }), [...new Headers([['x', '1'], ['x', '2']])]);
  const request = new Request('http://a/b', { method: 'put', body: 'x', headers: { c: 'd' } });
  console.log(request.method, request.url, await request.text(), request.headers.get('c'));
  console.log(Response.json({ a: 1 }).headers.get('content-type'), Response.error().type, Response.redirect('http://a/').status);
  console.log(Object.prototype.toString.call(new FormData()), Headers.name, Request.length, Response.length);
  const packed = new Blob(['packed']).stream().pipeThrough(new CompressionStream('gzip'));
  console.log(await new Response(packed.pipeThrough(new DecompressionStream('gzip'))).text());
}

console.log(fetch, fetch.length, Object.getOwnPropertyDescriptor(globalThis, 'fetch').enumerable);
console.log(typeof EventSource, Object.keys(globalThis).includes('Headers'));
server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  for (const part of [answers, bodies, failures, classes]) await part(base);
  const entries = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/json'));
  console.log(entries.length, entries[0].initiatorType, entries[0].duration > 0, entries[0].responseEnd > entries[0].fetchStart);
  server.closeAllConnections();
  server.close();
});
