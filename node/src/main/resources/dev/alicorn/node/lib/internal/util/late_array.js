'use strict';
// Arrays that are costly to make. An import of a built-in takes the values of all its exports, though few programs look
// at these: it gets a stand-in that is filled when it is first touched.

const costly = new WeakSet();

/** Marks the getter of such an array, whose items never change; gives it back. */
function markCostly(getter) {
  costly.add(getter);
  return getter;
}

const isCostly = (getter) => getter !== undefined && costly.has(getter);

/** What stands for the frozen array that `make` gives. */
function lateArray(make) {
  const target = [];
  const fill = () => {
    if (!Object.isFrozen(target)) Object.freeze(Object.assign(target, make()));
  };
  const traps = new Proxy({}, {
    get: (_, trap) => (...args) => {
      fill();
      return Reflect[trap](...args);
    },
  });
  return new Proxy(target, traps);
}

module.exports = { isCostly, lateArray, markCostly };
