'use strict';

// The parser that _http_common has, as programs drive it by hand: calls back by small numbers, answers counts or errors.

const { HTTPParser, methods } = require('_http_common');

const CALLBACKS = ['kOnMessageBegin', 'kOnHeaders', 'kOnHeadersComplete', 'kOnBody', 'kOnMessageComplete', 'kOnExecute'];

function plain(value) {
  if (Buffer.isBuffer(value)) return `bytes ${value}`;
  return value === undefined ? 'undefined' : value;
}

/** A parser that tells of all it calls; `hooks` answer, by the callback's name. */
function parserOf(type, hooks = {}, ...rest) {
  const parser = new HTTPParser();
  parser.initialize(type, {}, ...rest);
  for (const name of CALLBACKS) {
    parser[HTTPParser[name]] = function(...args) {
      console.log(' ', name, JSON.stringify(args.map(plain)), this === parser);
      return hooks[name]?.call(parser, ...args);
    };
  }
  return parser;
}

function show(result) {
  console.log('->', result instanceof Error ? [result.message, result.code, result.reason, result.bytesParsed] : result);
}

function parse(title, parser, ...pieces) {
  console.log(title);
  for (const piece of pieces) {
    try {
      show(parser.execute(Buffer.from(piece, 'latin1')));
    } catch (err) {
      console.log('thrown', err.message);
    }
  }
}

const { REQUEST, RESPONSE } = HTTPParser;

console.log(Object.keys(HTTPParser).sort().map((name) => `${name}=${HTTPParser[name]}`).join(' '));
console.log(methods.length > 30);

const simple = parserOf(REQUEST);
parse('request', simple, 'GET /a HTTP/1.1\r\nHost: x\r\nA:  b  \r\n\r\n');
console.log(simple.headersCompleted(), simple.duration(), simple.finish());

const answer = parserOf(RESPONSE);
parse('answer with more behind it', answer, 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npongX');

parse('chunks', parserOf(REQUEST),
  'POST /it HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4;a=b\r\nping\r\n0\r\nVary: *\r\nT: \t q \r\n\r\n');
parse('many fields', parserOf(REQUEST),
  `GET /long HTTP/1.0\r\n${Array.from({ length: 70 }, (_, i) => `X${i}: 4\r\n`).join('')}\r\n`);

const slow = parserOf(REQUEST);
console.log('byte by byte');
for (const c of 'GET /abc HTTP/1.1\r\nHo: st \r\nConnection: keep-alive\r\n\r\n') slow.execute(Buffer.from(c));

parse('upgrade', parserOf(REQUEST), 'GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: ws\r\n\r\nrest of it');
parse('connect', parserOf(REQUEST), 'CONNECT a:1 HTTP/1.1\r\n\r\nrest of it');
parse('without a body', parserOf(RESPONSE, { kOnHeadersComplete: () => 1 }),
  'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nHTTP/1.1 204 No\r\n\r\n');
parse('bad method', parserOf(REQUEST), 'GE@T / HTTP/1.1\r\n\r\n');
parse('bad name', parserOf(REQUEST), 'GET / HTTP/1.1\r\nA b: c\r\n\r\n');
parse('bad value', parserOf(REQUEST), 'GET / HTTP/1.1\r\nA: \x01b\r\n\r\n');
parse('lenient', parserOf(REQUEST, {}, 0, HTTPParser.kLenientAll), 'GET / HTTP/1.1\r\nA: \x01b\r\n\r\n');
parse('too long', parserOf(REQUEST, {}, 20), 'GET / HTTP/1.1\r\nAaaaaaaaaaaaaa: bbbbbbbbbbbbb\r\n\r\n');

for (const name of CALLBACKS.slice(0, 5)) {
  const failing = { [name]() { throw new Error(`in ${name}`); } };
  parse(`failing ${name}`, parserOf(REQUEST, failing),
    'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nA: b\r\n\r\n');
}

const paused = parserOf(REQUEST, { kOnHeadersComplete() { paused.pause(); } });
parse('paused', paused, 'POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc');
paused.resume();
parse('resumed', paused, 'GET / HTTP/1.1\r\n\r\n');

for (const head of ['', 'Content-Length: 9\r\n']) {
  const ending = parserOf(RESPONSE);
  parse('end', ending, `HTTP/1.1 200 OK\r\n${head}\r\nabc`);
  show(ending.finish());
}

try {
  ({ execute: simple.execute }).execute(Buffer.from('x'));
} catch (err) {
  console.log(err.name);
}
show(simple.getCurrentBuffer());
show(simple.free());
show(simple.close());
show(simple.remove());
