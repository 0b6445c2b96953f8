'use strict';

// The resolvers behind dns.resolve() and dns.promises.resolve(): setServers() of either module sets both.

const { CallbackResolver, PromiseResolver, replaceServers } = require('internal/dns/resolver');
const { parseServers } = require('internal/dns/servers');

const callbackResolver = new CallbackResolver();
const promiseResolver = new PromiseResolver();

function setServers(servers) {
  // Questions under way go on with the servers that they began with.
  const parsed = parseServers(servers);
  replaceServers(callbackResolver, parsed);
  replaceServers(promiseResolver, parsed);
}

module.exports = { callbackResolver, promiseResolver, setServers };
