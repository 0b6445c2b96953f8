'use strict';

// os.networkInterfaces(): from the host's flat list to objects by interface name.

const FIELDS = 7; // name, address, netmask, family, mac, internal, scopeid

const bitsOf = (number) => number.toString(2).replaceAll('0', '').length;

/** The number of ones in a netmask, or -1 if they are not all in front. */
function prefixLength(netmask) {
  const wide = netmask.includes(':');
  const groups = wide ? netmask.replace(/::.*$/, '').split(':') : netmask.split('.');
  const size = wide ? 16 : 8;
  let length = 0;
  let ended = false;
  for (const group of groups) {
    const bits = Number.parseInt(group || '0', wide ? 16 : 10).toString(2).padStart(size, '0');
    if ((ended && bits.includes('1')) || bits.includes('01')) return -1;
    length += bitsOf(Number.parseInt(bits, 2));
    ended ||= bits.includes('0');
  }
  return length;
}

function toInterfaces(list) {
  const interfaces = {};
  for (let i = 0; i < list.length; i += FIELDS) {
    const [name, address, netmask, family, mac, internal, scopeid] = list.slice(i, i + FIELDS);
    const prefix = prefixLength(netmask);
    const entry = { address, netmask, family, mac, internal, cidr: prefix === -1 ? null : `${address}/${prefix}` };
    if (scopeid !== -1) entry.scopeid = scopeid;
    (interfaces[name] ??= []).push(entry);
  }
  return interfaces;
}

module.exports = { toInterfaces };
