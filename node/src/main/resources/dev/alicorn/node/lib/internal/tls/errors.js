'use strict';

// Failures of TLS, as Node makes them of OpenSSL's: of the protocol, and of certificates.

const LIBRARY = 'SSL routines';
const LIBRARY_NUMBER = 0x0a000000;
const ALERTS = 1000;

/** The text of a failure by OpenSSL's reason and its number. */
function sslMessage(reason, number) {
  const code = (LIBRARY_NUMBER + number).toString(16).toUpperCase().padStart(8, '0');
  const alert = number > ALERTS ? `SSL alert number ${number - ALERTS}\n` : '\n';
  return `error:${code}:${LIBRARY}::${reason}:${alert}`;
}

function describe(err, reason) {
  err.library = LIBRARY;
  err.reason = reason;
  err.code = `ERR_SSL_${reason.replaceAll(' ', '_').toUpperCase()}`;
  return err;
}

/** A failure on a connection. */
function connectionError(reason, number) {
  return describe(new Error(sslMessage(reason, number)), reason);
}

/** A failure of a call, which has no more to tell than its reason. */
function sslError(reason, number) {
  const code = (LIBRARY_NUMBER + number).toString(16).toUpperCase().padStart(8, '0');
  return describe(new Error(`error:${code}:${LIBRARY}::${reason}`), reason);
}

// Of X509_verify_cert_error_string().
const VERIFY_MESSAGES = {
  CERT_HAS_EXPIRED: 'certificate has expired',
  CERT_NOT_YET_VALID: 'certificate is not yet valid',
  CERT_REVOKED: 'certificate revoked',
  CRL_HAS_EXPIRED: 'CRL has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  INVALID_CA: 'invalid CA certificate',
  INVALID_PURPOSE: 'unsuitable certificate purpose',
  PATH_LENGTH_EXCEEDED: 'path length constraint exceeded',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed certificate in certificate chain',
  UNABLE_TO_GET_CRL: 'unable to get certificate CRL',
  UNABLE_TO_GET_ISSUER_CERT: 'unable to get issuer certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unable to get local issuer certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unable to verify the first certificate',
};

/** Why a certificate is not trusted. */
function verifyError(code) {
  const err = new Error(VERIFY_MESSAGES[code]);
  err.code = code;
  return err;
}

/** What OpenSSL says of an engine that it cannot load: here there are none. */
function engineNotFound() {
  const noLibrary = 'error:12800067:DSO support routines::could not load the shared library';
  const noEngine = 'error:13000084:engine routines::dso not found';
  const opensslErrorStack = [noEngine, noLibrary, noLibrary, 'error:13000074:engine routines::no such engine', noEngine, noLibrary];
  return Object.assign(new Error(noLibrary), { opensslErrorStack });
}

module.exports = { connectionError, engineNotFound, sslError, sslMessage, verifyError };
