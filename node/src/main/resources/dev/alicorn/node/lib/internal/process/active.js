'use strict';

// What keeps the process alive, as process.getActiveResourcesInfo() and its older relatives tell it.
// https://nodejs.org/api/process.html#processgetactiveresourcesinfo

const shared = require('internal/shared');
const { active } = require('internal/requests');
const { owner_symbol } = require('internal/handle_wrap');
const streams = require('internal/stream_wrap');
const { countRefed } = require('internal/timers');

function activeHandles() {
  return [...streams.activeHandles(), ...require('internal/udp_wrap').activeHandles()];
}

/** The requests under way. */
function requests() {
  return active();
}

/** The objects that users know the handles by: sockets and servers. */
function handles() {
  return activeHandles().map((handle) => handle[owner_symbol] ?? handle);
}

function resources() {
  return [
    ...active().map(({ type }) => type),
    ...activeHandles().map(({ _resourceType }) => _resourceType),
    ...new Array(countRefed()).fill('Timeout'),
    ...new Array(shared.counters[shared.REF_IMMEDIATES]).fill('Immediate'),
  ];
}

module.exports = { handleList: activeHandles, handles, requests, resources };
