'use strict';

// Whether a certificate is for a host, an address or a mailbox, by OpenSSL's rules.

/** The alternative names of one kind; texts that are quoted are JSON. */
function alternatives({ subjectAltName }, kind) {
  if (subjectAltName === undefined) return [];
  const found = [];
  for (const [, name, quoted, plain] of subjectAltName.matchAll(/([A-Za-z ]+):(?:("(?:[^"\\]|\\.)*")|([^,]*))(?:, |$)/g)) {
    if (name === kind) found.push(quoted === undefined ? plain : JSON.parse(quoted));
  }
  return found;
}

function subjectValues({ subject }, attribute) {
  return (subject ?? '').split('\n').filter((line) => line.startsWith(`${attribute}=`))
    .map((line) => line.slice(attribute.length + 1));
}

function matchesWildcard(pattern, host, { partialWildcards, multiLabelWildcards }) {
  const star = pattern.indexOf('*');
  const firstDot = pattern.indexOf('.');
  if (star === -1 || firstDot < star || pattern.indexOf('*', star + 1) !== -1) return false;
  if (pattern.indexOf('.', firstDot + 1) === -1) return false;
  if (!partialWildcards && firstDot !== 1) return false;
  const head = pattern.slice(0, star);
  const tail = pattern.slice(star + 1);
  if (host.length < head.length + tail.length || !host.startsWith(head) || !host.endsWith(tail)) return false;
  const covered = host.slice(head.length, host.length - tail.length);
  if (covered === '' && firstDot === 1) return false;
  return multiLabelWildcards || !covered.includes('.');
}

function matchesHost(pattern, host, options) {
  const lower = pattern.toLowerCase();
  if (host.startsWith('.')) return lower.endsWith(host) && lower.length > host.length;
  return lower === host || (options.wildcards && matchesWildcard(lower, host, options));
}

/** The name in the certificate that fits, or undefined. */
function checkHost(certificate, name, options) {
  const host = name.toLowerCase();
  const names = alternatives(certificate, 'DNS');
  const found = names.find((each) => matchesHost(each, host, options));
  if (found !== undefined || options.subject === 'never') return found;
  if (names.length > 0 && options.subject !== 'always') return undefined;
  return subjectValues(certificate, 'CN').find((each) => matchesHost(each, host, options));
}

function checkMail(certificate, mail, options) {
  const fits = (each) => {
    const at = each.lastIndexOf('@');
    const other = mail.lastIndexOf('@');
    return each.slice(0, at) === mail.slice(0, other) && each.slice(at).toLowerCase() === mail.slice(other).toLowerCase();
  };
  const names = alternatives(certificate, 'email');
  if (names.some(fits)) return mail;
  if (options.subject === 'never' || (names.length > 0 && options.subject !== 'always')) return undefined;
  return subjectValues(certificate, 'emailAddress').some(fits) ? mail : undefined;
}

function normalIp(ip) {
  const { isIPv6 } = require('internal/net/ip');
  return isIPv6(ip) ? new URL(`http://[${ip}]`).hostname : ip;
}

function checkIp(certificate, ip) {
  const wanted = normalIp(ip);
  return alternatives(certificate, 'IP Address').some((each) => normalIp(each) === wanted) ? ip : undefined;
}

module.exports = { checkHost, checkIp, checkMail };
