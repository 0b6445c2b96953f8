'use strict';

// The diagnostics channels of net.

const { channel, tracingChannel } = require('diagnostics_channel');

const client = channel('net.client.socket');
const server = channel('net.server.socket');
const listen = tracingChannel('net.server.listen');

function clientSocket(socket) {
  if (client.hasSubscribers) client.publish({ socket });
}

function serverSocket(socket) {
  if (server.hasSubscribers) server.publish({ socket });
}

function listenStart(listener, options) {
  if (listen.hasSubscribers) listen.asyncStart.publish({ server: listener, options });
}

function listenEnd(listener) {
  if (listen.hasSubscribers) listen.asyncEnd.publish({ server: listener });
}

function listenError(listener, error) {
  if (listen.hasSubscribers) listen.error.publish({ server: listener, error });
}

module.exports = { clientSocket, serverSocket, listenStart, listenEnd, listenError };
