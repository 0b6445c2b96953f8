'use strict';

// WebSocket and EventSource, which a program of Node 20 has only if it was started so: this script starts itself again.

const crypto = require('crypto');
const http = require('http');
const { spawnSync } = require('child_process');

const FLAGS = ['--no-warnings', '--experimental-websocket', '--experimental-eventsource'];

/** A server that answers each frame with one of the same kind, unmasked. Frames are short and come whole. */
function echo(req, socket) {
  const key = `${req.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  socket.write(['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Protocol: second',
    `Sec-WebSocket-Accept: ${crypto.createHash('sha1').update(key).digest('base64')}`, '', ''].join('\r\n'));
  let waiting = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (data) => {
    waiting = Buffer.concat([waiting, data]);
    while (waiting.length >= 6 && waiting.length >= 6 + (waiting[1] & 0x7f)) {
      const length = waiting[1] & 0x7f;
      const mask = waiting.subarray(2, 6);
      const payload = waiting.subarray(6, 6 + length).map((byte, i) => byte ^ mask[i % 4]);
      socket.write(Buffer.concat([Buffer.from([waiting[0], length]), payload]));
      if ((waiting[0] & 0xf) === 8) socket.end();
      waiting = waiting.subarray(6 + length);
    }
  });
}

function sockets(server, base, done) {
  const socket = new WebSocket(`${base.replace('http', 'ws')}/chat`, ['first', 'second']);
  socket.binaryType = 'arraybuffer';
  console.log(socket.readyState, socket.url.endsWith('/chat'), socket.bufferedAmount);
  const received = [];
  socket.onopen = () => {
    console.log('open', socket.readyState, socket.protocol);
    socket.send('text');
    socket.send(new Uint8Array([1, 2, 3]));
    socket.send(new Blob(['blob']));
  };
  socket.onmessage = ({ type, data }) => {
    received.push(data);
    console.log(type, typeof data === 'string' ? data : Buffer.from(data).toString('hex'));
    if (received.length === 3) socket.close(1000, 'enough');
  };
  socket.onclose = ({ code, reason, wasClean }) => {
    console.log('close', code, reason, wasClean, socket.readyState);
    done();
  };
  for (const [url, protocols] of [['http//:'], ['ws://a/', ['x', 'x']], ['ws://a/#hash']]) {
    try {
      new WebSocket(url, protocols).close();
      console.log(url, 'accepted');
    } catch (err) {
      console.log(err.name);
    }
  }
}

function sources(server, base, done) {
  const source = new EventSource(`${base}/events`);
  source.onopen = () => console.log('open', source.readyState);
  source.onerror = () => console.log('error', source.readyState);
  source.onmessage = ({ data, lastEventId }) => console.log('message', JSON.stringify(data), lastEventId);
  source.addEventListener('named', ({ data, lastEventId }) => {
    console.log('named', data);
    if (data !== 'after 7') return;
    source.close();
    console.log(source.readyState);
    done();
  });
}

function run() {
  const server = http.createServer((req, res) => {
    const last = req.headers['last-event-id'];
    res.setHeader('content-type', 'text/event-stream');
    const text = `retry: 1\n\nid: 7\ndata: a\ndata: b\n\nevent: named\ndata: after ${last}\n\n`;
    if (last === undefined) res.end(text);
    else res.write(text);
  });
  server.on('upgrade', echo);
  server.listen(0, '127.0.0.1', () => {
    const base = `http://127.0.0.1:${server.address().port}`;
    sockets(server, base, () => sources(server, base, () => {
      server.closeAllConnections();
      server.close();
    }));
  });
}

if (process.argv[2] === 'child') {
  run();
} else {
  console.log(typeof EventSource);
  const { status, stdout, stderr } = spawnSync(process.execPath, [...FLAGS, __filename, 'child'], { encoding: 'utf8' });
  console.log(`${stdout}${stderr}${status}`);
}
