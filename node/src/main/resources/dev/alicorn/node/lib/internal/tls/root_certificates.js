'use strict';

// https://nodejs.org/api/tls.html#tlsrootcertificates: the well-known authorities, which are the JDK's, and what is added to them.

const process = require('process');
const { Buffer } = require('buffer');
const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateOneOf } = require('internal/validators');
const { isArrayBufferView } = require('internal/util/types');

const binding = internalBinding('tls');

const LINE = /.{1,64}/g;

let extraRead = false;

/** Adds those that NODE_EXTRA_CA_CERTS names. What is wrong with the file is told, and that is all. */
function useExtraRoots() {
  if (extraRead) return;
  extraRead = true;
  const { NODE_EXTRA_CA_CERTS: file } = process.env;
  if (!file) return;
  try {
    binding.addExtraRoots(require('fs').readFileSync(file));
  } catch (err) {
    const reason = err.syscall === undefined ? err.message : 'error:80000002:system library::No such file or directory';
    process.emitWarning(`Ignoring extra certs from \`${file}\`, load failed: ${reason}`);
  }
}

function toPem(der) {
  const text = Buffer.from(der).toString('base64').match(LINE).join('\n');
  return `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----`;
}

function frozenPems(all) {
  return Object.freeze(Array.from(new Set(all.map(toPem))));
}

let bundled = null;

function rootCertificates() {
  return bundled ??= frozenPems(binding.bundledRoots());
}

function getCACertificates(type = 'default') {
  validateOneOf(type, 'type', ['default', 'system', 'bundled', 'extra']);
  useExtraRoots();
  switch (type) {
    case 'bundled': return rootCertificates();
    case 'extra': return frozenPems(binding.extraRoots());
    case 'system': return rootCertificates(); // the JDK has no other
    default: return frozenPems(binding.trustedRoots());
  }
}

function setDefaultCACertificates(certs) {
  if (!Array.isArray(certs)) throw new ERR_INVALID_ARG_TYPE('certs', 'Array', certs);
  certs.forEach((cert, i) => {
    if (typeof cert !== 'string' && !isArrayBufferView(cert)) {
      throw new ERR_INVALID_ARG_TYPE(`certs[${i}]`, ['string', 'ArrayBufferView'], cert);
    }
  });
  const texts = certs.map((cert) => (typeof cert === 'string' ? cert :
    Buffer.from(cert.buffer, cert.byteOffset, cert.byteLength).toString('latin1')));
  binding.chooseRoots(texts.length === 0 ? undefined : Buffer.from(texts.join('\n')));
}

module.exports = { getCACertificates, rootCertificates, setDefaultCACertificates, useExtraRoots };
