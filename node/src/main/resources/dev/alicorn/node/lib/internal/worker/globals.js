'use strict';

// The classes of messaging that the global scope has.

const { BroadcastChannel } = require('internal/worker/broadcast_channel');
const { MessageEvent } = require('internal/worker/message_event');
const { MessageChannel, MessagePort } = require('internal/worker/message_port');

module.exports = { classes: { BroadcastChannel, MessageChannel, MessageEvent, MessagePort } };
