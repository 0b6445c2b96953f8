'use strict';
// Plain properties that are set past any setter which a program has put on Object.prototype.

function setOwn(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

module.exports = { setOwn };
