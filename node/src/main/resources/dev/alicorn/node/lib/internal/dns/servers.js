'use strict';

// The list of name servers that a Resolver asks, as text and taken apart.

const { codes: { ERR_INVALID_IP_ADDRESS } } = require('internal/errors');
const { validateArray, validateString } = require('internal/validators');
const { isIP } = require('internal/net/ip');

const DNS_PORT = 53;

function parseServer(text) {
  if (isIP(text) !== 0) return { host: text, port: DNS_PORT };
  const match = /^\[([^[\]]*)\](?::(\d+))?/.exec(text) ?? /^(.+?)(?::(\d+))?$/.exec(text);
  if (match === null || isIP(match[1]) === 0) throw new ERR_INVALID_IP_ADDRESS(text);
  return { host: match[1], port: Number(match[2] ?? DNS_PORT) };
}

function parseServers(servers) {
  validateArray(servers, 'servers');
  return servers.map((server, index) => {
    validateString(server, `servers[${index}]`);
    return parseServer(server);
  });
}

function formatServer({ host, port }) {
  if (port === DNS_PORT || port === 0) return host;
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The servers that the system is set to use. */
function systemServers() {
  const fs = require('fs');
  let text = '';
  try {
    text = fs.readFileSync('/etc/resolv.conf', 'utf8');
  } catch (err) {
    if (err.code !== 'ENOENT') throw err;
  }
  const hosts = Array.from(text.matchAll(/^\s*nameserver\s+(\S+)/gm), (match) => match[1]).filter((host) => isIP(host) !== 0);
  return (hosts.length > 0 ? hosts : ['127.0.0.1']).map((host) => ({ host, port: DNS_PORT }));
}

module.exports = { formatServer, parseServers, systemServers };
