'use strict';

// How a server answers a client's hello: with which context (SNI), and which protocol it chooses (ALPN).

const {
  codes: { ERR_MULTIPLE_CALLBACK, ERR_SOCKET_CLOSED, ERR_TLS_ALPN_CALLBACK_INVALID_RESULT },
} = require('internal/errors');
const { kHandle } = require('internal/net/symbols');
const { decode } = require('internal/tls/alpn');
const { kKeyCert, kTakesTickets } = require('internal/tls/symbols');

const binding = internalBinding('tls');

function answerHello(socket, handle, hello) {
  socket[kTakesTickets] = hello.takesTickets;
  if (hello.servername) handle.servername = socket.servername = hello.servername;
  let protocols;
  try {
    protocols = chooseProtocol(socket, hello);
  } catch (err) {
    socket.destroy(err);
    return;
  }
  const start = (context) => {
    if (socket.destroyed || socket[kHandle] !== handle) return;
    handle.start({
      context: socket[kKeyCert] ?? context,
      protocols,
      requestCert: socket._requestCert,
      needCert: socket._requestCert && socket._rejectUnauthorized,
    });
  };
  // A client that is refused is asked nothing more.
  if (protocols === undefined) start(undefined);
  else resumeSession(socket, hello, () => chooseContext(socket, hello, start));
}

/** Sessions are the host's: who listens is asked, so that what it looks up is done by the time the handshake goes on. */
function resumeSession(socket, { sessionId, hasTicket }, done) {
  const { server } = socket;
  if (!server || sessionId.length === 0 || hasTicket || !(server.listenerCount?.('resumeSession') > 0)) {
    done();
    return;
  }
  let called = false;
  server.emit('resumeSession', require('buffer').Buffer.from(sessionId), (err, session) => {
    if (called) {
      socket.destroy(new ERR_MULTIPLE_CALLBACK());
      return;
    }
    called = true;
    if (err) {
      socket.destroy(err);
    } else if (socket[kHandle] === null) {
      socket.destroy(new ERR_SOCKET_CLOSED());
    } else {
      if (!session) binding.forgetSession(socket[kHandle].id, sessionId);
      done();
    }
  });
}

function chooseContext(socket, { servername }, done) {
  const callback = socket._SNICallback;
  if (!servername || !callback) {
    done(undefined);
    return;
  }
  let called = false;
  callback.call(socket, servername, (err, context) => {
    if (called) {
      socket.destroy(new ERR_MULTIPLE_CALLBACK());
      return;
    }
    called = true;
    if (err) {
      socket.destroy(err);
    } else if (socket[kHandle] === null) {
      socket.destroy(new ERR_SOCKET_CLOSED());
    } else {
      const native = context ? context.context || context : undefined;
      if (native !== undefined && typeof native.id !== 'number') {
        socket.destroy(new TypeError('Invalid SNI context'));
      } else {
        done(native);
      }
    }
  });
}

/** The protocol to answer with, '' for none; undefined refuses the client. */
function chooseProtocol(socket, { servername, protocols }) {
  const { ALPNCallback, ALPNProtocols } = socket._tlsOptions;
  if (protocols.length === 0) return '';
  if (ALPNCallback) {
    const chosen = ALPNCallback.call(socket, { servername, protocols });
    if (chosen === undefined) return undefined;
    if (!protocols.includes(chosen)) throw new ERR_TLS_ALPN_CALLBACK_INVALID_RESULT(chosen, protocols);
    return chosen;
  }
  if (!ALPNProtocols) return '';
  return decode(ALPNProtocols).find((name) => protocols.includes(name));
}

module.exports = { answerHello };
