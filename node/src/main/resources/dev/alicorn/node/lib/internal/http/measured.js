'use strict';

// PerformanceEntries of type 'http', for those who observe them: a request that a server has answered, a response that a
// client has got.

const { begin, isObserved } = require('internal/perf/measured');

const ends = new WeakMap(); // of a response on its way, or a request that waits for one

function beginMeasure(name, key, method, url, headers) {
  ends.set(key, begin('http', name, { req: { method, url, headers } }));
}

function endMeasure(key, { statusCode, statusMessage }, headers) {
  ends.get(key)?.({ res: { statusCode, statusMessage, headers } });
  ends.delete(key);
}

/** A server begins with a request, answers `res`. */
function beginServing(req, res) {
  if (isObserved('http')) beginMeasure('HttpRequest', res, req.method, req.url, req.headers);
}

function endServing(res) {
  if (isObserved('http')) endMeasure(res, res, res.getHeaders());
}

/** A client has sent a request. */
function beginAsking(req) {
  if (isObserved('http')) beginMeasure('HttpClient', req, req.method, `${req.protocol}//${req.host}${req.path}`, req.getHeaders());
}

function endAsking(req, res) {
  if (isObserved('http')) endMeasure(req, res, res.headers);
}

module.exports = { beginAsking, beginServing, endAsking, endServing };
