'use strict';

// A server, seen from a socket that speaks HTTP/2 by hand: what it answers to frames as they should not be.

const http2 = require('http2');
const net = require('net');

const TYPES = ['DATA', 'HEADERS', 'PRIORITY', 'RST_STREAM', 'SETTINGS', 'PUSH_PROMISE', 'PING', 'GOAWAY', 'WINDOW_UPDATE',
  'CONTINUATION'];
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

function frame(type, flags, id, payload = '') {
  const bytes = Buffer.from(payload, 'hex');
  const head = Buffer.alloc(9);
  head.writeUIntBE(bytes.length, 0, 3);
  head[3] = TYPES.indexOf(type);
  head[4] = flags;
  head.writeUInt32BE(id, 5);
  return Buffer.concat([head, bytes]);
}

/** Literal fields without a table. */
function block(fields) {
  const parts = [];
  for (const [name, value] of Object.entries(fields)) {
    const text = Buffer.from(value, 'latin1');
    parts.push(Buffer.from([0, name.length]), Buffer.from(name), Buffer.from([text.length]), text);
  }
  return Buffer.concat(parts).toString('hex');
}

const HEAD = { ':method': 'GET', ':scheme': 'http', ':path': '/', ':authority': 'here' };
const POST = { ...HEAD, ':method': 'POST' };
const get = (id, fields = HEAD, flags = 5) => frame('HEADERS', flags, id, block(fields));
const settings = frame('SETTINGS', 0, 0);
const ack = frame('SETTINGS', 1, 0);

function describe(bytes) {
  const shown = [];
  for (let at = 0; at + 9 <= bytes.length;) {
    const length = bytes.readUIntBE(at, 3);
    const type = TYPES[bytes[at + 3]];
    const payload = bytes.subarray(at + 9, at + 9 + length);
    let text = `${type} ${bytes[at + 4]} ${bytes.readUInt32BE(at + 5)}`;
    if (type === 'GOAWAY') text += ` last ${payload.readUInt32BE(0)} code ${payload.readUInt32BE(4)}`;
    else if (type === 'RST_STREAM') text += ` code ${payload.readUInt32BE(0)}`;
    else if (type === 'PING' || type === 'WINDOW_UPDATE') text += ` ${payload.toString('hex')}`;
    else if (type === 'DATA') text += ` ${length}`;
    shown.push(text);
    at += 9 + length;
  }
  return shown;
}

/** Sends bytes to a new server, ends when the server closes or has answered the last ping. */
function exchange(title, parts, options = {}, onStream = undefined) {
  return new Promise((resolve) => {
    const server = http2.createServer(options);
    const log = [];
    server.on('sessionError', (err) => log.push(`sessionError ${err.code} ${err.message}`));
    server.on('session', (session) => {
      session.on('close', () => log.push('session closed'));
      session.on('goaway', (code, id, data) => log.push(`goaway ${code} ${id} ${data}`));
    });
    server.on('stream', (stream, headers) => {
      log.push(`stream ${stream.id} ${headers[':method']} ${Object.keys(headers).length}`);
      stream.on('error', (err) => log.push(`stream error ${err.code} ${err.message}`));
      stream.on('aborted', () => log.push('aborted'));
      stream.on('close', () => log.push(`stream closed ${stream.rstCode}`));
      if (onStream) {
        onStream(stream, log);
      } else {
        stream.resume();
        stream.on('end', () => {
          if (stream.destroyed) return;
          stream.respond();
          stream.end('ok');
        });
      }
    });
    server.listen(0, () => {
      const client = net.connect(server.address().port);
      const received = [];
      client.write(Buffer.concat([PREFACE, ...parts, frame('PING', 0, 0, '00000000000000ff')]));
      client.on('data', (data) => {
        received.push(data);
        const isOver = describe(Buffer.concat(received)).some((line) => /^GOAWAY|^PING .*00ff$/.test(line));
        if (isOver) setImmediate(() => client.end());
      });
      client.on('error', (err) => received.push(Buffer.from(err.code)));
      client.on('close', () => {
        server.close(() => {
          console.log(`-- ${title}`);
          for (const line of describe(Buffer.concat(received))) {
            if (!/^(?:SETTINGS|PING)/.test(line)) console.log('  ', line);
          }
          for (const line of log) console.log('  ', line);
        });
        resolve();
      });
    });
  });
}

async function main() {
  await exchange('good', [settings, ack, get(1)]);
  await exchange('no settings', [get(1)]);
  await exchange('ack of nothing', [settings, ack, ack, get(1)]);
  await exchange('even id', [settings, get(2)]);
  await exchange('lower id', [settings, get(5), get(3)]);
  await exchange('headers on 0', [settings, get(0)]);
  await exchange('rst of idle', [settings, frame('RST_STREAM', 0, 7, '00000008')]);
  await exchange('rst', [settings, get(1, POST, 4), frame('RST_STREAM', 0, 1, '00000008')]);
  await exchange('rst with an error', [settings, get(1, POST, 4), frame('RST_STREAM', 0, 1, '00000002')]);
  await exchange('ping on a stream', [settings, frame('PING', 0, 1, '0000000000000000')]);
  await exchange('ack of no ping', [settings, frame('PING', 1, 0, '0000000000000000')]);
  await exchange('settings on a stream', [settings, frame('SETTINGS', 0, 1, '')]);
  await exchange('window too large', [frame('SETTINGS', 0, 0, '0004ffffffff')]);
  await exchange('frame size too small', [frame('SETTINGS', 0, 0, '000500000001')]);
  await exchange('push out of range', [frame('SETTINGS', 0, 0, '000200000002')]);
  await exchange('update of 0', [settings, frame('WINDOW_UPDATE', 0, 0, '00000000')]);
  await exchange('update too large', [settings, frame('WINDOW_UPDATE', 0, 0, '7fffffff')]);
  await exchange('update of a stream by 0', [settings, get(1, POST, 4), frame('WINDOW_UPDATE', 0, 1, '00000000')]);
  await exchange('update of a stream too large', [settings, get(1, POST, 4), frame('WINDOW_UPDATE', 0, 1, '7fffffff')]);
  await exchange('update of idle', [settings, frame('WINDOW_UPDATE', 0, 9, '00000001')]);
  await exchange('push by a client', [settings, frame('PUSH_PROMISE', 4, 1, '00000002')]);
  await exchange('block in parts', [settings, frame('HEADERS', 1, 1, block(HEAD).slice(0, 20)),
    frame('CONTINUATION', 4, 1, block(HEAD).slice(20))]);
  await exchange('padded', [settings, frame('HEADERS', 13, 1, `02${block(HEAD)}0000`)]);
  await exchange('depends on itself', [settings, frame('HEADERS', 37, 1, `0000000110${block(HEAD)}`)]);
  await exchange('goaway with an error', [settings, get(1, POST, 4), frame('GOAWAY', 0, 0, '0000000000000002')]);
  await exchange('unknown frame', [settings, Buffer.from('000001ee000000000161', 'hex'), get(1)]);
  for (const [title, fields] of [
    ['no path', { ':method': 'GET', ':scheme': 'http', ':authority': 'a' }], ['upper case', { ...HEAD, 'Abc': '1' }],
    ['connection', { ...HEAD, 'connection': 'close' }], ['te', { ...HEAD, 'te': 'gzip' }], ['te trailers', { ...HEAD, 'te': 'trailers' }],
    ['pseudo behind', { 'a': 'b', ...HEAD }], ['unknown pseudo', { ':foo': 'b', ...HEAD }], ['status', { ...HEAD, ':status': '200' }],
    ['bad value', { ...HEAD, 'a': 'b\nc' }], ['bad name', { ...HEAD, 'a b': 'c' }], ['empty path', { ...HEAD, ':path': '' }],
    ['no authority', { ':method': 'GET', ':scheme': 'http', ':path': '/' }], ['bad length', { ...HEAD, 'content-length': 'x' }],
    ['host', { ':method': 'GET', ':scheme': 'http', ':path': '/', 'host': 'a' }], ['space at the edge', { ...HEAD, 'a': ' b' }],
    ['connect', { ':method': 'CONNECT', ':authority': 'a:1' }], ['connect with path', { ...HEAD, ':method': 'CONNECT' }],
    ['protocol', { ...HEAD, ':method': 'CONNECT', ':protocol': 'x' }], ['bad method', { ...HEAD, ':method': 'G T' }],
    ['path of another kind', { ...HEAD, ':path': 'x' }], ['star', { ...HEAD, ':path': '*' }],
  ]) await exchange(title, [settings, get(1, fields)]);
  await exchange('length too small', [settings, get(1, { ...POST, 'content-length': '1' }, 4), frame('DATA', 1, 1, '0000')]);
  await exchange('length too large', [settings, get(1, { ...POST, 'content-length': '3' }, 4), frame('DATA', 1, 1, '0000')]);
  await exchange('length and no content', [settings, get(1, { ...POST, 'content-length': '3' })]);
  await exchange('trailers', [settings, get(1, POST, 4), frame('HEADERS', 5, 1, block({ 'x': 'y' }))]);
  await exchange('trailers that do not end', [settings, get(1, POST, 4), frame('HEADERS', 4, 1, block({ 'x': 'y' }))]);
  await exchange('pseudo in trailers', [settings, get(1, POST, 4), frame('HEADERS', 5, 1, block({ ':path': '/' }))]);
  await exchange('too many streams', [settings, ack, get(1, POST, 4), get(3, POST, 4)], { settings: { maxConcurrentStreams: 1 } });
  await exchange('too many streams, not acknowledged', [settings, get(1, POST, 4), get(3, POST, 4)],
    { settings: { maxConcurrentStreams: 1 } });
  await exchange('too many pairs', [settings, get(1, { ...HEAD, a: '1', b: '2' })], { maxHeaderListPairs: 5 });
  await exchange('stream window', [settings, ack, get(1, POST, 4), frame('DATA', 0, 1, '00'.repeat(9))],
    { settings: { initialWindowSize: 8 } });
  await exchange('connection window', [settings, get(1, POST, 4), ...Array(5).fill(frame('DATA', 0, 1, '00'.repeat(16384)))],
    {}, (stream) => stream.pause());
  await exchange('invalid frames', [settings, get(1, POST, 4), ...Array(5).fill(frame('DATA', 0, 1))],
    { maxSessionInvalidFrames: 3 });
}

main();
