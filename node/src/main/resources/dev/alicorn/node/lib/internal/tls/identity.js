'use strict';

// https://nodejs.org/api/tls.html#tlscheckserveridentityhostname-cert (RFC 6125): whether a certificate is that host's.

const { codes: { ERR_TLS_CERT_ALTNAME_FORMAT, ERR_TLS_CERT_ALTNAME_INVALID } } = require('internal/errors');
const { formatV6, isIP, parseV6 } = require('internal/net/ip');

/** What no part of a host's name has. */
const STRANGE = /[^\x21-\x7e]/;

/** Host names do not differ by case, nor by a dot at the end. */
function unify(host) {
  return host.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function split(host) {
  return unify(host.replace(/\.$/, '')).split('.');
}

/** Whether one part of a name fits a pattern with a * in it. */
function fitsWildcard(part, pattern) {
  const [prefix, suffix, more] = pattern.split('*');
  return more === undefined && prefix.length + suffix.length <= part.length && part.startsWith(prefix) && part.endsWith(suffix);
}

function fits(hostParts, pattern) {
  if (!pattern) return false;
  const parts = split(pattern);
  if (hostParts.length !== parts.length || parts.includes('') || parts.some((part) => STRANGE.test(part))) return false;
  for (let i = hostParts.length - 1; i > 0; i--) {
    if (hostParts[i] !== parts[i]) return false;
  }
  const [hostPart] = hostParts;
  const [first] = parts;
  // No wildcard in the name of another alphabet's, nor one that stands for all hosts of a top-level domain.
  if (!first.includes('*') || first.includes('xn--')) return hostPart === first;
  if (parts.length <= 2) return false;
  return fitsWildcard(hostPart, first);
}

/** One text for each address. */
function canonicalizeIP(ip) {
  return isIP(ip) === 6 ? formatV6(parseV6(ip)) : ip;
}

// Entries with a comma or a quote in them are quoted as in JSON.
const JSON_STRING = /^"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/;

function splitAltNames(text) {
  const found = [];
  let current = '';
  for (let at = 0; at < text.length;) {
    const comma = text.indexOf(', ', at);
    const quote = text.indexOf('"', at);
    if (quote !== -1 && (comma === -1 || quote < comma)) {
      const match = JSON_STRING.exec(text.slice(quote));
      if (match === null) throw new ERR_TLS_CERT_ALTNAME_FORMAT();
      current += text.slice(at, quote) + JSON.parse(match[0]);
      at = quote + match[0].length;
    } else {
      const end = comma === -1 ? text.length : comma;
      current += text.slice(at, end);
      found.push(current);
      current = '';
      at = end + 2;
      continue;
    }
    if (at >= text.length || text.startsWith(', ', at)) {
      found.push(current);
      current = '';
      at += 2;
    }
  }
  return found;
}

function altNames(text) {
  const dns = [];
  const ips = [];
  const entries = text.includes('"') ? splitAltNames(text) : text.split(', ');
  for (const entry of entries) {
    if (entry.startsWith('DNS:')) dns.push(entry.slice(4));
    else if (entry.startsWith('IP Address:')) ips.push(canonicalizeIP(entry.slice(11)));
  }
  return { dns, ips };
}

function reasonAgainst(host, { subject, subjectaltname }) {
  const { dns, ips } = subjectaltname ? altNames(subjectaltname) : { dns: [], ips: [] };
  if (isIP(host)) {
    return ips.includes(canonicalizeIP(host)) ? null : `IP: ${host} is not in the cert's list: ${ips.join(', ')}`;
  }
  const plainHost = host.replace(/\.$/, '');
  const parts = split(plainHost);
  if (dns.length > 0) {
    return dns.some((pattern) => fits(parts, pattern)) ? null : `Host: ${plainHost}. is not in the cert's altnames: ${subjectaltname}`;
  }
  const commonName = subject?.CN;
  if (!commonName) return 'Cert does not contain a DNS name';
  const names = Array.isArray(commonName) ? commonName : [commonName];
  return names.some((pattern) => fits(parts, pattern)) ? null : `Host: ${plainHost}. is not cert's CN: ${commonName}`;
}

/** The error that speaks against it, or undefined. */
function checkServerIdentity(hostname, cert) {
  const reason = reasonAgainst(String(hostname), cert);
  return reason === null ? undefined : new ERR_TLS_CERT_ALTNAME_INVALID(reason, String(hostname), cert);
}

module.exports = { checkServerIdentity };
