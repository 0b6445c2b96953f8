'use strict';
// The tracing channels of module loading; null where nobody listens.

let channels = null;

function open() {
  const { tracingChannel } = require('diagnostics_channel');
  return { require: tracingChannel('module.require'), import: tracingChannel('module.import') };
}

function watched(name) {
  channels ??= open();
  const channel = channels[name];
  return channel.hasSubscribers ? channel : null;
}

module.exports = {
  importChannel: () => watched('import'),
  requireChannel: () => watched('require'),
};
