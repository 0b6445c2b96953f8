'use strict';

// A name server for tests: the first label of a name says what the answer is, over UDP and TCP.

const dgram = require('dgram');
const net = require('net');
const { once } = require('events');

const RCODES = { formerr: 1, servfail: 2, nx: 3, notimp: 4, refused: 5, nodata: 0 };
const TYPES = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33, NAPTR: 35, TLSA: 52, CAA: 257 };

const text = (value) => Buffer.concat([Buffer.from([value.length]), Buffer.from(value, 'latin1')]);
const name = (value) => Buffer.concat([...value.split('.').filter(Boolean).map(text), Buffer.from([0])]);
const u16 = (...values) => Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 255])));
const u32 = (...values) => Buffer.concat(values.map((value) => u16(value >>> 16, value & 0xffff)));

/** The records that a name with the label has, by type. */
const DATA = {
  A: [Buffer.from([1, 2, 3, 4]), Buffer.from([5, 6, 7, 8])],
  AAAA: [Buffer.from('20010db8000000000000000000000001', 'hex')],
  CNAME: [name('target.test')],
  NS: [name('ns1.test'), name('ns2.test')],
  PTR: [name('one.test'), name('two.test')],
  MX: [Buffer.concat([u16(10), name('mail.test')]), Buffer.concat([u16(20), name('')])],
  TXT: [Buffer.concat([text('abc'), text('d\xe9')]), text('')],
  SRV: [Buffer.concat([u16(1, 2, 8080), name('host.test')])],
  SOA: [Buffer.concat([name('ns.test'), name('admin.test'), u32(4000000000, 3600, 600, 86400, 60)])],
  NAPTR: [Buffer.concat([u16(30, 100), text('s'), text('SIP+D2U'), text('!^.*$!x!'), name('_sip.test')])],
  CAA: [Buffer.concat([Buffer.from([128]), text('issue'), Buffer.from('ca.test')])],
};

function record(type, data) {
  return Buffer.concat([u16(0xc00c, TYPES[type], 1), u32(300), u16(data.length), data]);
}

function readQuestion(message) {
  let at = 12;
  const labels = [];
  while (message[at] !== 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + message[at]));
    at += message[at] + 1;
  }
  return { labels, type: message.readUInt16BE(at + 1), end: at + 5 };
}

function reply(message, end, flags, records) {
  const answer = Buffer.concat([message.subarray(0, end), ...records]);
  answer.writeUInt16BE(flags, 2);
  answer.writeUInt16BE(records.length, 6);
  answer.writeUInt32BE(0, 8);
  return answer;
}

/** The answers to a question: none, one or more messages. */
function answers(message, byTcp) {
  const { labels, type, end } = readQuestion(message);
  const [label] = labels;
  const records = Object.entries(TYPES)
    .filter(([each, number]) => DATA[each] && (label === 'all' ? each !== 'CNAME' : type === number))
    .flatMap(([each]) => DATA[each].map((data) => record(each, data)));
  if (label in RCODES) return [reply(message, end, 0x8180 | RCODES[label], [])];
  if (label === 'silent') return [];
  if (label === 'garbage') return [Buffer.from('abc')];
  if (label === 'cut') return [byTcp ? reply(message, end, 0x8180, records) : reply(message, end, 0x8380, [])];
  if (label === 'alias') return [reply(message, end, 0x8180, [record('CNAME', DATA.CNAME[0]), ...records])];
  if (label === 'forged') {
    const forged = reply(message, end, 0x8180, [record('A', Buffer.from([6, 6, 6, 6]))]);
    forged[0] ^= 1;
    return [forged, reply(message, end, 0x8180, records)];
  }
  return [reply(message, end, 0x8180, records)];
}

/** Starts it; `asked` counts the questions by name. */
async function startServer() {
  const asked = {};
  const udp = dgram.createSocket('udp4');
  const tcp = net.createServer((client) => {
    client.on('error', () => {});
    client.once('data', (data) => {
      for (const answer of answers(data.subarray(2), true)) client.write(Buffer.concat([u16(answer.length), answer]));
    });
  });
  tcp.listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const { port } = tcp.address();
  udp.bind(port, '127.0.0.1');
  await once(udp, 'listening');
  udp.on('message', (message, from) => {
    const { labels } = readQuestion(message);
    const question = labels.join('.');
    asked[question] = (asked[question] ?? 0) + 1;
    for (const answer of answers(message, false)) udp.send(answer, from.port, from.address);
  });
  return {
    asked,
    address: `127.0.0.1:${port}`,
    close() {
      udp.close();
      tcp.close();
    },
  };
}

module.exports = { startServer };
