'use strict';

// What the legacy URL API knows of schemes, with and without their colon.

const withColon = (names) => new Set(names.flatMap((name) => [name, `${name}:`]));

module.exports = {
  /** Never escaped, and never with a host. */
  isScript: (protocol) => protocol === 'javascript' || protocol === 'javascript:',
  /** Always with slashes after the colon. */
  slashed: withColon(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss']),
};
