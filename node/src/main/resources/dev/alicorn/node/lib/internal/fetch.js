'use strict';

// fetch and its classes, by undici, which is loaded when one of them is first used.

const vendor = require('internal/vendor');
const { CloseEvent } = require('internal/events/close_event');
const { MessageEvent } = require('internal/worker/message_event');

// The events of its sockets are those of the global scope.
Object.assign(vendor.load('undici-events'), {
  CloseEvent,
  MessageEvent,
  createFastMessageEvent: (type, init) => new MessageEvent(type, init),
});

module.exports = vendor.load('undici');
