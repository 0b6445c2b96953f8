'use strict';

// https://nodejs.org/api/tls.html#certificate-object: a certificate as a plain object.

const { Buffer } = require('buffer');

/** Of DER, an object. */
function toLegacyObject(der) {
  const { X509Certificate } = require('crypto');
  return new X509Certificate(Buffer.from(der)).toLegacyObject();
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
