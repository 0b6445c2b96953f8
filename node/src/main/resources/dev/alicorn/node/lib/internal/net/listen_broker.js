'use strict';

// Who makes the handles that servers listen on: nobody but they themselves, unless this process is a worker of a cluster.

/** `(server, options, callback(errno, handle))`, or null. */
let broker = null;

module.exports = {
  getBroker: () => broker,
  setBroker(value) { broker = value; },
};
