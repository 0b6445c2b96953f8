'use strict';

// The system's list of hosts, which reverse() looks at before it asks a server.

const { isIP } = require('internal/net/ip');

const HOSTS_FILE = '/etc/hosts';

function sameAddress(a, b) {
  return a === b || isIP(a) === 6 && isIP(b) === 6 && canonical(a) === canonical(b);
}

function canonical(address) {
  return new URL(`http://[${address.replace(/%.*/, '')}]`).hostname;
}

/**
 * The names of an address: the further ones where there are several, as the first counts as the host's own name. Undefined if it
 * is not listed.
 */
function namesOf(address) {
  let text;
  try {
    text = require('fs').readFileSync(HOSTS_FILE, 'utf8');
  } catch (err) {
    if (err.code === 'ENOENT' || err.code === 'EACCES') return undefined;
    throw err;
  }
  const names = [];
  for (const line of text.split('\n')) {
    const [ip, ...hosts] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (hosts.length > 0 && sameAddress(ip, address)) names.push(...hosts);
  }
  if (names.length === 0) return undefined;
  return names.length === 1 ? names : names.slice(1);
}

module.exports = { namesOf };
