'use strict';

// Servers of other protocols than HTTP/1, each with its client.

const net = require('net');
const path = require('path');
const grpc = require('@grpc/grpc-js');
const { loadSync } = require('@grpc/proto-loader');
const mqtt = require('mqtt');
const { Aedes } = require('aedes');
const nodemailer = require('nodemailer');
const { SMTPServer } = require('smtp-server');

const HOST = '127.0.0.1';
const listen = (server) => new Promise((resolve) => server.listen(0, HOST, () => resolve(server.address().port)));

const echo = {
  once: ({ request: { text } }, done) => (text === '' ? done({ code: grpc.status.NOT_FOUND, details: 'nothing' }) : done(null, { text: `${text}!` })),
  many(call) {
    for (let i = 0; i < 3; i++) call.write({ text: `${i}` });
    call.end();
  },
  both(call) {
    call.on('data', ({ text }) => call.write({ text: text.toUpperCase() }));
    call.on('end', () => call.end());
  },
};

async function runGrpc() {
  const { Echo } = grpc.loadPackageDefinition(loadSync(path.join(__dirname, 'support/echo.proto')));
  const server = new grpc.Server();
  server.addService(Echo.service, echo);
  const port = await new Promise((resolve) => server.bindAsync(`${HOST}:0`, grpc.ServerCredentials.createInsecure(), (err, bound) => resolve(bound)));
  const client = new Echo(`${HOST}:${port}`, grpc.credentials.createInsecure());
  const ask = (text) => new Promise((resolve) => client.once({ text }, (err, answer) => resolve(err ? [err.code, err.details] : answer.text)));
  console.log(await ask('a'), await ask(''), (await ask('z'.repeat(300_000))).length);
  const many = [];
  for await (const { text } of client.many({})) many.push(text);
  const both = client.both();
  both.write({ text: 'q' });
  both.end({ text: 'w' });
  for await (const { text } of both) many.push(text);
  console.log(many);
  client.close();
  await new Promise((resolve) => server.tryShutdown(resolve));
}

async function runMqtt() {
  const broker = await Aedes.createBroker();
  const server = net.createServer(broker.handle);
  const client = await mqtt.connectAsync(`mqtt://${HOST}:${await listen(server)}`);
  await client.subscribeAsync('t/#', { qos: 1 });
  const message = new Promise((resolve) => client.on('message', (topic, bytes) => resolve([topic, `${bytes}`])));
  await client.publishAsync('t/x', 'hi', { qos: 1 });
  console.log(await message);
  await client.endAsync();
  await new Promise((resolve) => broker.close(resolve));
  server.close();
}

async function runMail() {
  let received = '';
  const server = new SMTPServer({
    authOptional: true,
    onData(stream, session, done) {
      stream.on('data', (chunk) => { received += chunk; });
      stream.on('end', () => done(null, 'taken'));
    },
  });
  await new Promise((resolve) => server.listen(0, HOST, resolve));
  const transport = nodemailer.createTransport({ host: HOST, port: server.server.address().port, tls: { rejectUnauthorized: false } });
  const { accepted, response } = await transport.sendMail({
    from: 'a@b.c', to: 'd@e.f', subject: 'é', text: 'hello', attachments: [{ filename: 'x.txt', content: 'attached' }],
  });
  console.log(accepted, response, /^Subject: .*$/m.exec(received)[0], received.includes('YXR0YWNoZWQ='));
  transport.close();
  await new Promise((resolve) => server.close(resolve));
}

runGrpc().then(runMqtt).then(runMail);
