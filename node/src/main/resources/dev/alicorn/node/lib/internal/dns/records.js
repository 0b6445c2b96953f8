'use strict';

// Answers of name servers as Node's users know them. A record is { type, ttl, fields }.

/** What one record of a type becomes. */
const SHAPES = {
  A: (fields) => fields[0],
  AAAA: (fields) => fields[0],
  CAA: ([flags, tag, value]) => ({ critical: flags, [tag]: value }),
  CNAME: (fields) => fields[0],
  MX: ([priority, exchange]) => ({ exchange, priority }),
  NAPTR: ([order, preference, flags, service, regexp, replacement]) => (
    { flags, service, regexp, replacement, order, preference }),
  NS: (fields) => fields[0],
  PTR: (fields) => fields[0],
  SOA: ([nsname, hostmaster, serial, refresh, retry, expire, minttl]) => (
    { nsname, hostmaster, serial, refresh, retry, expire, minttl }),
  SRV: ([priority, weight, port, name]) => ({ name, port, priority, weight }),
  TLSA: ([certUsage, selector, match, data]) => ({ certUsage, selector, match, data: data.buffer }),
  TXT: (fields) => fields,
};

/** The order in which an answer to any question is told. */
const ANY_ORDER = ['A', 'CNAME', 'AAAA', 'MX', 'NS', 'TXT', 'SRV', 'PTR', 'NAPTR', 'SOA', 'CAA', 'TLSA'];

function describe({ type, ttl, fields }) {
  const shaped = SHAPES[type](fields);
  if (type === 'A' || type === 'AAAA') return { address: shaped, ttl, type };
  if (type === 'TXT') return { entries: shaped, type };
  if (typeof shaped === 'string') return { value: shaped, type };
  return { ...shaped, type };
}

function shapeAny(records) {
  // Behind an alias the addresses are another name's.
  const isAlias = records.some(({ type }) => type === 'CNAME');
  return ANY_ORDER.filter((type) => !isAlias || type !== 'A')
    .flatMap((type) => records.filter((record) => record.type === type).map(describe));
}

/**
 * The answer to a question for a type.
 *
 * @param withTtl whether addresses are told with how long they hold
 */
function shape(type, records, withTtl) {
  if (type === 'ANY') return shapeAny(records);
  const matching = records.filter((record) => record.type === type);
  if (type === 'CNAME') return matching.slice(-1).map(({ fields }) => fields[0]); // where the aliases end
  if (type === 'SOA') return matching.length === 0 ? undefined : SHAPES.SOA(matching[0].fields);
  if (withTtl) return matching.map(({ ttl, fields }) => ({ address: fields[0], ttl }));
  return matching.map(({ fields }) => SHAPES[type](fields));
}

/** The host hands over type, seconds and fields of each record in turn. */
function fromHost(list) {
  const records = [];
  for (let i = 0; i < list.length; i += 3) records.push({ type: list[i], ttl: list[i + 1], fields: list[i + 2] });
  return records;
}

module.exports = { fromHost, shape };
