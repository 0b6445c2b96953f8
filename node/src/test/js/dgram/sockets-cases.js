'use strict';

// UDP sockets: ways to bind, send and connect, in order; ports are never printed.

const dgram = require('dgram');
const { once } = require('events');

const log = (...words) => console.log(...words);
const describe = (err) => (err ? `${err.name}[${err.code}] ${err.syscall ?? ''} ${err.message.replace(/:\d{2,}/g, ':PORT')}` : String(err));

function attempt(name, run) {
  try {
    log(name, '->', run());
  } catch (err) {
    log(name, 'throws', describe(err));
  }
}

async function bound(type = 'udp4', address = '127.0.0.1') {
  const socket = dgram.createSocket(type);
  socket.bind(0, address);
  await once(socket, 'listening');
  return socket;
}

const closed = (socket) => new Promise((resolve) => socket.close(resolve));

/** Sends by a function and tells what came. */
async function exchange(name, receiver, send) {
  const got = once(receiver, 'message');
  const sent = new Promise((resolve) => send((...args) => resolve(args)));
  const [err, bytes] = await sent;
  const [message, rinfo] = await got;
  log(name, describe(err ?? null), bytes, JSON.stringify(message.toString()), rinfo.address, rinfo.family, rinfo.size, typeof rinfo.port,
    Object.keys(rinfo).join());
}

async function forms() {
  const server = await bound();
  const client = dgram.createSocket('udp4');
  const { port } = server.address();
  await exchange('string', server, (done) => client.send('text', port, '127.0.0.1', done));
  await exchange('no address', server, (done) => client.send(Buffer.from('buffer'), port, done));
  await exchange('offset', server, (done) => client.send(Buffer.from('0123456789'), 2, 5, port, '127.0.0.1', done));
  await exchange('offset of a string', server, (done) => client.send('héllo', 1, 3, port, '127.0.0.1', done));
  await exchange('list', server, (done) => client.send(['a', Buffer.from('bc'), new Uint8Array([100, 101])], port, done));
  await exchange('words', server, (done) => client.send(new Uint16Array([0x4241, 0x4443]), port, done));
  await exchange('view', server, (done) => client.send(new DataView(new ArrayBuffer(4), 1, 2), port, done));
  await exchange('empty list', server, (done) => client.send([], port, done));
  await exchange('empty', server, (done) => client.send('', port, done));
  await exchange('host name', server, (done) => client.send('name', port, 'localhost', done));
  await exchange('sendto', server, (done) => client.sendto(Buffer.from('older'), 0, 5, port, '127.0.0.1', done));
  client.connect(port);
  await once(client, 'connect');
  log('peer', client.remoteAddress().address, client.remoteAddress().family, client.remoteAddress().port === port);
  await exchange('connected', server, (done) => client.send('to the peer', done));
  await exchange('connected, offset', server, (done) => client.send('to the peer', 3, 3, done));
  attempt('connected with a port', () => client.send('x', 0, 1, port));
  attempt('connect twice', () => client.connect(port));
  log('disconnect', client.disconnect());
  attempt('disconnect twice', () => client.disconnect());
  attempt('no peer', () => client.remoteAddress());
  await exchange('again', server, (done) => client.send('free', port, done));
  await closed(client);
  await closed(server);
}

async function refusals() {
  const socket = dgram.createSocket('udp4');
  attempt('type', () => dgram.createSocket('udp5'));
  attempt('no type', () => dgram.createSocket());
  attempt('lookup', () => dgram.createSocket({ type: 'udp4', lookup: 1 }));
  attempt('size', () => dgram.createSocket({ type: 'udp4', recvBufferSize: -1 }));
  attempt('signal', () => dgram.createSocket({ type: 'udp4', signal: {} }));
  attempt('address', () => socket.address());
  attempt('port 0', () => socket.send('x', 0));
  attempt('port', () => socket.send('x', 65536));
  attempt('no port', () => socket.send('x'));
  attempt('message', () => socket.send(1, 53));
  attempt('list', () => socket.send([1], 53));
  attempt('offset', () => socket.send(Buffer.from('abc'), 4, 1, 53));
  attempt('length', () => socket.send(Buffer.from('abc'), 1, 3, 53));
  attempt('host', () => socket.send('x', 53, 1));
  attempt('connect', () => socket.connect(0));
  attempt('connect to', () => socket.connect(1, 2));
  attempt('sendto', () => socket.sendto('x'));
  attempt('ttl', () => socket.setTTL('x'));
  attempt('unbound ttl', () => socket.setTTL(64));
  attempt('unbound broadcast', () => socket.setBroadcast(true));
  attempt('unbound buffer', () => socket.getRecvBufferSize());
  attempt('buffer', () => socket.setRecvBufferSize(-1));
  attempt('buffer', () => socket.setSendBufferSize('x'));
  attempt('membership', () => socket.addMembership());
  attempt('membership of none', () => socket.addMembership('nonsense'));
  attempt('source', () => socket.addSourceSpecificMembership(1, '232.1.1.1'));
  attempt('queue', () => [socket.getSendQueueSize(), socket.getSendQueueCount()].join());
  socket.bind({ port: 0, address: '127.0.0.1' });
  attempt('bind twice', () => socket.bind());
  await once(socket, 'listening');
  for (const ttl of [0, 1, 255, 256]) attempt(`ttl ${ttl}`, () => socket.setTTL(ttl));
  for (const ttl of [-1, 0, 255, 256]) attempt(`multicast ttl ${ttl}`, () => socket.setMulticastTTL(ttl));
  attempt('loopback', () => socket.setMulticastLoopback(16));
  attempt('interface', () => socket.setMulticastInterface('nonsense'));
  attempt('interface', () => socket.setMulticastInterface('0.0.0.0'));
  attempt('broadcast', () => socket.setBroadcast(true));
  attempt('leave', () => socket.dropMembership('224.0.0.114'));
  socket.setRecvBufferSize(10000);
  socket.setSendBufferSize(12000);
  log('buffers', socket.getRecvBufferSize(), socket.getSendBufferSize());
  const second = dgram.createSocket('udp4');
  second.bind(socket.address().port, '127.0.0.1');
  const [taken] = await once(second, 'error');
  log('taken', describe(taken), taken.address, typeof taken.port);
  second.bind(0, '127.0.0.1');
  await once(second, 'listening');
  const tooLong = await new Promise((resolve) => second.send(Buffer.alloc(66000), 53, '127.0.0.1', resolve));
  log('too long', describe(tooLong), tooLong.errno, tooLong.address, tooLong.port);
  await closed(second);
  await closed(socket);
  for (const name of ['address', 'bind', 'close', 'ref', 'unref', 'remoteAddress']) {
    attempt(`closed: ${name}`, () => (socket[name]() === socket ? 'itself' : 'something'));
  }
  attempt('closed: send', () => socket.send('x', 53));
}

async function life() {
  const controller = new AbortController();
  const aborted = dgram.createSocket({ type: 'udp4', signal: controller.signal });
  aborted.on('close', () => log('closed by a signal'));
  aborted.bind(0, '127.0.0.1', () => controller.abort());
  await once(aborted, 'close');
  const early = dgram.createSocket({ type: 'udp4', signal: AbortSignal.abort() });
  await once(early, 'close');
  const unsure = dgram.createSocket('udp4');
  unsure.bind(0).close(() => log('closed before it was bound'));
  await once(unsure, 'close');
  const named = dgram.createSocket({ type: 'udp4', lookup: (host, family, callback) => {
    log('asked', host, family);
    process.nextTick(callback, null, '127.0.0.1', 4);
  } });
  named.bind(0, 'some.name');
  await once(named, 'listening');
  log('bound to', named.address().address, named.address().family);
  await closed(named);
  const failing = dgram.createSocket({ type: 'udp4', lookup: (host, family, callback) => process.nextTick(callback, new Error(`no ${host}`)) });
  failing.bind(0, 'some.name');
  log((await once(failing, 'error'))[0].message);
  failing.send('x', 53, '127.0.0.1');
  log((await once(failing, 'error'))[0].message);
  failing.close();
  const reused = [0, 1].map(() => dgram.createSocket({ type: 'udp4', reuseAddr: true }));
  reused[0].bind(0, '127.0.0.1');
  await once(reused[0], 'listening');
  reused[1].bind(reused[0].address().port, '127.0.0.1');
  await once(reused[1], 'listening');
  log('two at one address', reused[0].address().port === reused[1].address().port);
  for (const socket of reused) await closed(socket);
  const six = await bound('udp6', '::1');
  await exchange('IPv6', six, (done) => six.send('six', six.address().port, '::1', done));
  await exchange('IPv6, no address', six, (done) => six.send('six', six.address().port, done));
  await closed(six);
  for (const [type, address] of [['udp4', '::1'], ['udp6', '127.0.0.1']]) {
    const other = dgram.createSocket(type);
    other.bind(0, address);
    log('other family', describe((await once(other, 'error'))[0]));
    log(describe(await new Promise((resolve) => other.send('x', 53, address, resolve))));
    log(describe(await new Promise((resolve) => other.connect(53, address, resolve))));
    await closed(other);
  }
}

forms().then(refusals).then(life).then(() => log('done'));
