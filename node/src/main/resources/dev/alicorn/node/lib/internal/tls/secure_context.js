'use strict';

// https://nodejs.org/api/tls.html#tlscreatesecurecontextoptions: keys, trust and limits that connections share.

const { Buffer } = require('buffer');
const process = require('process');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const { validateInteger, validateInt32, validateObject, validateString } = require('internal/validators');
const { isArrayBufferView } = require('internal/util/types');
const { parseList, processCiphers, standardName } = require('internal/tls/ciphers');
const { engineNotFound } = require('internal/tls/errors');
const { useExtraRoots } = require('internal/tls/root_certificates');
const { schemeName } = require('internal/tls/signatures');
const { VERSIONS, versionRange } = require('internal/tls/versions');

const binding = internalBinding('tls');

const SSL_OP_CIPHER_SERVER_PREFERENCE = 0x400000;
// SSL_OP_NO_TLSv1 and so on, in the order of VERSIONS.
const SSL_OP_NO_VERSION = [0x04000000, 0x10000000, 0x08000000, 0x20000000];
const TICKET_KEYS_BYTES = 48;
const MIN_DH_BITS = 1024;
const GOOD_DH_BITS = 2048;
const NO_PASSPHRASE = new Uint8Array(0);

/** What the host has of a context. */
class NativeContext {
  constructor() {
    useExtraRoots();
    this.id = binding.createContext();
    this.closed = false;
    this.signatures = undefined; // names of schemes, where they were limited
  }

  /** For one that serves a single connection: the host lets it go. */
  close() {
    if (this.closed) return;
    this.closed = true;
    binding.dropContext(this.id);
  }

  getCertificate() {
    const der = binding.contextCertificate(this.id);
    return der === undefined ? null : Buffer.from(der.buffer);
  }

  addCACert(cert) {
    binding.trust(this.id, toBytes(cert));
  }

  getTicketKeys() {
    return this.ticketKeys ??= require('crypto').randomBytes(TICKET_KEYS_BYTES);
  }

  setTicketKeys(keys) {
    this.ticketKeys = Buffer.from(keys);
    binding.configure(this.id, 'ticketKeys', this.ticketKeys);
  }
}

function SecureContext(secureProtocol, secureOptions, minVersion, maxVersion) {
  if (!(this instanceof SecureContext)) return new SecureContext(secureProtocol, secureOptions, minVersion, maxVersion);
  this.versions = versionRange({ secureProtocol, minVersion, maxVersion });
  this.context = new NativeContext();
  if (secureOptions) validateInteger(secureOptions, 'secureOptions');
  for (const name of ['versions', 'singleUse']) {
    Object.defineProperty(this, name, { value: this[name], enumerable: false, writable: true });
  }
}

function toBytes(value) {
  if (typeof value === 'string') return Buffer.from(value);
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

function isEmpty(value) {
  return value === undefined || value === null || value === false || value === '';
}

function checkBytes(name, value) {
  if (typeof value !== 'string' && !isArrayBufferView(value)) {
    throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], value);
  }
  return toBytes(value);
}

function listOf(value) {
  if (isEmpty(value)) return [];
  return Array.isArray(value) ? value : [value];
}

function addTrust(id, ca, name) {
  if (isEmpty(ca)) return;
  for (const each of listOf(ca)) binding.trust(id, checkBytes(`${name}.ca`, each));
  if (Array.isArray(ca) && ca.length === 0) binding.trust(id, undefined);
}

function passphraseOf(value, name) {
  if (value === undefined || value === null) return undefined;
  return checkPassphrase(value, name);
}

function checkPassphrase(value, name) {
  validateString(value, `${name}.passphrase`);
  return Buffer.from(value);
}

function addKeys(id, { key, passphrase }, name) {
  for (const each of listOf(key)) {
    const isPair = typeof each === 'object' && each !== null && !isArrayBufferView(each);
    const pem = isPair ? each.pem : each;
    const pass = isPair && each.passphrase !== undefined ? each.passphrase : passphrase;
    binding.addKey(id, checkBytes(`${name}.key`, pem), passphraseOf(pass, name) ?? NO_PASSPHRASE);
  }
}

function addStores(id, { pfx, passphrase }, name) {
  for (const each of listOf(pfx)) {
    const isPair = typeof each === 'object' && !isArrayBufferView(each);
    const store = isPair ? each.buf : each;
    const pass = (isPair ? each.passphrase : undefined) ?? passphrase;
    binding.addKeyStore(id, checkBytes(`${name}.pfx`, store), passphraseOf(pass, name));
  }
}

/** Which versions and suites are left by all options that have a say in it. */
function limit(context, options, name) {
  const { secureOptions = 0, honorCipherOrder, dhparam } = options;
  let [min, max] = context.versions;
  if (options.ciphers !== undefined && options.ciphers !== null) validateString(options.ciphers, `${name}.ciphers`);
  const { modern, older } = processCiphers(options.ciphers, `${name}.ciphers`);
  if (modern.length === 0 && max > 2) max = 2;
  if (older === '' && min < 3 && max > 2) min = 3;
  const names = older === '' ? [] : parseList(older);
  const versions = VERSIONS.filter((_, i) => i >= min && i <= max && !(secureOptions & SSL_OP_NO_VERSION[i]));
  const suites = [...modern, ...names];
  // A server without parameters cannot do this exchange.
  const ofServer = dhparam ? suites : suites.filter((suite) => !suite.startsWith('DHE-'));
  const ourOrder = Boolean(honorCipherOrder) || (secureOptions & SSL_OP_CIPHER_SERVER_PREFERENCE) !== 0;
  const text = (list) => list.map(standardName).join(':');
  const hasNoLevel = older.includes('@SECLEVEL=0');
  binding.limit(context.context.id, versions.join(':'), text(suites), text(ofServer), ourOrder, hasNoLevel);
}

const GROUPS = {
  '__proto__': null, 'P-256': 'secp256r1', 'prime256v1': 'secp256r1', 'P-384': 'secp384r1', 'P-521': 'secp521r1', 'X25519': 'x25519',
  'x25519': 'x25519', 'X448': 'x448', 'x448': 'x448', 'secp256r1': 'secp256r1', 'secp384r1': 'secp384r1', 'secp521r1': 'secp521r1',
  'ffdhe2048': 'ffdhe2048', 'ffdhe3072': 'ffdhe3072', 'ffdhe4096': 'ffdhe4096',
};

function setCurves(id, ecdhCurve, name) {
  if (ecdhCurve === undefined) return;
  validateString(ecdhCurve, `${name}.ecdhCurve`);
  if (ecdhCurve === 'auto') return;
  const groups = ecdhCurve.split(':').map((curve) => GROUPS[curve]);
  if (groups.includes(undefined)) {
    throw Object.assign(new Error('Failed to set ECDH curve'), { code: 'ERR_CRYPTO_OPERATION_FAILED' });
  }
  binding.configure(id, 'groups', groups.join(':'));
}

function setSignatures(native, sigalgs, name) {
  if (sigalgs === undefined || sigalgs === null) return;
  validateString(sigalgs, `${name}.sigalgs`);
  if (sigalgs === '') throw new ERR_INVALID_ARG_VALUE(`${name}.sigalgs`, sigalgs);
  native.signatures = sigalgs.split(':').map(schemeName);
  binding.configure(native.id, 'signatures', native.signatures.join(':'));
}

function refuseEngines({ clientCertEngine, privateKeyEngine, privateKeyIdentifier }, name) {
  for (const [option, value] of Object.entries({ privateKeyIdentifier, privateKeyEngine, clientCertEngine })) {
    if (value !== undefined && value !== null && typeof value !== 'string') {
      throw new ERR_INVALID_ARG_TYPE(`${name}.${option}`, ['string', 'null', 'undefined'], value);
    }
  }
  if (privateKeyIdentifier !== undefined && privateKeyIdentifier !== null && !privateKeyEngine) {
    throw new ERR_INVALID_ARG_VALUE(`${name}.privateKeyEngine`, privateKeyEngine);
  }
  if (privateKeyEngine && !privateKeyIdentifier) {
    throw new ERR_INVALID_ARG_VALUE(`${name}.privateKeyIdentifier`, privateKeyIdentifier);
  }
  if (clientCertEngine || privateKeyEngine) throw engineNotFound();
}

function setSessions(native, { sessionIdContext, sessionTimeout, ticketKeys }, name) {
  if (sessionIdContext !== undefined && sessionIdContext !== null) {
    validateString(sessionIdContext, `${name}.sessionIdContext`);
    binding.configure(native.id, 'sessionIdContext', sessionIdContext);
  }
  if (ticketKeys !== undefined && ticketKeys !== null) {
    if (!isArrayBufferView(ticketKeys)) {
      throw new ERR_INVALID_ARG_TYPE(`${name}.ticketKeys`, ['Buffer', 'TypedArray', 'DataView'], ticketKeys);
    }
    if (ticketKeys.byteLength !== TICKET_KEYS_BYTES) {
      throw new ERR_INVALID_ARG_VALUE(`${name}.ticketKeys`, ticketKeys.byteLength, 'must be exactly 48 bytes');
    }
    native.setTicketKeys(toBytes(ticketKeys));
  }
  if (sessionTimeout !== undefined && sessionTimeout !== null) {
    validateInt32(sessionTimeout, `${name}.sessionTimeout`, 0);
    binding.configure(native.id, 'sessionSeconds', sessionTimeout);
  }
}

/** Which group is used is the host's own to choose; what is no group at all is passed over. */
function checkDhParameters(dhparam, name) {
  if (isEmpty(dhparam) || dhparam === 'auto') return;
  const bits = binding.dhBits(checkBytes(`${name}.dhparam`, dhparam));
  if (bits === 0) return;
  if (bits < MIN_DH_BITS) {
    throw Object.assign(new TypeError('DH parameter is less than 1024 bits'), { code: 'ERR_INVALID_ARG_VALUE' });
  }
  if (bits < GOOD_DH_BITS) process.emitWarning('DH parameter is less than 2048 bits', 'SecurityWarning');
}

function createSecureContext(options) {
  options ||= {};
  validateObject(options, 'options');
  const name = 'options';
  const { secureProtocol, secureOptions, minVersion, maxVersion } = options;
  const result = new SecureContext(secureProtocol, secureOptions, minVersion, maxVersion);
  const native = result.context;
  addTrust(native.id, options.ca, name);
  for (const each of listOf(options.cert)) binding.addChain(native.id, checkBytes(`${name}.cert`, each));
  addKeys(native.id, options, name);
  setSignatures(native, options.sigalgs, name);
  refuseEngines(options, name);
  limit(result, options, name);
  setCurves(native.id, options.ecdhCurve, name);
  checkDhParameters(options.dhparam, name);
  for (const each of listOf(options.crl)) binding.revoke(native.id, checkBytes(`${name}.crl`, each));
  addStores(native.id, options, name);
  if (options.allowPartialTrustChain) binding.configure(native.id, 'partialChains', undefined);
  setSessions(native, options, name);
  return result;
}

module.exports = { SecureContext, createSecureContext };
