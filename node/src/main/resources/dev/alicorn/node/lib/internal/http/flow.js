'use strict';

// Starting and stopping the bytes that a message is made of.

function readStart(socket) {
  if (socket && !socket._paused && socket.readable) socket.resume();
}

function readStop(socket) {
  if (socket) socket.pause();
}

module.exports = { readStart, readStop };
