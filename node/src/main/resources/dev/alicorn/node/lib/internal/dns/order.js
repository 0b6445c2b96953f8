'use strict';

// In which order lookup() gives the addresses of the two families.

const { validateOneOf } = require('internal/validators');
const { isIP } = require('internal/net/ip');
const { getOptionValue } = require('internal/options');

const ORDERS = ['verbatim', 'ipv4first', 'ipv6first'];

let defaultOrder;

function getDefaultResultOrder() {
  defaultOrder ??= getOptionValue('--dns-result-order') || 'verbatim';
  return defaultOrder;
}

function setDefaultResultOrder(value) {
  validateOneOf(value, 'dnsOrder', ORDERS);
  defaultOrder = value;
}

function sortByOrder(addresses, order) {
  if (order === 'verbatim') return addresses;
  const first = order === 'ipv4first' ? 4 : 6;
  return [
    ...addresses.filter((address) => isIP(address) === first),
    ...addresses.filter((address) => isIP(address) !== first),
  ];
}

module.exports = { ORDERS, getDefaultResultOrder, setDefaultResultOrder, sortByOrder };
