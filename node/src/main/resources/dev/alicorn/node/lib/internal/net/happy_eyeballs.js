'use strict';

// Connecting to a name that has several addresses (RFC 8305): they are tried in turn, families alternating, each for a
// while; the first that answers is kept.

const timers = require('timers');
const { NodeAggregateError, codes: { ERR_SOCKET_CONNECTION_TIMEOUT } } = require('internal/errors');
const { UV_ECANCELED, UV_ETIMEDOUT } = require('internal/uv');
const { TCP } = require('internal/net/handles');
const { isIP } = require('internal/net/ip');
const { kHandle, kReinitializeHandle } = require('internal/net/symbols');
const {
  connectMeasured, connectTcp, connectionError, refusedError, bindLocal, blockedError, becomeConnected, answerError, failInTick,
  newAttempt,
} = require('internal/net/socket_connect');

/** All attempts of one connect(). */
class Race {
  constructor(socket, addresses, plan) {
    this.socket = socket;
    this.addresses = addresses;
    this.plan = plan;
    this.next = 0;
    this.timer = null;
    this.errors = [];
  }
}

function lookupAndConnectMultiple(socket, lookup, query, plan) {
  query.all = true;
  lookup(plan.host, query, (err, answers) => {
    if (!socket.connecting) return;
    if (err) {
      socket.emit('lookup', err, undefined, undefined, plan.host);
      failInTick(socket, err);
      return;
    }
    const addresses = chooseAddresses(socket, answers, plan);
    if (addresses === null) return;
    if (addresses.length === 0) {
      const { address, family } = answers[0] ?? {};
      failInTick(socket, answerError(address, family, plan.options));
      return;
    }
    socket._unrefTimer();
    if (addresses.length === 1) {
      connectTcp(socket, newAttempt(addresses[0].address, addresses[0].family, plan));
      return;
    }
    socket.autoSelectFamilyAttemptedAddresses = [];
    attemptNext(new Race(socket, addresses, plan));
  });
}

/** The valid answers, each once, alternating between the families, that of the first ahead; null if the socket is gone. */
function chooseAddresses(socket, answers, plan) {
  const preferred = [];
  const others = [];
  let preferredFamily = 0;
  const seen = new Set();
  for (const { address, family } of answers) {
    socket.emit('lookup', null, address, family, plan.host);
    if (!socket.connecting) return null;
    if (!isIP(address) || (family !== 4 && family !== 6) || seen.has(address)) continue;
    seen.add(address);
    preferredFamily ||= family;
    (family === preferredFamily ? preferred : others).push({ address, family });
  }
  const chosen = [];
  for (let i = 0; i < preferred.length || i < others.length; i++) {
    if (i < preferred.length) chosen.push(preferred[i]);
    if (i < others.length) chosen.push(others[i]);
  }
  return chosen;
}

function giveUp(race) {
  const { socket, errors } = race;
  socket.destroy(errors.length === 0 ? new ERR_SOCKET_CONNECTION_TIMEOUT() : new NodeAggregateError(errors));
}

function failAttempt(race, attempt, err) {
  race.errors.push(err);
  race.socket.emit('connectionAttemptFailed', attempt.address, attempt.port, attempt.addressType, err);
}

function attemptNext(race) {
  const { socket, addresses, plan } = race;
  timers.clearTimeout(race.timer);
  if (race.next === addresses.length) {
    giveUp(race);
    return;
  }
  const current = race.next++;
  if (current > 0) socket[kReinitializeHandle](new TCP(false));
  const attempt = newAttempt(addresses[current].address, addresses[current].family, plan);
  const bindError = bindLocal(socket, attempt);
  if (bindError !== null) {
    race.errors.push(bindError);
    attemptNext(race);
    return;
  }
  const blocked = blockedError(socket, attempt);
  if (blocked !== null) {
    failAttempt(race, attempt, blocked);
    attemptNext(race);
    return;
  }
  startAttempt(race, attempt, current);
}

function startAttempt(race, attempt, current) {
  const { socket } = race;
  const { address, port, addressType } = attempt;
  const handle = socket[kHandle];
  socket.autoSelectFamilyAttemptedAddresses.push(`${address}:${port}`);
  socket.emit('connectionAttempt', address, port, addressType);
  const err = connectMeasured(handle, address, port, (status) => onAttemptDone(race, attempt, handle, status));
  if (err) {
    failAttempt(race, attempt, refusedError(socket, attempt, err));
    attemptNext(race);
  } else if (current < race.addresses.length - 1) {
    race.timer = timers.setTimeout(() => onAttemptTimeout(race, attempt, handle), race.plan.timeoutMs);
  }
}

function onAttemptTimeout(race, attempt, handle) {
  const { socket } = race;
  attempt.abandoned = true;
  socket.emit('connectionAttemptTimeout', attempt.address, attempt.port, attempt.addressType);
  race.errors.push(connectionError(attempt, UV_ETIMEDOUT));
  handle.close();
  if (socket.connecting) attemptNext(race);
}

function onAttemptDone(race, attempt, handle, status) {
  if (attempt.abandoned) return;
  const { socket } = race;
  timers.clearTimeout(race.timer);
  if (status === 0 && !socket.destroyed && socket[kHandle] === handle) {
    becomeConnected(socket, handle);
    return;
  }
  if (status === 0) return;
  failAttempt(race, attempt, connectionError(attempt, status));
  if (!socket.connecting) return;
  if (status === UV_ECANCELED) giveUp(race);
  else attemptNext(race);
}

module.exports = { lookupAndConnectMultiple };
