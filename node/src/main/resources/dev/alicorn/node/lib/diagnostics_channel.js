'use strict';

const { Channel, channel, hasSubscribers, subscribe, unsubscribe } = require('internal/diagnostics_channels');
const { tracingChannel } = require('internal/diagnostics_tracing');

module.exports = { channel, hasSubscribers, subscribe, tracingChannel, unsubscribe, Channel };
