'use strict';

// The resolvers behind dns.resolve() and dns.promises.resolve(): setServers() of either module sets both.

const { CallbackResolver, PromiseResolver } = require('internal/dns/resolver');

const callbackResolver = new CallbackResolver();
const promiseResolver = new PromiseResolver();

function setServers(servers) {
  callbackResolver.setServers(servers);
  promiseResolver.setServers(servers);
}

module.exports = { callbackResolver, promiseResolver, setServers };
