'use strict';

// The functions of the module itself.

const net = require('net');
const { runAll, test } = require('./scenario.js');

test('functions of the module', async ([client]) => {
  client.log(net.isIP('1.2.3.4'), net.isIP('::1'), net.isIP('1.2.3'), net.isIPv4('::'), net.isIPv6('fe80::1%lo'), net.isIP(''), net.isIP());
  client.log(net.Stream === net.Socket, net.connect === net.createConnection, net.Socket.length, net.Server.length);
  client.log(net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout());
  net.setDefaultAutoSelectFamilyAttemptTimeout(5);
  client.log(net.getDefaultAutoSelectFamilyAttemptTimeout());
  net.setDefaultAutoSelectFamilyAttemptTimeout(250);
  for (const run of [() => net.setDefaultAutoSelectFamily(1), () => net.setDefaultAutoSelectFamilyAttemptTimeout(0)]) {
    try {
      run();
    } catch (err) {
      client.log(err.code, err.message);
    }
  }
  const at = new net.SocketAddress({ address: '2001:DB8:0:0:0:0:0:1', port: 80, family: 'IPv6', flowlabel: 7 });
  client.log(JSON.stringify(at), net.SocketAddress.isSocketAddress(at));
  client.log(typeof net.Socket(), net.Server() instanceof net.Server);
});

runAll();
