'use strict';

// X509Certificate. https://nodejs.org/api/crypto.html#class-x509certificate

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { kClone, kSerialize } = require('internal/structured_clone');
const { validateBoolean, validateObject, validateOneOf, validateString } = require('internal/validators');
const { isIP } = require('internal/net/ip');
const { toBytes, viewOf } = require('internal/crypto/bytes');
const { fromPairs, operate } = require('internal/crypto/host');
const { PublicKeyObject, bytesOf, isKeyObject } = require('internal/crypto/keys');
const { checkHost, checkIp, checkMail } = require('internal/crypto/x509_names');

const { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } = codes;

const kInspect = Symbol.for('nodejs.util.inspect.custom');

class X509Certificate {
  #der;
  #facts;

  constructor(buffer) {
    if (typeof buffer !== 'string' && viewOf(buffer) === undefined) {
      throw new ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], buffer);
    }
    this.#der = operate('x509.read', toBytes(buffer, 'buffer'));
  }

  #fact(name) {
    this.#facts ??= fromPairs(operate('x509.facts', this.#der));
    return this.#facts[name] ?? undefined;
  }

  [kInspect](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    const names = [
      'subject', 'subjectAltName', 'issuer', 'infoAccess', 'validFrom', 'validTo', 'fingerprint', 'fingerprint256',
      'fingerprint512', 'keyUsage', 'serialNumber',
    ];
    const shown = Object.fromEntries(names.map((name) => [name, this[name]]));
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    return `X509Certificate ${inspect(shown, inner)}`;
  }

  [kClone]() {
    return new X509Certificate(this.#der);
  }

  [kSerialize]() {
    return ['X509Certificate', this.#der];
  }

  get subject() {
    return this.#fact('subject');
  }

  get subjectAltName() {
    return this.#fact('subjectAltName');
  }

  get issuer() {
    return this.#fact('issuer');
  }

  get issuerCertificate() {
    return undefined;
  }

  get infoAccess() {
    return this.#fact('infoAccess');
  }

  get validFrom() {
    return this.#fact('validFrom');
  }

  get validTo() {
    return this.#fact('validTo');
  }

  get validFromDate() {
    return new Date(this.validFrom);
  }

  get validToDate() {
    return new Date(this.validTo);
  }

  get fingerprint() {
    return this.#fact('fingerprint');
  }

  get fingerprint256() {
    return this.#fact('fingerprint256');
  }

  get fingerprint512() {
    return this.#fact('fingerprint512');
  }

  get keyUsage() {
    return this.#fact('keyUsage');
  }

  get serialNumber() {
    return this.#fact('serialNumber');
  }

  get signatureAlgorithm() {
    return this.#fact('signatureAlgorithm');
  }

  get signatureAlgorithmOid() {
    return this.#fact('signatureAlgorithmOid');
  }

  get ca() {
    return this.#fact('ca');
  }

  get raw() {
    return Buffer.from(this.#der);
  }

  get publicKey() {
    return new PublicKeyObject(operate('x509.publicKey', this.#der));
  }

  toString() {
    return operate('x509.pem', this.#der);
  }

  toJSON() {
    return this.toString();
  }

  checkHost(name, options) {
    validateString(name, 'name');
    return checkHost(this, name, checkOptions(options));
  }

  checkEmail(email, options) {
    validateString(email, 'email');
    return checkMail(this, email, checkOptions(options));
  }

  checkIP(ip, options) {
    validateString(ip, 'ip');
    if (options !== undefined) checkOptions(options);
    if (!isIP(ip)) throw Object.assign(new TypeError('Invalid IP'), { code: 'ERR_INVALID_ARG_VALUE' });
    return checkIp(this, ip);
  }

  checkIssued(otherCert) {
    if (typeof otherCert !== 'object' || otherCert === null || !(#der in otherCert)) {
      throw new ERR_INVALID_ARG_TYPE('otherCert', 'X509Certificate', otherCert);
    }
    return operate('x509.issued', this.#der, otherCert.#der);
  }

  checkPrivateKey(pkey) {
    if (!isKeyObject(pkey)) throw new ERR_INVALID_ARG_TYPE('pkey', 'KeyObject', pkey);
    if (pkey.type !== 'private') throw new ERR_INVALID_ARG_VALUE('pkey', pkey);
    return operate('x509.matches', this.#der, bytesOf(pkey));
  }

  verify(pkey) {
    if (!isKeyObject(pkey)) throw new ERR_INVALID_ARG_TYPE('pkey', 'KeyObject', pkey);
    if (pkey.type !== 'public') throw new ERR_INVALID_ARG_VALUE('pkey', pkey);
    return operate('x509.verify', this.#der, bytesOf(pkey));
  }

  toLegacyObject() {
    return require('internal/crypto/x509_legacy').toLegacyObject(this);
  }
}

function checkOptions(options = {}) {
  validateObject(options, 'options');
  const { subject = 'default', wildcards = true, partialWildcards = true } = options;
  const { multiLabelWildcards = false, singleLabelSubdomains = false } = options;
  validateOneOf(subject, 'options.subject', ['default', 'always', 'never']);
  validateBoolean(wildcards, 'options.wildcards');
  validateBoolean(partialWildcards, 'options.partialWildcards');
  validateBoolean(multiLabelWildcards, 'options.multiLabelWildcards');
  validateBoolean(singleLabelSubdomains, 'options.singleLabelSubdomains');
  return { subject, wildcards, partialWildcards, multiLabelWildcards, singleLabelSubdomains };
}

module.exports = { X509Certificate };
