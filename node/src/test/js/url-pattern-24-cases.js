'use strict';

// https://nodejs.org/api/url.html#class-urlpattern; results as the URL Pattern Standard has them

const { URLPattern: ofModule } = require('url');

console.log(URLPattern === ofModule, typeof URLPattern);
const PARTS = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'];

function show(...args) {
  try {
    const pattern = new URLPattern(...args);
    console.log(JSON.stringify(args), PARTS.map((name) => `${name}=${pattern[name]}`).join(' '), pattern.hasRegExpGroups);
    return pattern;
  } catch (error) {
    console.log(JSON.stringify(args), error.name, error.code, error.message);
    return undefined;
  }
}

function match(pattern, ...args) {
  try {
    const found = new URLPattern(...[pattern].flat()).exec(...args);
    const parts = found && PARTS.filter((name) => JSON.stringify(found[name].groups) !== '{"0":""}').map((name) => [name, found[name]]);
    console.log(JSON.stringify(pattern), JSON.stringify(args), JSON.stringify(parts && Object.fromEntries(parts)));
  } catch (error) {
    console.log(JSON.stringify(pattern), JSON.stringify(args), error.name, error.code, error.message);
  }
}

show();
show({});
show('https://nodejs.org/docs/latest/api/*.html');
show('https://:sub.example.com:8080/:path*?q=:q#:hash');
show('https://:sub.example.com:8080/:path*\\?q=:q#:hash');
show('https://example.com:443/a');
show('/books/:id(\\d+)', 'https://example.com/shelf/');
show('books/:id?', 'https://example.com/shelf/a');
show('http{s}?://{*.}?example.com/{:a-:b}+');
show('data\\:text/*');
show('data:foobar');
show('https://[\\:\\:1]/');
show('https://user:pass@example.com/');
show({ pathname: '/:a{.:ext}?' });
show({ pathname: '/(.*)/:b(.*)', hash: '#x', search: '?y', protocol: 'https:' });
show({ pathname: '/foo{/:bar}*', baseURL: 'https://example.com?q#h' });
show({ hostname: 'café.com', pathname: '/café', protocol: 'http', port: '80' });
show({ pathname: 'a/./b/../c' });
show({ pathname: '/FOO' }, { ignoreCase: true });
show('relative');
show('https://example.com/:a/:a');
show('https://example.com/(');
show({ port: 'x' });
show({ protocol: '1 2' });
show({}, 'https://example.com');
show({ baseURL: 'no' });
show(null);
show(1);
show('a', 1);
show('https://a', { ignoreCase: 1 });

match('https://nodejs.org/docs/latest/api/*.html', 'https://nodejs.org/docs/latest/api/dns.html');
match('https://nodejs.org/docs/latest/api/*.html', 'https://nodejs.org/docs');
match({ pathname: '/books/:id(\\d+)' }, { pathname: '/books/123' });
match({ pathname: '/books/:id(\\d+)' }, { pathname: '/books/x' });
match({ pathname: '/a/:b?/c' }, { pathname: '/a/c' });
match({ pathname: '/a/:b+' }, { pathname: '/a/x/y/z' });
match({ pathname: '/a/:b*' }, { pathname: '/a' });
match({ pathname: '/a{.:ext}?' }, 'https://example.com/a.txt');
match({ hostname: ':sub.example.com' }, 'https://www.example.com/');
match({ hostname: ':sub.example.com' }, 'https://a.b.example.com/');
match('https://*:8080/*', 'https://example.com:8080/a?b');
match([{ pathname: '/FOO' }, { ignoreCase: true }], { pathname: '/foo' });
match({ search: 'q=:q' }, '/?q=1', 'https://example.com');
match({ pathname: '/x' }, 'not a url');
match({ pathname: '/x' }, 1);
match({ pathname: '/x' }, { pathname: '/x' }, 'https://example.com');
match({ pathname: '/x' }, '/x', 1);
match({ pathname: '/*' }, { pathname: 'b', baseURL: 'https://example.com/a/' });
match('data\\:text/*', 'data:text/plain');

console.log(new URLPattern({ pathname: '/a' }).test('https://example.com/a'), new URLPattern('https://a.b/*').test('/c', 'https://a.b'));
console.log(Object.prototype.toString.call(new URLPattern()), Object.keys(URLPattern.prototype).sort().join());
