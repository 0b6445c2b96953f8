'use strict';

// https://nodejs.org/api/tls.html#certificate-object: a certificate as a plain object.

const { Buffer } = require('buffer');

const binding = internalBinding('tls');

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function two(number, filler) {
  return String(number).padStart(2, filler);
}

/** As OpenSSL prints it: 'Sep  3 21:40:37 2022 GMT' */
function formatTime(millis) {
  const date = new Date(millis);
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map((part) => two(part, '0')).join(':');
  return `${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate(), ' ')} ${time} ${date.getUTCFullYear()} GMT`;
}

/** Pairs to an object without a prototype; of a name that comes again, the values are a list. */
function fromPairs(pairs) {
  const object = { __proto__: null };
  for (let i = 0; i < pairs.length; i += 2) {
    const [name, value] = [pairs[i], pairs[i + 1]];
    if (!Object.hasOwn(object, name)) object[name] = value;
    else if (Array.isArray(object[name])) object[name].push(value);
    else object[name] = [object[name], value];
  }
  return object;
}

function fingerprint(algorithm, der) {
  const hex = require('crypto').createHash(algorithm).update(der).digest('hex').toUpperCase();
  return hex.match(/../g).join(':');
}

function toBuffer(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What is told in which order; what a certificate lacks is left out. */
const ORDER = ['subject', 'issuer', 'subjectaltname', 'infoAccess', 'ca', 'modulus', 'bits', 'exponent', 'pubkey', 'asn1Curve', 'nistCurve'];

/** Of DER, an object. */
function toLegacyObject(der) {
  const facts = fromPairs(binding.describeCertificate(der));
  facts.subject = fromPairs(facts.subject);
  facts.issuer = fromPairs(facts.issuer);
  if (facts.infoAccess) facts.infoAccess = infoAccess(facts.infoAccess);
  if (facts.pubkey) facts.pubkey = toBuffer(facts.pubkey);
  const result = {};
  for (const name of ORDER) {
    if (facts[name] !== undefined && facts[name] !== null) result[name] = facts[name];
  }
  result.valid_from = formatTime(facts.valid_from);
  result.valid_to = formatTime(facts.valid_to);
  result.fingerprint = fingerprint('sha1', der);
  result.fingerprint256 = fingerprint('sha256', der);
  result.fingerprint512 = fingerprint('sha512', der);
  if (facts.ext_key_usage) result.ext_key_usage = facts.ext_key_usage;
  result.serialNumber = facts.serialNumber;
  result.raw = toBuffer(der);
  return result;
}

function infoAccess(pairs) {
  const result = { __proto__: null };
  for (let i = 0; i < pairs.length; i += 2) result[pairs[i]] = pairs[i + 1];
  return result;
}

/** A chain with each one's issuer below it; the last is its own, if it is self-signed. */
function toDetailedObject(ders) {
  const chain = ders.map(toLegacyObject);
  chain.forEach((each, i) => {
    const issuer = i + 1 < chain.length ? chain[i + 1] : isSelfIssued(each) ? each : undefined;
    if (issuer !== undefined) each.issuerCertificate = issuer;
  });
  return chain[0];
}

function isSelfIssued({ subject, issuer }) {
  return JSON.stringify(subject) === JSON.stringify(issuer);
}

module.exports = { toDetailedObject, toLegacyObject };
