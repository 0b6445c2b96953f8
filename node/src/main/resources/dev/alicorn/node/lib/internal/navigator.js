'use strict';

// https://nodejs.org/api/globals.html#navigator

const process = require('process');

const key = Symbol('key');

class Navigator {
  constructor(given) {
    if (given !== key) {
      const { codes: { ERR_ILLEGAL_CONSTRUCTOR } } = require('internal/errors');
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
  }

  get hardwareConcurrency() {
    return require('os').availableParallelism();
  }

  get locks() {
    return require('internal/locks').locks;
  }

  get language() {
    return Intl.Collator().resolvedOptions().locale;
  }

  get languages() {
    return Object.freeze([this.language]);
  }

  get userAgent() {
    return `Node.js/${process.version.slice(1).split('.', 1)[0]}`;
  }

  get platform() {
    if (process.platform === 'linux') return `Linux ${process.arch === 'x64' ? 'x86_64' : process.arch}`;
    if (process.platform === 'darwin') return 'MacIntel';
    return process.platform === 'win32' ? 'Win32' : process.platform;
  }
}

for (const name of ['hardwareConcurrency', 'language', 'languages', 'locks', 'userAgent', 'platform']) {
  Object.defineProperty(Navigator.prototype, name, { enumerable: true });
}

module.exports = { Navigator, navigator: new Navigator(key) };
