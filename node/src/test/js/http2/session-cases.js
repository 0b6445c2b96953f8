'use strict';

// Sessions: settings, pings, goaways, what they tell of themselves, and options that they refuse.

const http2 = require('http2');

function attempt(...calls) {
  for (const call of calls) {
    try {
      console.log('returned', typeof call());
    } catch (err) {
      console.log(err.name, err.code, err.message);
    }
  }
}

function pack() {
  console.log(http2.getPackedSettings({ headerTableSize: 1, enablePush: false, maxFrameSize: 16384, customSettings: { 9999: 3 } })
    .toString('hex'));
  console.log(http2.getUnpackedSettings(Buffer.from('0001000000010002000000000006000000ff270f00000003', 'hex')));
  console.log(http2.getDefaultSettings());
  attempt(() => http2.getPackedSettings({ initialWindowSize: 2 ** 31 }), () => http2.getPackedSettings({ enablePush: 1 }),
    () => http2.getPackedSettings(5), () => http2.getUnpackedSettings(Buffer.alloc(5)), () => http2.getUnpackedSettings(5),
    () => http2.getPackedSettings({ customSettings: { 70000: 1 } }), () => http2.createServer(5), () => http2.connect(5),
    () => http2.connect('gopher://a'), () => http2.createServer({ settings: 5 }), () => http2.createServer({ maxSessionInvalidFrames: 'a' }),
    () => http2.createServer({ unknownProtocolTimeout: -1 }), () => http2.createServer({ remoteCustomSettings: 5 }),
    () => new http2.Http2ServerRequest(), () => http2.createServer().updateSettings({ maxFrameSize: 1 }));
}

async function talk() {
  const server = http2.createServer({ settings: { maxConcurrentStreams: 7, customSettings: { 1244: 456 } } });
  server.on('stream', (stream) => {
    const { session } = stream;
    console.log('server', session.type, session.encrypted, session.alpnProtocol, session.originSet, session.server === server);
    attempt(() => session.altsvc(5.5), () => session.altsvc('a=1', 'foo://a'), () => session.altsvc('\n', 'https://a'), () => session.origin(5),
      () => session.socket.write('a'), () => session.socket.destroyed, () => { session.socket.end = 5; }, () => session.socket.remotePort);
    session.altsvc('h2=":8000"', stream.id);
    session.altsvc('h2=":8001"', 'https://example.org');
    stream.respond();
    stream.end();
  });
  await new Promise((resolve) => { server.listen(0, resolve); });
  const client = http2.connect(`http://localhost:${server.address().port}`, { settings: { enablePush: false }, remoteCustomSettings: [1244] });
  console.log(client.connecting, client.closed, client.destroyed, client.type, JSON.stringify(client.state), client.alpnProtocol);
  client.on('altsvc', (alt, origin, id) => console.log('altsvc', alt, origin, id));
  client.on('goaway', (code, id, data) => console.log('goaway', code, id, data));
  client.on('stream', () => console.log('never'));
  client.on('localSettings', (settings) => console.log('local', settings.enablePush, client.pendingSettingsAck));
  const remote = await new Promise((resolve) => { client.once('remoteSettings', resolve); });
  console.log(remote);
  console.log(client.alpnProtocol, client.encrypted, client.pendingSettingsAck === true);
  await new Promise((resolve) => {
    client.settings({ initialWindowSize: 70000 }, (err, settings, duration) => {
      console.log(err, settings.initialWindowSize, typeof duration, client.localSettings === settings);
      resolve();
    });
  });
  attempt(() => client.ping(5, () => {}), () => client.ping(Buffer.alloc(3), () => {}), () => client.ping(), () => client.settings(5),
    () => client.settings({ maxFrameSize: 1 }), () => client.settings({}, 5), () => client.goaway('a'), () => client.goaway(0, 'a'),
    () => client.goaway(0, 0, 5), () => client.setLocalWindowSize('a'), () => client.setNextStreamID(-1), () => client.setTimeout('a'));
  await new Promise((resolve) => {
    client.ping(Buffer.from('12345678'), (err, duration, payload) => {
      console.log(err, typeof duration, String(payload));
      resolve();
    });
  });
  const req = client.request();
  console.log(req.id, req.pending, req.sentHeaders[':path'], req.state, req.endAfterHeaders, req.bufferSize);
  req.resume();
  await new Promise((resolve) => { req.on('close', resolve); });
  console.log(req.state, req.session, req.closed, req.destroyed);
  await new Promise((resolve) => { client.close(resolve); });
  attempt(() => client.request(), () => client.ping(() => {}), () => client.settings({}), () => client.goaway(), () => client.close());
  console.log(client.closed, client.destroyed, client.state, client.socket === undefined);
  await new Promise((resolve) => { server.close(resolve); });
}

async function destroyed() {
  const server = http2.createServer();
  server.on('stream', (stream) => {
    stream.on('error', (err) => console.log('server stream', err.code, err.message));
    stream.session.destroy(http2.constants.NGHTTP2_ENHANCE_YOUR_CALM);
  });
  server.on('sessionError', (err, session) => console.log('server', err.code, err.message, session.destroyed));
  await new Promise((resolve) => { server.listen(0, resolve); });
  const client = http2.connect(`http://localhost:${server.address().port}`);
  client.on('error', (err) => console.log('client', err.code, err.message));
  const req = client.request();
  req.on('error', (err) => console.log('request', err.code, err.message, req.rstCode));
  await new Promise((resolve) => { client.on('close', resolve); });
  await new Promise((resolve) => { server.close(resolve); });
}

async function main() {
  pack();
  await talk();
  await destroyed();
}

main();
