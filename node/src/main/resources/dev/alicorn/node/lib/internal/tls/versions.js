'use strict';

// Protocol versions: their order, and the older option that names a method of OpenSSL.

const {
  codes: { ERR_TLS_INVALID_PROTOCOL_METHOD, ERR_TLS_INVALID_PROTOCOL_VERSION, ERR_TLS_PROTOCOL_VERSION_CONFLICT },
} = require('internal/errors');

const VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** The versions that a method of OpenSSL speaks, by its name without what tells client and server apart. */
const METHODS = {
  SSLv23_method: [undefined, 'TLSv1.2'], // from the one that is the least by default
  TLS_method: ['TLSv1', 'TLSv1.3'],
  TLSv1_method: ['TLSv1', 'TLSv1'],
  TLSv1_1_method: ['TLSv1.1', 'TLSv1.1'],
  TLSv1_2_method: ['TLSv1.2', 'TLSv1.2'],
};

function versionOf(value, kind, byDefault) {
  const version = value ?? byDefault;
  const at = VERSIONS.indexOf(version);
  if (at === -1) throw new ERR_TLS_INVALID_PROTOCOL_VERSION(version, kind);
  return at;
}

function ofMethod(secureProtocol) {
  if (/^SSLv[23]_/.test(secureProtocol)) {
    throw new ERR_TLS_INVALID_PROTOCOL_METHOD(`${secureProtocol.slice(0, 5)} methods disabled`);
  }
  const name = secureProtocol.replace(/_(?:client|server)_method$/, '_method');
  if (!Object.hasOwn(METHODS, name)) throw new ERR_TLS_INVALID_PROTOCOL_METHOD(`Unknown method: ${secureProtocol}`);
  return METHODS[name].map((version) => VERSIONS.indexOf(version ?? require('tls').DEFAULT_MIN_VERSION));
}

/** The first and the last version that options allow, as indices into VERSIONS. */
function versionRange({ minVersion, maxVersion, secureProtocol }) {
  if (secureProtocol) {
    for (const version of [maxVersion, minVersion]) {
      if (version !== undefined && version !== null) throw new ERR_TLS_PROTOCOL_VERSION_CONFLICT(version, secureProtocol);
    }
    if (typeof secureProtocol === 'string') return ofMethod(secureProtocol);
  }
  const tls = require('tls');
  return [versionOf(minVersion, 'minimum', tls.DEFAULT_MIN_VERSION), versionOf(maxVersion, 'maximum', tls.DEFAULT_MAX_VERSION)];
}

/** What the command line has to say on the versions that are used by default. */
function defaultRange(option) {
  const chosen = (flag) => option(`--tls-${flag}`) === true;
  const min = chosen('min-v1.0') ? 0 : chosen('min-v1.1') ? 1 : chosen('min-v1.2') ? 2 : chosen('min-v1.3') ? 3 : 2;
  const max = chosen('max-v1.3') ? 3 : chosen('max-v1.2') ? 2 : 3;
  return [VERSIONS[min], VERSIONS[max]];
}

module.exports = { VERSIONS, defaultRange, versionRange };
