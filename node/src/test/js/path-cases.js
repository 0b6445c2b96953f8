'use strict';
// Prints what path answers for many paths in both flavours; relative win32 paths are left out, which depend on the host.
const path = require('path');

const paths = ['', '.', '..', '/', '//', '///', 'a', 'a/', '/a', '/a/', 'a/b', '/a/b/c.txt', './a', '../a', 'a/../b', 'a/./b', 'a//b',
  '/..', '/../a', 'a/../..', '.a', '..a', 'a.', 'a.b.c', '.a.b', 'a/.b', 'a b/c d', '/a/b/../../..', 'a/...', 'é/ü.ñ',
  'C:', 'C:\\', 'C:a', 'C:/a/../b', 'c:\\a\\b.c', '\\', '\\\\', '\\a', '\\\\server', '\\\\server\\share', '\\\\server\\share\\a\\..\\b',
  '//server/share/x', '\\\\.\\dev', '\\\\?\\C:\\x', 'a\\b', 'a\\..\\b', 'CON', 'COM1:', 'AB:cd', './c:/x'];
const call = (fn) => {
  try {
    return JSON.stringify(fn());
  } catch (err) {
    return `${err.code} ${err.message}`;
  }
};

for (const flavour of ['posix', 'win32']) {
  const p = path[flavour];
  for (const one of paths) {
    for (const name of ['normalize', 'dirname', 'basename', 'extname', 'parse', 'isAbsolute']) {
      console.log(flavour, name, JSON.stringify(one), call(() => p[name](one)));
    }
    console.log(flavour, 'round', JSON.stringify(one), call(() => p.format(p.parse(one))));
    console.log(flavour, 'base', JSON.stringify(one), call(() => p.basename(one, '.txt')), call(() => p.basename(one, 'b')), call(() => p.basename(one, one)));
    for (const other of ['', 'x', '../x', '/x', 'D:\\x']) {
      console.log(flavour, 'join', JSON.stringify([one, other]), call(() => p.join(one, other)), call(() => p.join('r', one, other, '..')));
      const root = flavour === 'posix' ? '/top' : 'C:\\top';
      console.log(flavour, 'resolve', JSON.stringify([one, other]), call(() => p.resolve(root, one, other)));
      console.log(flavour, 'relative', JSON.stringify([one, other]), call(() => p.relative(p.resolve(root, one), p.resolve(root, other))));
    }
    console.log(flavour, 'namespaced', call(() => p.toNamespacedPath(p.resolve(flavour === 'posix' ? '/' : 'C:\\', one))));
  }
  for (const bad of [undefined, null, 1, {}, []]) {
    for (const name of ['normalize', 'dirname', 'basename', 'extname', 'parse', 'isAbsolute', 'join', 'resolve', 'relative', 'format']) {
      console.log(flavour, name, String(bad), call(() => p[name](bad)));
    }
    console.log(flavour, 'suffix', call(() => p.basename('a', bad)), call(() => p.resolve('/a', bad)));
  }
  console.log(flavour, p.sep, p.delimiter, Object.keys(p).join(), p.posix === path.posix, p.win32 === path.win32);
  console.log(call(() => p.format({ dir: 'd', base: 'b' })), call(() => p.format({ root: '/', name: 'n', ext: 'x' })), call(() => p.format({})));
}
console.log(require('path/posix') === path.posix, require('path/win32') === path.win32);

const globs = ['*', '**', '*.js', '**/*.js', 'a/*', 'a/**', 'a/**/b', '?', '[ab]', '[!ab]', '[a-c]*', '{a,b}.js', 'a{1..3}', '+(a|b)', '!(a)', '@(a|b).js', '?(a)b', '*(ab)', '.*', '**/.*', 'a/', '[[:digit:]]', 'a.b', '/a/**'];
const names = ['a', 'b', 'ab', 'a.js', 'b.js', 'c.js', '.a', 'a/b', 'a/b.js', 'a/x/y/b', 'a/.b', 'a/b/', 'a2', 'abab', '5', 'a.b', 'axb', '/a/b', 'aab', 'a/.x/b'];
if (path.matchesGlob) {
  for (const glob of globs) console.log('glob', glob, names.filter((name) => path.posix.matchesGlob(name, glob)).join(' '));
  console.log(path.win32.matchesGlob('a\\b', 'a/*'), path.win32.matchesGlob('a\\b', 'a\\*'), path.posix.matchesGlob('a\\b', 'a/*'));
}
