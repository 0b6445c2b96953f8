'use strict';

// Prints what URLs, their setters, search parameters and the legacy API make of made-up text: run under two runtimes,
// the lines must be the same. It keeps clear of what the URL Standard changed of late: `^` in paths, and spaces at the
// end of opaque ones. Usage: url-cases.js [SEED [COUNT]]

const url = require('url');

const { URL, URLSearchParams } = url;

process.noDeprecation = true;

const { pick, random } = require('./random.js');

const COUNT = Number(process.argv[3] ?? 3000);

const some = (list, most) => Array.from({ length: random(most + 1) }, () => pick(list)).join('');

const STARTS = ['http://', 'https://', 'ws://', 'ftp://', 'file://', 'file:///', 'foo://', 'foo:/', 'http:', 'HTTP:\\\\',
  '//', '/', ''];
const USERS = ['', '', 'user@', 'u:p@', 'u:@', 'a%40b:c d@'];
const HOSTS = ['example.com', 'a.b', 'LOCALHOST', '127.0.0.1', '0x7f.1', '256.1', '[::1]', '[1:2::3]',
  '[::ffff:1.2.3.4]', 'é.com', '例え.jp', 'xn--fiq228c.com', 'a%41', 'a_b', 'c:', 'x y', ''];
const PORTS = ['', '', ':80', ':443', ':8080', ':', ':65536', ':x'];
const PATHS = ['/', '/a', '/b/', '/./', '/../', '/%2e%2E/', '/..', '//', '\\', '/é', '/C:', '/x|y', '/{}', '/%zz',
  '/a b', '/\ud800'];
const ENDS = ['', '', '?', '?a=b', '?a=1&b=2', "?'\"<>", '?é', '#', '#frag', '# "`', '#é'];
const BASES = ['http://h/a/b/c?q#f', 'file:///C:/x/y', 'file:///a/b', 'foo://h/p/q', 'foo:/p/q', 'https://u:p@h:99/x/',
  'file://host/a/b'];
const VALUES = ['', 'x', 'example.net', 'example.net:81', '80', '443', '/x/../y', 'a b', 'é', '?a=b', '#z', 'https', 'foo',
  'ftp:', '[::2]', '1.2.3', 'user@', '%41', '\t1\n2', '//d'];
const PROPERTIES = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search',
  'hash'];

const UP = /\.\.|%2e%2E/;

/** Without what one runtime has a known fault in: dots that climb under a drive that is none, or to an empty path. */
function text() {
  const [start, host, path] = [pick(STARTS), pick(USERS) + pick(HOSTS) + pick(PORTS), some(PATHS, 4)];
  const faulty = UP.test(path) && (start.startsWith('f') || start === '' || start.startsWith('/'));
  return start + host + (faulty ? '/q' : path) + pick(ENDS);
}

const dump = (parsed) => PROPERTIES.map((key) => parsed[key]).join(' ');

function attempt(action) {
  try {
    return JSON.stringify(action());
  } catch (error) {
    return JSON.stringify([error.name, error.code, error.message, error.input, error.base]);
  }
}

function parseCase() {
  const [input, base] = [text(), pick([undefined, pick(BASES)])];
  return attempt(() => dump(new URL(input, base)));
}

function setterCase() {
  const [base, key, value] = [pick(BASES), pick(PROPERTIES.slice(2)), pick(VALUES)];
  if (key === 'port' && !/^[0-9]*$/.test(value)) return 'not compared';
  if (base.startsWith('foo:/p') && key.startsWith('host')) return 'not compared';
  return attempt(() => {
    const parsed = new URL(base);
    parsed[key] = value;
    return dump(parsed);
  });
}

function paramsCase() {
  const names = ['a', 'b', 'é', 'a b', '+', '&', '=', '\ud800', ''];
  const query = `?${some(['a=1', '&', 'b=%20', 'c', '=', '+', '%41', '%ff'], 6)}`;
  const params = new URLSearchParams(pick([query, { x: 1, y: 'z w' }, [['p', 'q'], ['p', 'r']]]));
  const out = [];
  for (let i = random(5); i > 0; i--) {
    const method = pick(['append', 'set', 'delete', 'has', 'get', 'getAll', 'sort']);
    out.push(method, JSON.stringify(params[method](pick(names), pick([...names, '1']))));
  }
  return `${out.join(' ')} ${params} ${JSON.stringify([...params])} ${params.size}`;
}

function legacyCase() {
  const [input, query, slashes] = [text(), random(2) === 0, random(2) === 0];
  return attempt(() => url.parse(input, query, slashes));
}

function resolveCase() {
  const [base, reference] = [text(), text()];
  return attempt(() => url.resolve(base, reference));
}

function formatCase() {
  const [input, auth, unicode] = [text(), random(2) === 0, random(2) === 0];
  return attempt(() => url.format(new URL(input), { auth, unicode, fragment: false }));
}

function domainCase() {
  const names = ['ex.com', 'bücher.de', '中国', 'xn--bcher-kva.de', 'faß.de', '\u200d', 'a..b', 'ﬁ.com'];
  const name = pick(['', 'www.', 'xn--', 'é.', 'A-']) + pick(names);
  return attempt(() => [url.domainToASCII(name), url.domainToUnicode(name)]);
}

function fileCase() {
  const path = `/${some(['a', 'b c', '%', '#', '?', 'é', '\\', '..', '/', '~', '[', '\n', '.'], 6)}`;
  return attempt(() => [url.pathToFileURL(path).href, url.fileURLToPath(url.pathToFileURL(path))]);
}

const cases = [parseCase, parseCase, setterCase, paramsCase, legacyCase, resolveCase, formatCase, domainCase, fileCase];
for (let i = 0; i < COUNT; i++) {
  const current = cases[i % cases.length];
  console.log(`${i} ${current.name} ${current()}`);
}
console.log(new URL('https://user:pass@example.com:8080/a/b?x=1&y=2#z'), new URLSearchParams('a=1&b=2'));
console.log(url.parse('http://user:pass@host.com:8080/p/a/t/h?query=string#hash'));
console.log(url.urlToHttpOptions(new URL('http://a:b@[::1]:81/p?x=1#h')));
