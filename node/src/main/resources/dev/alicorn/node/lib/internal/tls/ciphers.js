'use strict';

// Cipher suites by OpenSSL's names, and its language for choosing among them.

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { sslError } = require('internal/tls/errors');

const MODERN = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'];

// In the order in which OpenSSL prefers them.
const OLDER = [
  'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384', 'DHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305', 'DHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256', 'DHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-SHA384', 'ECDHE-RSA-AES256-SHA384', 'DHE-RSA-AES256-SHA256',
  'ECDHE-ECDSA-AES128-SHA256', 'ECDHE-RSA-AES128-SHA256', 'DHE-RSA-AES128-SHA256',
  'ECDHE-ECDSA-AES256-SHA', 'ECDHE-RSA-AES256-SHA', 'DHE-RSA-AES256-SHA',
  'ECDHE-ECDSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA', 'DHE-RSA-AES128-SHA',
  'AES256-GCM-SHA384', 'AES128-GCM-SHA256', 'AES256-SHA256', 'AES128-SHA256', 'AES256-SHA', 'AES128-SHA',
];

/** What Node offers unless it is told otherwise. */
const DEFAULT_CIPHERS = [
  ...MODERN,
  'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-AES256-GCM-SHA384', 'DHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-SHA256', 'DHE-RSA-AES128-SHA256',
  'ECDHE-RSA-AES256-SHA384', 'DHE-RSA-AES256-SHA384', 'ECDHE-RSA-AES256-SHA256', 'DHE-RSA-AES256-SHA256',
  'HIGH', '!aNULL', '!eNULL', '!EXPORT', '!DES', '!RC4', '!MD5', '!PSK', '!SRP', '!CAMELLIA',
].join(':');

/** 'ECDHE-RSA-AES128-SHA' -> 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA' */
function standardName(name) {
  if (name.startsWith('TLS_')) return name;
  const [, exchange = 'RSA', cipher] = /^(?:((?:EC)?DHE-(?:RSA|ECDSA))-)?(.*)$/.exec(name);
  const rest = cipher === 'CHACHA20-POLY1305' ? 'CHACHA20_POLY1305_SHA256' :
    cipher.replace(/^AES(128|256)-(GCM)?-?/, (_, bits, mode = 'CBC') => `AES_${bits}_${mode}_`);
  return `TLS_${exchange.replace('-', '_')}_WITH_${rest}`;
}

const byStandardName = new Map([...MODERN, ...OLDER].map((name) => [standardName(name), name]));

/** The first version that had the suite, as OpenSSL tells it. */
function firstVersion(name) {
  if (name.startsWith('TLS_')) return 'TLSv1.3';
  if (!name.endsWith('-SHA')) return 'TLSv1.2';
  return name.startsWith('ECDHE-') ? 'TLSv1.0' : 'SSLv3';
}

/** What getCipher() answers. */
function describeCipher(standard) {
  const name = byStandardName.get(standard) ?? standard;
  return { name, standardName: standard, version: firstVersion(name) };
}

const isGcm = (name) => name.includes('GCM');
const isAead = (name) => isGcm(name) || name.includes('CHACHA20');
const hasRsaKeyExchange = (name) => !name.includes('DHE-');

/** OpenSSL's words for groups of suites. */
const GROUPS = {
  'ALL': () => true,
  'COMPLEMENTOFALL': () => false,
  'COMPLEMENTOFDEFAULT': () => false,
  'DEFAULT': () => true,
  'HIGH': () => true,
  'FIPS': (name) => !name.includes('CHACHA20'),
  'MEDIUM': () => false,
  'LOW': () => false,
  'TLSv1.2': (name) => firstVersion(name) === 'TLSv1.2',
  'TLSv1.0': (name) => firstVersion(name) === 'TLSv1.0',
  'TLSv1': (name) => firstVersion(name) === 'TLSv1.0',
  'SSLv3': (name) => firstVersion(name) === 'SSLv3',
  'RSA': (name) => hasRsaKeyExchange(name) || name.includes('-RSA-'),
  'kRSA': hasRsaKeyExchange,
  'aRSA': (name) => !name.includes('ECDSA'),
  'ECDSA': (name) => name.includes('ECDSA'),
  'aECDSA': (name) => name.includes('ECDSA'),
  'ECDHE': (name) => name.startsWith('ECDHE'),
  'EECDH': (name) => name.startsWith('ECDHE'),
  'kECDHE': (name) => name.startsWith('ECDHE'),
  'kEECDH': (name) => name.startsWith('ECDHE'),
  'ECDH': (name) => name.startsWith('ECDHE'),
  'DHE': (name) => name.startsWith('DHE'),
  'EDH': (name) => name.startsWith('DHE'),
  'DH': (name) => name.startsWith('DHE'),
  'kDHE': (name) => name.startsWith('DHE'),
  'kEDH': (name) => name.startsWith('DHE'),
  'AES': (name) => name.includes('AES'),
  'AES128': (name) => name.includes('AES128'),
  'AES256': (name) => name.includes('AES256'),
  'AESGCM': isGcm,
  'CHACHA20': (name) => name.includes('CHACHA20'),
  'SHA1': (name) => name.endsWith('-SHA'),
  'SHA': (name) => name.endsWith('-SHA'),
  'SHA256': (name) => name.endsWith('-SHA256') && !isAead(name),
  'SHA384': (name) => name.endsWith('-SHA384') && !isAead(name),
};

/** The suites that a word means; those joined by + must fit all. */
function matching(word) {
  if (OLDER.includes(word)) return [word];
  const standard = byStandardName.get(word);
  if (standard !== undefined) return [standard];
  let found = OLDER;
  for (const part of word.split('+')) {
    const test = Object.hasOwn(GROUPS, part) ? GROUPS[part] : () => false;
    found = found.filter(test);
  }
  return found;
}

/** Applies one word of OpenSSL's list to what was chosen before it. */
function applyWord(state, word) {
  const sign = /^[-+!]/.test(word) ? word[0] : '';
  const named = matching(sign === '' ? word : word.slice(1));
  const others = state.chosen.filter((name) => !named.includes(name));
  if (sign === '!') {
    for (const name of named) state.killed.add(name);
    state.chosen = others;
  } else if (sign === '-') {
    state.chosen = others;
  } else if (sign === '+') {
    state.chosen = [...others, ...state.chosen.filter((name) => named.includes(name))];
  } else {
    state.chosen.push(...named.filter((name) => !state.chosen.includes(name) && !state.killed.has(name)));
  }
}

function bits(name) {
  return name.includes('AES128') ? 128 : 256;
}

/** The suites before TLS 1.3 that a list means, by OpenSSL's names. */
function parseList(list) {
  const state = { chosen: [], killed: new Set() };
  for (const word of list.split(/[:;, ]/)) {
    if (word === '') continue;
    if (word === '@STRENGTH') state.chosen.sort((a, b) => bits(b) - bits(a));
    else if (word.includes('@SECLEVEL=')) {
      const [before] = word.split('@SECLEVEL='); // what is too weak at which level is OpenSSL's own matter
      if (before) applyWord(state, before);
    } else {
      applyWord(state, word);
    }
  }
  if (state.chosen.length === 0) throw sslError('no cipher match', 185);
  return state.chosen;
}

/** Node's two kinds of suites in one option: those of TLS 1.3 by their names, the others by OpenSSL's language. */
function processCiphers(ciphers, name) {
  const all = (ciphers || require('tls').DEFAULT_CIPHERS).split(':');
  const modern = all.filter((each) => each.startsWith('TLS_') && !/^TLS_(?:.*)_WITH_/.test(each));
  const older = all.filter((each) => each.length > 0 && !modern.includes(each)).join(':');
  if (modern.length === 0 && older === '') throw new ERR_INVALID_ARG_VALUE(name, all);
  if (modern.some((each) => !MODERN.includes(each) && !/^TLS_AES_128_CCM/.test(each))) throw sslError('no cipher match', 185);
  return { modern: modern.filter((each) => MODERN.includes(each)), older };
}

function getCiphers() {
  return [...MODERN, ...OLDER].map((name) => name.toLowerCase()).sort();
}

module.exports = { DEFAULT_CIPHERS, describeCipher, getCiphers, parseList, processCiphers, standardName };
