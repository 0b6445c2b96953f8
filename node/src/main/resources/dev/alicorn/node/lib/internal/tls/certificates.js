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

const ACCESS_LINE = /([^\n:]*):([^\n]*)(?:\n|$)/g;

/** In place: what a certificate's object has as text about access to information becomes lists by method. */
function translatePeerCertificate(certificate) {
  if (!certificate) return null;
  const { infoAccess, issuerCertificate } = certificate;
  if (issuerCertificate !== null && issuerCertificate !== undefined && issuerCertificate !== certificate) {
    certificate.issuerCertificate = translatePeerCertificate(issuerCertificate);
  }
  if (infoAccess !== null && infoAccess !== undefined) {
    const byMethod = { __proto__: null };
    for (const [, method, place] of infoAccess.matchAll(ACCESS_LINE)) {
      (byMethod[method] ??= []).push(place.startsWith('"') ? JSON.parse(place) : place);
    }
    certificate.infoAccess = byMethod;
  }
  return certificate;
}

module.exports = { toDetailedObject, toLegacyObject, translatePeerCertificate };
