'use strict';

// Cipheriv and Decipheriv. https://nodejs.org/api/crypto.html#class-cipher

const { Buffer } = require('buffer');
const { StringDecoder } = require('string_decoder');
const { codes } = require('internal/errors');
const { validateEncoding, validateInt32, validateObject, validateString } = require('internal/validators');
const { normalizeEncoding } = require('internal/util');
const { encode, toBytes, viewOf } = require('internal/crypto/bytes');
const { cipherNames, findCipher } = require('internal/crypto/cipher_table');
const { operate } = require('internal/crypto/host');
const { secretBytes } = require('internal/crypto/keys');
const { LazyTransform } = require('internal/crypto/lazy_transform');

const {
  ERR_CRYPTO_INVALID_AUTH_TAG, ERR_CRYPTO_INVALID_IV, ERR_CRYPTO_INVALID_KEYLEN, ERR_CRYPTO_INVALID_STATE,
  ERR_CRYPTO_UNKNOWN_CIPHER, ERR_INTERNAL_ASSERTION, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE,
} = codes;

const GCM_TAGS = [4, 8, 12, 13, 14, 15, 16];
const CCM_TAGS = [4, 6, 8, 10, 12, 14, 16];
const AUTHENTICATED = ['gcm', 'ccm', 'ocb', 'poly1305'];

const kState = Symbol('kState');

// Made when first needed: a start-up snapshot may not hold one.
let abandoned;

const isAuthenticated = ({ mode }) => AUTHENTICATED.includes(mode);
const badState = (name) => new ERR_CRYPTO_INVALID_STATE(name);
const badData = () => new Error('Trying to add data in unsupported state');
const unauthentic = () => new Error('Unsupported state or unable to authenticate data');
const badTag = (length) => new ERR_CRYPTO_INVALID_AUTH_TAG(`Invalid authentication tag length: ${length}`);

function isIvLength({ mode, ivLength }, length) {
  if (mode === 'ccm') return length >= 7 && length <= 13;
  if (mode === 'gcm') return length > 0;
  if (mode === 'ocb') return length > 0 && length <= 15;
  if (mode === 'poly1305') return length > 0 && length <= 12;
  return length === ivLength;
}

function isTagLength(mode, length) {
  if (mode === 'gcm') return GCM_TAGS.includes(length);
  if (mode === 'ccm') return CCM_TAGS.includes(length);
  return length <= 16 && (length > 0 || mode === 'ocb');
}

/** The tag's length by the options, or undefined where it is not said. */
function checkTagLength(cipher, authTagLength, encrypt) {
  if (authTagLength !== undefined) {
    if (isAuthenticated(cipher) && !isTagLength(cipher.mode, authTagLength)) throw badTag(authTagLength);
    return authTagLength;
  }
  if (cipher.mode === 'ccm' || cipher.mode === 'ocb') {
    throw new ERR_CRYPTO_INVALID_AUTH_TAG(`authTagLength required for ${cipher.name}`);
  }
  return cipher.mode === 'poly1305' || (cipher.mode === 'gcm' && encrypt) ? 16 : undefined;
}

/** An option that is an unsigned number of 32 bits, or undefined. */
function uintOption(options, name) {
  const value = options?.[name];
  if (value === undefined || value === null) return undefined;
  if (value >>> 0 !== value) throw new ERR_INVALID_ARG_VALUE(`options.${name}`, value);
  return value;
}

function encodingOption(options) {
  const encoding = options?.encoding;
  if (encoding === undefined || encoding === null) return undefined;
  validateString(encoding, 'options.encoding');
  return encoding;
}

class State {
  constructor(encrypt, name, key, iv, options) {
    validateString(name, 'cipher');
    const bytes = secretBytes(key, encodingOption(options));
    const ivBytes = iv === null ? new Uint8Array(0) : toBytes(iv, 'iv');
    const cipher = findCipher(name);
    if (cipher === undefined) throw new ERR_CRYPTO_UNKNOWN_CIPHER();
    if (iv === null ? cipher.ivLength !== 0 : !isIvLength(cipher, ivBytes.length)) throw new ERR_CRYPTO_INVALID_IV();
    this.encrypt = encrypt;
    this.cipher = cipher;
    const tagLength = checkTagLength(cipher, uintOption(options, 'authTagLength'), encrypt);
    this.tagLength = isAuthenticated(cipher) ? tagLength : undefined;
    if (bytes.length !== cipher.keyLength) throw new ERR_CRYPTO_INVALID_KEYLEN();
    this.id = operate(
      'cipher.open', cipher.family, cipher.mode, encrypt, bytes, Uint8Array.from(ivBytes), this.tagLength ?? 16);
    this.tag = undefined;
    this.isOpen = true;
    this.hasData = false;
    this.failed = false;
    this.tagUsed = false;
    this.decoder = undefined;
    abandoned ??= new FinalizationRegistry((id) => operate('cipher.drop', id));
    abandoned.register(this, this.id, this);
  }

  /** Hands out the tag that the user gave before the data, as one can. */
  useTag() {
    if (!this.encrypt && this.tag !== undefined && !this.tagUsed) {
      this.tagUsed = true;
      operate('cipher.setTag', this.id, this.tag);
    }
  }

  update(bytes) {
    if (!this.isOpen) throw badData();
    const { mode } = this.cipher;
    if (mode === 'ccm') {
      if (this.hasData) throw badData();
      if (!this.encrypt && this.tag === undefined) {
        this.hasData = true;
        this.failed = true; // as final() will say
        return Buffer.alloc(0);
      }
    }
    this.useTag();
    if (!this.encrypt && mode === 'ccm') return this.updateCcm(bytes);
    this.hasData = true;
    try {
      return operate('cipher.update', this.id, bytes);
    } catch (err) {
      if (mode.startsWith('wrap') || mode === 'xts') throw badData();
      throw err;
    }
  }

  /** What is not authentic is told at the end. */
  updateCcm(bytes) {
    this.hasData = true;
    try {
      return operate('cipher.update', this.id, bytes);
    } catch {
      this.failed = true;
      return Buffer.alloc(0);
    }
  }

  final() {
    if (!this.isOpen) throw Object.assign(new Error('Invalid state'), { code: 'ERR_CRYPTO_INVALID_STATE' });
    const authenticated = isAuthenticated(this.cipher);
    this.isOpen = false;
    try {
      if (authenticated && !this.encrypt && (this.tag === undefined || this.failed)) throw unauthentic();
      this.useTag();
      const rest = operate('cipher.finish', this.id);
      if (authenticated && this.encrypt) this.tag = operate('cipher.tag', this.id).subarray(0, this.tagLength);
      return rest;
    } finally {
      abandoned.unregister(this);
      operate('cipher.drop', this.id);
    }
  }

  decode(bytes, encoding) {
    if (!encoding || encoding === 'buffer') return bytes;
    return this.decoderFor(encoding).write(bytes);
  }

  decoderFor(encoding) {
    const known = normalizeEncoding(encoding);
    this.decoder ??= new StringDecoder(encoding);
    if (this.decoder.encoding !== known) throw new ERR_INTERNAL_ASSERTION('Cannot change encoding');
    return this.decoder;
  }
}

function initialize(stream, encrypt, args) {
  const options = args[3];
  stream[kState] = new State(encrypt, ...args);
  Reflect.apply(LazyTransform, stream, [options]);
}

function Cipheriv(cipher, key, iv, options) {
  if (!(this instanceof Cipheriv)) return new Cipheriv(cipher, key, iv, options);
  initialize(this, true, [cipher, key, iv, options]);
}

function Decipheriv(cipher, key, iv, options) {
  if (!(this instanceof Decipheriv)) return new Decipheriv(cipher, key, iv, options);
  initialize(this, false, [cipher, key, iv, options]);
}

const METHODS = {
  _transform(chunk, encoding, callback) {
    this.push(this[kState].update(typeof chunk === 'string' ? encode(chunk, encoding) : viewOf(chunk)));
    callback();
  },

  _flush(callback) {
    try {
      this.push(this[kState].final());
    } catch (err) {
      callback(err);
      return;
    }
    callback();
  },

  update(data, inputEncoding, outputEncoding) {
    if (typeof data === 'string') validateEncoding(data, inputEncoding);
    else if (!ArrayBuffer.isView(data)) {
      throw new ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
    }
    const bytes = typeof data === 'string' ? encode(data, inputEncoding) : viewOf(data);
    return this[kState].decode(this[kState].update(bytes), outputEncoding);
  },

  final(outputEncoding) {
    const state = this[kState];
    const rest = state.final();
    if (!outputEncoding || outputEncoding === 'buffer') return rest;
    return state.decoderFor(outputEncoding).end(rest);
  },

  setAutoPadding(autoPadding) {
    const state = this[kState];
    if (!state.isOpen) throw badState('setAutoPadding');
    operate('cipher.setAutoPadding', state.id, autoPadding === undefined || Boolean(autoPadding));
    return this;
  },

  setAAD(aadbuf, options) {
    const encoding = encodingOption(options);
    const plaintextLength = uintOption(options, 'plaintextLength');
    const bytes = toBytes(aadbuf, 'aadbuf', encoding);
    const state = this[kState];
    if (!state.isOpen || !isAuthenticated(state.cipher) || state.hasData) throw badState('setAAD');
    if (state.cipher.mode === 'ccm') {
      if (plaintextLength === undefined) {
        throw Object.assign(new TypeError('options.plaintextLength required for CCM mode with AAD'), { code: 'ERR_MISSING_ARGS' });
      }
      if (!state.encrypt && state.tag === undefined) throw badState('setAAD');
    }
    operate('cipher.setAad', state.id, bytes, plaintextLength ?? -1);
    return this;
  },
};

function getAuthTag() {
  const { cipher, isOpen, tag } = this[kState];
  if (isOpen || tag === undefined || !isAuthenticated(cipher)) throw badState('getAuthTag');
  return Buffer.from(tag);
}

function setAuthTag(tag, encoding) {
  const bytes = toBytes(tag, 'buffer', encoding);
  const state = this[kState];
  const { cipher, isOpen, tagLength } = state;
  if (!isAuthenticated(cipher) || !isOpen || state.tag !== undefined) throw badState('setAuthTag');
  const fits = tagLength === undefined ? isTagLength(cipher.mode, bytes.length) : bytes.length === tagLength;
  if (!fits) throw badTag(bytes.length);
  state.tag = Uint8Array.from(bytes);
  return this;
}

for (const [Class, name, own] of [[Cipheriv, 'getAuthTag', getAuthTag], [Decipheriv, 'setAuthTag', setAuthTag]]) {
  Object.setPrototypeOf(Class.prototype, LazyTransform.prototype);
  Object.setPrototypeOf(Class, LazyTransform);
  Object.assign(Class.prototype, METHODS, { [name]: own });
}

function checkInfoOptions(options) {
  validateObject(options, 'options');
  const { keyLength, ivLength } = options;
  if (keyLength !== undefined) validateInt32(keyLength, 'options.keyLength');
  if (ivLength !== undefined) validateInt32(ivLength, 'options.ivLength');
  return { keyLength, ivLength };
}

function getCipherInfo(nameOrNid, options) {
  if (typeof nameOrNid !== 'string' && typeof nameOrNid !== 'number') {
    throw new ERR_INVALID_ARG_TYPE('nameOrNid', ['string', 'number'], nameOrNid);
  }
  if (typeof nameOrNid === 'number') validateInt32(nameOrNid, 'nameOrNid');
  const { keyLength, ivLength } = options === undefined ? {} : checkInfoOptions(options);
  const cipher = findCipher(nameOrNid);
  if (cipher === undefined || (keyLength !== undefined && keyLength !== cipher.keyLength)) return undefined;
  if (ivLength !== undefined) {
    // Shorter ones can be used, but are not told of.
    const fits = cipher.mode === 'poly1305' ? ivLength === cipher.ivLength : isIvLength(cipher, ivLength);
    if (!fits) return undefined;
  }
  const mode = { 'cfb1': 'cfb', 'cfb8': 'cfb', 'poly1305': 'stream', 'wrap-pad': 'wrap' }[cipher.mode] ?? cipher.mode;
  const info = { mode, name: cipher.shown, nid: cipher.nid };
  if (cipher.blockSize !== 0 && mode !== 'stream') info.blockSize = cipher.blockSize;
  if (cipher.ivLength !== 0) info.ivLength = ivLength ?? cipher.ivLength;
  info.keyLength = cipher.keyLength;
  return info;
}

// Programs call these with `new` too, as all of the kind.
function createCipheriv(cipher, key, iv, options) {
  return new Cipheriv(cipher, key, iv, options);
}

function createDecipheriv(cipher, key, iv, options) {
  return new Decipheriv(cipher, key, iv, options);
}

module.exports = {
  Cipheriv,
  Decipheriv,
  cipherNames,
  createCipheriv,
  createDecipheriv,
  getCipherInfo,
};
