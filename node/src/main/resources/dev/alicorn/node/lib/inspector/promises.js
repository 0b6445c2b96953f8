'use strict';

// inspector, with answers as promises. https://nodejs.org/api/inspector.html#promises-api

const inspector = require('inspector');
const { promisify } = require('internal/util/promisify');

class Session extends inspector.Session {
  post(method, params) {
    return post(this, method, params);
  }
}

const post = promisify((session, method, params, callback) => {
  Reflect.apply(inspector.Session.prototype.post, session, [method, params, callback]);
});

module.exports = { ...inspector, Session };
