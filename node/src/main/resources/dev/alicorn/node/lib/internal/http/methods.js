'use strict';

// The request methods that the parser knows, by its numbers.

const METHOD_NAMES = [
  'DELETE', 'GET', 'HEAD', 'POST', 'PUT', 'CONNECT', 'OPTIONS', 'TRACE', 'COPY', 'LOCK', 'MKCOL', 'MOVE', 'PROPFIND', 'PROPPATCH',
  'SEARCH', 'UNLOCK', 'BIND', 'REBIND', 'UNBIND', 'ACL', 'REPORT', 'MKACTIVITY', 'CHECKOUT', 'MERGE', 'M-SEARCH', 'NOTIFY',
  'SUBSCRIBE', 'UNSUBSCRIBE', 'PATCH', 'PURGE', 'MKCALENDAR', 'LINK', 'UNLINK', 'SOURCE', 'PRI', 'DESCRIBE', 'ANNOUNCE', 'SETUP',
  'PLAY', 'PAUSE', 'TEARDOWN', 'GET_PARAMETER', 'SET_PARAMETER', 'REDIRECT', 'RECORD', 'FLUSH', 'QUERY',
];

/** Numbers of the methods of RTSP, of HTTP/2's preface and the like, which HTTP/1 does not have. */
const OTHER_PROTOCOLS_FROM = METHOD_NAMES.indexOf('PRI');
const OTHER_PROTOCOLS_TO = METHOD_NAMES.indexOf('QUERY');

const HTTP_METHODS = METHOD_NAMES.filter((_, i) => i < OTHER_PROTOCOLS_FROM || i >= OTHER_PROTOCOLS_TO);
const METHODS = [...HTTP_METHODS].sort();

module.exports = { HTTP_METHODS, METHOD_NAMES, METHODS };
