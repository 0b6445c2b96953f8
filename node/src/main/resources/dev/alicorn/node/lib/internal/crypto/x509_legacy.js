'use strict';

// A certificate as tls.getPeerCertificate() shows it.

const { Buffer } = require('buffer');
const { operate } = require('internal/crypto/host');

/** Names and values in turn as an object without a prototype; names that occur again become lists. */
function nameObject(pairs) {
  const object = { __proto__: null };
  for (let i = 0; i < pairs.length; i += 2) {
    const [name, value] = [pairs[i], pairs[i + 1]];
    if (object[name] === undefined) object[name] = value;
    else object[name] = [].concat(object[name], value);
  }
  return object;
}

function accessObject(lines) {
  if (lines === undefined) return undefined;
  const object = { __proto__: null };
  for (const line of lines.split('\n').filter(Boolean)) {
    const at = line.indexOf(':');
    const name = line.slice(0, at);
    (object[name] ??= []).push(line.slice(at + 1));
  }
  return object;
}

function keyFacts(key) {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  const pubkey = key.export({ type: 'spki', format: 'der' });
  if (type === 'rsa') {
    const { n } = key.export({ format: 'jwk' });
    const modulus = Buffer.from(n, 'base64url').toString('hex').toUpperCase();
    const exponent = `0x${details.publicExponent.toString(16)}`;
    return { modulus, bits: details.modulusLength, exponent, pubkey };
  }
  if (type !== 'ec') return {};
  const point = operate('key.writeRaw', pubkey, false);
  const nist = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521', secp224r1: 'P-224' }[details.namedCurve];
  const bits = Number(/\d{3}/.exec(nist ?? details.namedCurve)?.[0]);
  const facts = { bits, pubkey: point, asn1Curve: details.namedCurve };
  if (nist !== undefined) facts.nistCurve = nist;
  return facts;
}

function toLegacyObject(certificate) {
  const { subjectAltName, infoAccess, ca, keyUsage, raw } = certificate;
  const [subject, issuer] = operate('x509.names', raw);
  const object = {
    subject: nameObject(subject), issuer: nameObject(issuer), subjectaltname: subjectAltName,
    infoAccess: accessObject(infoAccess), ca, ...keyFacts(certificate.publicKey),
    valid_from: certificate.validFrom, valid_to: certificate.validTo,
    fingerprint: certificate.fingerprint, fingerprint256: certificate.fingerprint256,
    fingerprint512: certificate.fingerprint512, ext_key_usage: keyUsage,
    serialNumber: certificate.serialNumber, raw,
  };
  for (const name of Object.keys(object)) if (object[name] === undefined) delete object[name];
  return object;
}

module.exports = { toLegacyObject };
