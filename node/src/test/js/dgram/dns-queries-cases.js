'use strict';

// Questions to name servers: answers of all types, failures, cancelling, arguments.

const dns = require('dns');
const { startServer } = require('./name-server.js');

const log = (...words) => console.log(...words);
const describe = (err) => [err.name, err.code, err.errno, err.syscall, err.hostname, err.message, Object.keys(err)].join('|');

async function ask(resolver, method, ...args) {
  try {
    log(method, ...args.map(String), JSON.stringify(await resolver[method](...args)));
  } catch (err) {
    log(method, ...args.map(String), describe(err));
  }
}

function attempt(name, run) {
  try {
    log(name, run());
  } catch (err) {
    log(name, describe(err));
  }
}

const byCallback = (resolver, method, ...args) => new Promise((resolve) => {
  resolver[method](...args, (err, result) => resolve(err ? describe(err) : JSON.stringify(result)));
});

async function answers(server) {
  const resolver = new dns.promises.Resolver({ timeout: 250, tries: 2 });
  resolver.setServers([server.address]);
  for (const type of ['4', '6', 'Any', 'Caa', 'Mx', 'Naptr', 'Ns', 'Ptr', 'Soa', 'Srv', 'Txt']) {
    await ask(resolver, `resolve${type}`, 'all.test');
    await ask(resolver, `resolve${type}`, 'nodata.test');
  }
  await ask(resolver, 'resolve4', 'some.test', { ttl: true });
  await ask(resolver, 'resolve6', 'some.test', { ttl: true });
  await ask(resolver, 'resolveCname', 'some.test');
  await ask(resolver, 'resolve4', 'alias.test');
  await ask(resolver, 'resolveCname', 'alias.test');
  await ask(resolver, 'resolveAny', 'alias.test');
  await ask(resolver, 'resolve4', 'cut.test');
  await ask(resolver, 'resolve4', 'forged.test');
  await ask(resolver, 'resolve4', 'dot.test.');
  await ask(resolver, 'resolve', 'some.test');
  await ask(resolver, 'resolve', 'some.test', 'MX');
  await ask(resolver, 'reverse', '1.2.3.4');
  await ask(resolver, 'reverse', '2001:db8::1');
}

async function failures(server) {
  const resolver = new dns.promises.Resolver({ timeout: 250, tries: 2 });
  resolver.setServers([server.address]);
  for (const label of ['formerr', 'servfail', 'nx', 'notimp', 'refused', 'garbage', 'silent']) {
    await ask(resolver, 'resolve4', `${label}.test`);
    log(' asked', server.asked[`${label}.test`]);
  }
  for (const name of ['a..b', `${'x'.repeat(64)}.test`, 'hidden.onion']) await ask(resolver, 'resolve4', name);
  await ask(resolver, 'resolveMx', 'bücher.test');
  log(' asked', server.asked['xn--bcher-kva.test']);
  const closed = new dns.promises.Resolver({ timeout: 250, tries: 2 });
  closed.setServers(['127.0.0.1:1']);
  await ask(closed, 'resolve4', 'some.test');
  closed.setServers(['127.0.0.1:1', server.address]);
  await ask(closed, 'resolve4', 'some.test');
}

async function callbacks(server) {
  const resolver = new dns.Resolver({ timeout: 250, tries: 2 });
  resolver.setServers([server.address]);
  log(await byCallback(resolver, 'resolve4', 'some.test'));
  log(await byCallback(resolver, 'resolve4', 'some.test', { ttl: true }));
  log(await byCallback(resolver, 'resolve', 'some.test', 'SRV'));
  log(await byCallback(resolver, 'resolve', 'some.test'));
  log(await byCallback(resolver, 'resolveTxt', 'nx.test'));
  log(await byCallback(resolver, 'reverse', '1.2.3.4'));
  const request = resolver.resolve4('silent.test', (err) => log('cancelled', describe(err)));
  log(request.constructor.name, Object.keys(request).join());
  attempt('set while asking', () => resolver.setServers(['127.0.0.1']));
  resolver.cancel();
  log('cancel returned');
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  resolver.setServers([]);
  log(await byCallback(resolver, 'resolve4', 'some.test'));
  dns.setServers([server.address]);
  log(await byCallback(dns, 'resolve4', 'some.test'), dns.getServers()[0] === server.address);
  await ask(dns.promises, 'resolveMx', 'some.test');
}

function refusals() {
  const resolver = new dns.Resolver();
  attempt('type', () => resolver.resolve('some.test', 'X', () => {}));
  attempt('type', () => resolver.resolve('some.test', 1, () => {}));
  attempt('name', () => resolver.resolve4(1, () => {}));
  attempt('callback', () => resolver.resolve4('some.test'));
  attempt('callback', () => resolver.resolve4('some.test', {}, 1));
  attempt('reverse', () => resolver.reverse('nonsense', () => {}));
  attempt('reverse', () => resolver.reverse('1.2.3.4'));
  attempt('server', () => resolver.setServers(['nonsense']));
  attempt('local address', () => resolver.setLocalAddress('nonsense'));
  attempt('local address', () => resolver.setLocalAddress('127.0.0.1', '127.0.0.2'));
  attempt('local address', () => resolver.setLocalAddress('127.0.0.1', '::1'));
  attempt('timeout', () => new dns.Resolver({ timeout: -2 }));
  attempt('tries', () => new dns.Resolver({ tries: 0 }));
}

async function main() {
  const server = await startServer();
  await answers(server);
  await failures(server);
  await callbacks(server);
  refusals();
  server.close();
}

main().then(() => log('done'));
