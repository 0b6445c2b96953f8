'use strict';

// Servers, seen from a socket that speaks HTTP by hand. Each case prints what came back; the date is masked.

const http = require('http');
const net = require('net');

function mask(text) {
  return text.replace(/Date: [^\r]*/g, 'Date: MASKED').replace(/localhost:\d+/g, 'localhost:PORT');
}

/** Runs one server, sends it `text`, prints the answer once the connection has closed. */
function exchange(title, options, listener, text, setUp = () => {}) {
  return new Promise((resolve) => {
    const server = http.createServer(options, listener);
    setUp(server);
    server.listen(0, '127.0.0.1', () => {
      let answer = '';
      const client = net.connect(server.address().port, '127.0.0.1', () => client.write(text));
      client.setEncoding('latin1');
      client.on('data', (chunk) => { answer += chunk; });
      client.on('error', (err) => console.log(title, 'client error', err.code));
      client.on('close', () => {
        console.log(`--- ${title}\n${mask(answer).replace(/\r/g, '')}`);
        server.close(resolve);
      });
    });
  });
}

const get = (path = '/', more = '') => `GET ${path} HTTP/1.1\r\nHost: here\r\n${more}\r\n`;
const last = (path = '/') => get(path, 'Connection: close\r\n');

async function heads() {
  await exchange('text body', {}, (req, res) => res.end('hello'), last());
  await exchange('implicit chunks', {}, (req, res) => { res.write('a'); res.write('bc'); res.end(); }, last());
  await exchange('writeHead with object', {}, (req, res) => {
    res.writeHead(201, 'Made', { 'X-One': '1', 'Set-Cookie': ['a=1', 'b=2'] });
    res.end('x');
  }, last());
  await exchange('writeHead with list', {}, (req, res) => {
    res.writeHead(200, ['X-One', 'a', 'X-One', 'b']);
    res.end();
  }, last());
  await exchange('no body: HEAD', {}, (req, res) => res.end('hidden'), `HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`);
  await exchange('no body: 204', {}, (req, res) => { res.statusCode = 204; res.end(); }, last());
  await exchange('no body: 304', {}, (req, res) => { res.writeHead(304); res.end(); }, last());
  await exchange('content-length given', {}, (req, res) => { res.setHeader('Content-Length', 3); res.write('ab'); res.end('c'); }, last());
  await exchange('no date', {}, (req, res) => { res.sendDate = false; res.end('x'); }, last());
  await exchange('removed headers', {}, (req, res) => {
    res.removeHeader('connection');
    res.removeHeader('transfer-encoding');
    res.removeHeader('date');
    res.write('until the end');
    res.end();
  }, last());
  await exchange('trailers', {}, (req, res) => {
    res.writeHead(200, { 'Trailer': 'X-T' });
    res.write('body');
    res.addTrailers({ 'X-T': 'v' });
    res.end();
  }, last());
  await exchange('HTTP/1.0', {}, (req, res) => { res.write('old'); res.end(); }, 'GET / HTTP/1.0\r\n\r\n');
  await exchange('HTTP/1.0 keep-alive', {}, (req, res) => res.end('x', () => req.socket.end()),
    'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n');
}

async function connections() {
  await exchange('pipelined, answered backwards', {}, (req, res) => {
    if (req.url === '/1') setImmediate(() => setImmediate(() => res.end('first')));
    else res.end('second');
  }, get('/1') + last('/2'));
  await exchange('maxRequestsPerSocket', {}, (req, res) => res.end(req.url), get('/1') + get('/2') + get('/3'),
    (server) => {
      server.maxRequestsPerSocket = 2;
      server.on('dropRequest', (req) => console.log('dropped', req.url));
    });
  await exchange('expect 100', {}, (req, res) => { req.resume(); req.on('end', () => res.end('done')); },
    'POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok');
  await exchange('checkContinue', {}, () => console.log('not called'), 'POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n\r\n',
    (server) => server.on('checkContinue', (req, res) => { res.writeHead(413); res.end(); }));
  await exchange('expect other', {}, () => console.log('not called'), get('/', 'Expect: cake\r\nConnection: close\r\n'));
  await exchange('informational', {}, (req, res) => {
    res.writeProcessing();
    res.writeEarlyHints({ link: '</a.css>; rel=preload', 'x-more': 'yes' });
    res.end('ok');
  }, last());
  await exchange('upgrade', {}, () => console.log('not called'), get('/', 'Connection: Upgrade\r\nUpgrade: echo\r\n') + 'head',
    (server) => server.on('upgrade', (req, socket, head) => {
      console.log('upgrade', req.headers.upgrade, String(head));
      socket.end('HTTP/1.1 101 Switching\r\n\r\nbye');
    }));
  await exchange('upgrade that nobody wants', {}, (req, res) => res.end('as usual'),
    'GET / HTTP/1.1\r\nHost: h\r\nConnection: close, Upgrade\r\nUpgrade: x\r\n\r\n');
  await exchange('connect', {}, () => console.log('not called'), 'CONNECT there:1 HTTP/1.1\r\nHost: h\r\n\r\nraw',
    (server) => server.on('connect', (req, socket, head) => {
      console.log('connect', req.url, String(head));
      socket.end('done');
    }));
}

async function badInput() {
  const never = () => console.log('request came');
  const inputs = {
    'garbage': 'garbage\r\n\r\n',
    'no host': 'GET / HTTP/1.1\r\n\r\n',
    'both lengths': 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    'two lengths': 'POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    'space before colon': 'GET / HTTP/1.1\r\nHost : h\r\n\r\n',
    'folded': 'GET / HTTP/1.1\r\nHost: h\r\nX: a\r\n b\r\n\r\n',
    'NUL': 'GET / HTTP/1.1\r\nHost: h\r\nX: a\0b\r\n\r\n',
    'too large': `GET / HTTP/1.1\r\nHost: h\r\nX: ${'a'.repeat(20000)}\r\n\r\n`,
    'wrong version': 'GET / HTTP/9.1\r\nHost: h\r\n\r\n',
  };
  for (const name of Object.keys(inputs)) {
    await exchange(name, {}, never, inputs[name]);
    await exchange(`${name}, clientError`, {}, never, inputs[name], (server) => server.on('clientError', (err, socket) => {
      console.log(err.code, err.constructor.name, Buffer.isBuffer(err.rawPacket));
      socket.destroy();
    }));
  }
  await exchange('bad chunk size', {}, (req) => req.on('error', (err) => console.log(err.code, err.message)).resume(),
    'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n');
  await exchange('lenient', { insecureHTTPParser: true }, (req, res) => res.end(`${req.headers.x.length}`),
    'GET / HTTP/1.1\r\nHost: h\r\nX: a\x01b\r\nConnection: close\r\n\r\n');
  await exchange('own limit', { maxHeaderSize: 100 }, never, get('/', `X: ${'a'.repeat(200)}\r\n`));
}

async function incoming() {
  await exchange('headers', {}, (req, res) => {
    console.log(req.method, req.url, req.httpVersion, req.rawHeaders);
    console.log(req.headers, { ...req.headersDistinct });
    res.end();
  }, get('/a?b', 'X-A: 1\r\nx-a: 2\r\nCookie: a\r\ncookie: b\r\nUser-Agent: u\r\nuser-agent: v\r\nEmpty:\r\nTab: a\t \r\nConnection: close\r\n'));
  await exchange('joined', { joinDuplicateHeaders: true }, (req, res) => res.end(req.headers['user-agent']),
    get('/', 'User-Agent: u\r\nuser-agent: v\r\nConnection: close\r\n'));
  await exchange('chunks and trailers', {}, async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    console.log(body, req.trailers, req.rawTrailers, req.complete);
    res.end(body.toUpperCase());
  }, 'POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX-T: 1\r\n\r\n');
}

function errors() {
  const res = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 });
  const attempts = [
    () => res.setHeader('a b', 'x'), () => res.setHeader('a', undefined), () => res.setHeader('a', 'b\nc'), () => res.writeHead(99),
    () => res.writeHead(200, 'a\nb'), () => res.writeHead(200, ['a']), () => res.write(null), () => res.write(5), () => res.pipe(),
    () => http.createServer({ headersTimeout: 2, requestTimeout: 1 }), () => http.createServer('x'),
    () => http.createServer({ maxHeaderSize: -1 }), () => http.setMaxIdleHTTPParsers(0), () => http.validateHeaderName('a:'),
    () => http.validateHeaderValue('a', 'b\u0100'), () => res.getHeader(5), () => res.addTrailers({ 'a b': 1 }),
  ];
  for (const attempt of attempts) {
    try {
      console.log('no error', attempt());
    } catch (err) {
      console.log(err.name, err.code, err.message);
    }
  }
}

(async () => {
  await heads();
  await connections();
  await badInput();
  await incoming();
  errors();
})();
