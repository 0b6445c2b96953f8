'use strict';

// The last script: brings the library up as far as it goes without a host.

(function () {
  delete globalThis.__define;
  const { boot } = globalThis;
  const { prepare, start } = boot.load('internal/bootstrap');
  prepare(boot, globalThis.engineNatives);
  boot.start = start;
})();
