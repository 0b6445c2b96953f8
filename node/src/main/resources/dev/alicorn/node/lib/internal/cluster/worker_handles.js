'use strict';

// What a worker's server holds instead of a handle of its own.

const process = require('process');
const { setInterval, clearInterval } = require('timers');

const LONGEST_MILLIS = 2 ** 31 - 1;

/** The primary's own handle in this process: it is told when this copy is closed. */
function sharedHandle(handle, released) {
  const { close } = handle;
  handle.close = function(...args) {
    handle.close = close;
    released(true);
    return Reflect.apply(close, handle, args);
  };
  return handle;
}

/** Stands for a handle of the primary, which accepts connections and gives them to this worker one by one. */
function roundRobinHandle(sockname, released) {
  let open = true;
  // Keeps the program alive as a listening handle does.
  const alive = setInterval(() => {}, LONGEST_MILLIS);
  const handle = {
    onconnection: null,
    listen: () => 0,
    close(callback) {
      if (!open) return;
      open = false;
      clearInterval(alive);
      released(true);
      if (callback) process.nextTick(callback);
    },
    ref: () => { alive.ref(); },
    unref: () => { alive.unref(); },
    hasRef: () => open && alive.hasRef(),
  };
  if (sockname) {
    handle.getsockname = (out) => {
      if (open) Object.assign(out, sockname);
      return 0;
    };
  }
  return handle;
}

module.exports = { roundRobinHandle, sharedHandle };
