'use strict';

// The compatibility API: requests and responses as http has them.

const http2 = require('http2');

process.on('warning', (warning) => console.log('warning', warning.name, warning.message));

/** One server with `onRequest`, one request to it: prints what came back. */
async function exchange(title, onRequest, headers = {}, body = undefined, setUp = () => {}) {
  const server = http2.createServer(onRequest);
  console.log(`-- ${title}`);
  setUp(server);
  await new Promise((resolve) => { server.listen(0, resolve); });
  const client = http2.connect(`http://localhost:${server.address().port}`);
  const req = client.request({ ':authority': 'here', ...headers });
  let text = '';
  for (const event of ['headers', 'response', 'trailers']) {
    req.on(event, (got, flags) => {
      const shown = { ...got };
      if (typeof shown.date === 'string') shown.date = 'DATE';
      console.log(event, JSON.stringify(shown), flags);
    });
  }
  req.on('error', (err) => console.log('client', err.code, err.message));
  req.setEncoding('utf8');
  req.on('data', (data) => { text += data; });
  req.on('end', () => console.log('end', JSON.stringify(text)));
  if (body !== undefined) req.end(body);
  await new Promise((resolve) => { req.on('close', resolve); });
  console.log('close', req.rstCode);
  await new Promise((resolve) => { client.close(resolve); });
  await new Promise((resolve) => { server.close(resolve); });
}

function attempt(...calls) {
  for (const call of calls) {
    try {
      console.log('returned', typeof call());
    } catch (err) {
      console.log(err.name, err.code, err.message);
    }
  }
}

async function main() {
  await exchange('request', (req, res) => {
    console.log(req.method, req.url, req.authority, req.scheme, req.httpVersion, req.httpVersionMajor, req.httpVersionMinor);
    console.log(JSON.stringify(req.headers), req.rawHeaders.length, req.complete, req.aborted, req.stream === res.stream);
    req.method = 'PUT';
    req.url = '/other';
    console.log(req.method, req.url);
    attempt(() => { req.method = ''; }, () => { req.method = 5; });
    console.log(typeof req.socket.remotePort, req.socket === req.connection, res.req === req);
    attempt(() => req.socket.write('a'), () => req.socket.read(), () => req.socket.pause());
    res.end('done');
  }, { ':path': '/x?y=z', 'accept': ['a', 'b'] });

  await exchange('content', (req, res) => {
    let length = 0;
    req.on('data', (data) => { length += data.length; });
    req.on('end', () => {
      console.log(JSON.stringify(req.trailers), req.complete);
      res.write('got ');
      res.end(String(length), () => console.log('finished', res.finished, res.writableEnded));
    });
  }, { ':method': 'POST' }, 'a'.repeat(100000));

  await exchange('headers', (req, res) => {
    res.setHeader('X-One', 1);
    res.setHeader('x-list', ['a', 'b']);
    res.setHeader('x-gone', 'x');
    res.removeHeader('X-Gone');
    res.appendHeader('x-list', 'c');
    console.log(res.getHeader('x-one'), res.hasHeader('X-LIST'), JSON.stringify(res.getHeaderNames()), JSON.stringify(res.getHeaders()));
    attempt(() => res.setHeader(':status', 1), () => res.setHeader('a', undefined), () => res.setHeader('', 'a'), () => res.setHeader(5, 5),
      () => res.getHeader(5), () => res.hasHeader(), () => res.removeHeader(), () => res.setHeader('a b', 'c'));
    res.setHeader('connection', 'close');
    console.log(res.statusCode, res.statusMessage, res.headersSent, res.sendDate);
    attempt(() => { res.statusCode = 100; }, () => { res.statusCode = 999; });
    res.writeHead(203, 'Words', { 'x-two': '2' });
    attempt(() => res.writeHead(200), () => res.setHeader('a', 'b'), () => res.removeHeader('a'));
    res.end();
    console.log(res.headersSent, res.finished);
    attempt(() => res.writeContinue(), () => res.end());
  });

  await exchange('no date', (req, res) => {
    res.sendDate = false;
    res.statusCode = 404;
    res.end();
  });

  await exchange('trailers', (req, res) => {
    res.setTrailer('X-Sum', 5);
    res.addTrailers({ 'x-more': 'b' });
    attempt(() => res.setTrailer(':path', 'b'), () => res.setTrailer('a', null));
    res.end('content');
  });

  await exchange('hints', (req, res) => {
    res.writeContinue();
    res.writeEarlyHints({ 'link': ['</a>; rel=preload; as=style', '</b>; rel=preload; as=style'], 'x-y': 'z' });
    attempt(() => res.writeEarlyHints('a'), () => res.writeEarlyHints({ link: 'bad' }));
    res.end('late');
  });

  await exchange('head', (req, res) => {
    res.setHeader('content-length', 5);
    res.end('hello');
  }, { ':method': 'HEAD' });

  await exchange('expect', (req, res) => res.end('went on'), { ':method': 'POST', 'expect': '100-continue' }, 'content');
  await exchange('expect, checked', () => console.log('never'), { ':method': 'POST', 'expect': '100-continue' }, 'content', (server) => {
    server.on('checkContinue', (req, res) => {
      req.resume();
      res.writeHead(413);
      res.end();
    });
  });
  await exchange('expect something else', () => console.log('never'), { 'expect': 'wonders' });
  await exchange('connect', () => console.log('never'), { ':method': 'CONNECT', ':authority': 'a:1' }, '');
  await exchange('connect, served', () => console.log('never'), { ':method': 'CONNECT', ':authority': 'a:1' }, '', (server) => {
    server.on('connect', (req, res) => res.end('connected'));
  });
}

main();
