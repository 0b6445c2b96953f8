'use strict';

// Questions to name servers: each goes to the host as a request, and its answer is brought into shape here.

const process = require('process');
const { DNSException } = require('internal/errors');
const requests = require('internal/requests');
const { begin } = require('internal/perf/measured');
const { fromHost, shape } = require('internal/dns/records');
const { UV_EINVAL } = require('internal/uv');
const { isIP } = require('internal/net/ip');

const binding = internalBinding('dns_queries');

const DEFAULT_TIMEOUT = 2000;

/** What is asked: also the object that resolve() returns. */
class QueryReqWrap {
  constructor(bindingName, callback, hostname, ttl) {
    this.bindingName = bindingName;
    this.callback = callback;
    this.hostname = hostname;
    this.oncomplete = onresolve;
    this.ttl = ttl;
  }
}

/** Who asks for an address's names hears only that there are none, whatever the reason. */
function reverseCode(code) {
  return code === 'ECANCELLED' ? code : 'ENOTFOUND';
}

function onresolve(err, result) {
  if (err) this.callback(new DNSException(err, this.bindingName, this.hostname));
  else this.callback(null, result);
}

function codeOf(status) {
  return status === 'NOSERVER' ? 'UNKNOWN_ARES_ERROR' : `E${status}`;
}

/** How patiently the host asks whom. */
function settings({ servers, timeout, tries, maxTimeout, local4, local6 }) {
  const list = servers.map(({ host, port }) => `${host} ${port || 53}`).join('\n');
  return [list, timeout < 0 ? DEFAULT_TIMEOUT : timeout, tries, maxTimeout, local4, local6];
}

function toAscii(name) {
  return /[^\0-\x7f]/.test(name) ? require('url').domainToASCII(name) : name;
}

/** The questions of one resolver that are under way. */
class Questions {
  #pending = new Set();

  get size() {
    return this.#pending.size;
  }

  cancel() {
    for (const id of this.#pending) binding.cancel(id);
  }

  ask({ label, type, name, ttl }, config, callback) {
    const request = new QueryReqWrap(label, callback, name, ttl);
    this.#begin(request, type, (id) => binding.ask(id, toAscii(name), type, ...settings(config)));
    return request;
  }

  /** The names of an address; throws for what is none. */
  askReverse(label, address, config, callback) {
    if (isIP(address) === 0) throw new DNSException(UV_EINVAL, label, address);
    const request = new QueryReqWrap(label, callback, address, false);
    const known = require('internal/dns/hosts').namesOf(address);
    if (known !== undefined) process.nextTick(() => request.oncomplete(null, known));
    else this.#begin(request, 'REVERSE', (id) => binding.askReverse(id, address, ...settings(config)));
    return request;
  }

  #begin(request, type, start) {
    const end = begin('dns', request.bindingName, { host: request.hostname, ttl: request.ttl });
    const id = requests.add((err, result) => {
      this.#pending.delete(id);
      if (err) {
        request.callback(err);
        return;
      }
      if (typeof result === 'string') {
        const code = codeOf(result);
        request.oncomplete(type === 'REVERSE' ? reverseCode(code) : code);
        return;
      }
      const answer = shape(type === 'REVERSE' ? 'PTR' : type, fromHost(result), request.ttl);
      if (answer === undefined) {
        request.oncomplete('ENODATA');
        return;
      }
      end?.({ result: answer });
      request.oncomplete(null, answer);
    }, 'QueryReqWrap');
    this.#pending.add(id);
    start(id);
  }
}

module.exports = { Questions };
