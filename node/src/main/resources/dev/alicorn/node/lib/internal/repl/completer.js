'use strict';

// What the tab key offers: commands, modules, files, properties, variables.

const { completeFile, completeImport, completeRequire } = require('internal/repl/complete_paths');
const { findTarget, isWithoutEffects } = require('internal/repl/complete_target');

const KEYWORDS = [
  'async', 'await', 'break', 'case', 'catch', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else', 'export', 'false',
  'finally', 'for', 'function', 'if', 'import', 'in', 'instanceof', 'let', 'new', 'null', 'return', 'switch', 'this', 'throw',
  'true', 'try', 'typeof', 'var', 'void', 'while', 'with', 'yield',
];
const COMMAND = /^\s*\.(\w*)$/;
const REQUIRE = /\brequire\s*\(\s*['"`](([\w@./:-]+\/)?(?:[\w@./:-]*))(?![^'"`])$/;
const IMPORT = /\bimport\s*\(\s*['"`](([\w@./:-]+\/)?(?:[\w@./:-]*))(?![^'"`])$/;
const FILE = /fs(?:\.promises)?\.\s*[a-z][a-zA-Z]+\(\s*["'](.*)/;
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
const LEGACY = /^__(?:define|lookup)[GS]etter__$/;
const DECLARATION = /\b(?:let|const|var|class|function)\s+[\w$]*$/;
const MAX_PROTOTYPES = 5;

/** Groups, the closest last, as [completions, what they complete]; an empty one stands between two groups. */
function arrange(groups, filter, completeOn) {
  const lower = filter.toLocaleLowerCase();
  const seen = new Set(['']);
  const completions = [];
  for (const group of groups) {
    const fitting = group.filter((text) => text.toLocaleLowerCase().startsWith(lower)).sort((a, b) => (b > a ? 1 : -1));
    const { size } = seen;
    for (const text of fitting) {
      if (seen.has(text)) continue;
      seen.add(text);
      completions.unshift(text);
    }
    if (seen.size !== size) completions.unshift('');
  }
  if (completions[0] === '') completions.shift();
  return [completions, completeOn];
}

function ownNames(object) {
  const names = Object.getOwnPropertyNames(object).filter((name) => IDENTIFIER.test(name));
  return Object.getPrototypeOf(object) === null ? names.filter((name) => !LEGACY.test(name)) : names;
}

/** The properties of an object and of its prototypes. */
function propertyGroups(object) {
  const groups = [];
  let at = object;
  if (typeof object === 'object' || typeof object === 'function') {
    groups.push(ownNames(object));
    at = Object.getPrototypeOf(object);
  } else {
    at = Object(object).constructor?.prototype ?? null;
  }
  for (let i = 0; at !== null && at !== undefined && i < MAX_PROTOTYPES; i++) {
    groups.push(ownNames(at));
    at = Object.getPrototypeOf(at);
  }
  return groups;
}

function evaluateIn(repl, expression) {
  const vm = require('vm');
  const options = { displayErrors: false };
  return repl.useGlobal ? vm.runInThisContext(expression, options) : vm.runInContext(expression, repl.context, options);
}

function variableGroups(repl) {
  const { context } = repl;
  const own = ownNames(context);
  if (repl.useGlobal) return [...propertyGroups(Object.getPrototypeOf(context)), own];
  const lexical = require('internal/vm/contextified').lexicalNames(context).filter((name) => IDENTIFIER.test(name));
  own.push(...evaluateIn(repl, 'Object.getOwnPropertyNames(globalThis)').filter((name) => IDENTIFIER.test(name)), ...ownNames(globalThis));
  return [lexical, ...propertyGroups(Object.getPrototypeOf(context)), own];
}

/** Whether a getter or a proxy lies on the way to the value: to look would run code. */
function runsCode(repl, { path }) {
  let value;
  for (const [i, { name, expression }] of path.entries()) {
    if (i > 0) {
      if (value === null || value === undefined || require('internal/util/types').isProxy(value)) return true;
      for (let at = Object(value); at !== null; at = Object.getPrototypeOf(at)) {
        const key = name ?? String(evaluateIn(repl, expression));
        const property = Object.getOwnPropertyDescriptor(at, key);
        if (property === undefined) continue;
        if (property.get !== undefined) return true;
        break;
      }
    }
    value = evaluateIn(repl, path[i].upTo);
  }
  return require('internal/util/types').isProxy(value);
}

function completeMember(repl, target) {
  if (!isWithoutEffects(target.node)) return [[], target.text];
  let groups;
  try {
    if (runsCode(repl, target)) return [[], target.text];
    const value = evaluateIn(repl, `(${target.object})`);
    if (value === null || value === undefined) return [[], target.text];
    groups = propertyGroups(value);
  } catch {
    return [[], target.text]; // The expression throws: nothing is known of what it would be.
  }
  const head = `${target.object}${target.access}`;
  return arrange(groups.map((group) => group.map((name) => head + name)), head + target.filter, target.text);
}

function completions(repl, line) {
  const command = COMMAND.exec(line);
  if (command !== null) return arrange([Object.keys(repl.commands)], command[1], command[1]);
  const required = REQUIRE.exec(line);
  if (required !== null) return arrange(completeRequire(repl, required), required[1], required[1]);
  if (/\brequire\s*\(\s*['"`]/.test(line) && !/\)\s*[.[(]?/.test(line)) return [[], undefined];
  const imported = IMPORT.exec(line);
  if (imported !== null) return arrange(completeImport(repl, imported), imported[1], imported[1]);
  if (/\bimport\s*\(\s*['"`]/.test(line) && !/\)\s*[.[(]?/.test(line)) return [[], undefined];
  const file = FILE.exec(line);
  if (file !== null && repl.allowBlockingCompletions) return completeFile(file[1]);
  if (line !== '' && !/[\w$.]$/.test(line)) return line.trim() === '' ? arrange(variableGroups(repl), '', line) : [[], undefined];
  if (DECLARATION.test(line)) return [[], undefined];
  const target = line === '' ? { filter: '', text: '' } : findTarget(line);
  if (target === null) return [[], undefined];
  if (target.object !== undefined) return completeMember(repl, target);
  const groups = variableGroups(repl);
  if (target.filter !== '') groups.push(KEYWORDS);
  return arrange(groups, target.filter, target.text);
}

/** A readline completer: `callback(null, [completions, what they complete])`. */
function complete(repl, line, callback) {
  const done = repl.editorMode ? repl.completeOnEditorMode(callback) : callback;
  const text = line.trimStart();
  done(null, completions(repl, text));
}

/** What two texts begin with. */
function common(a, b) {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

/** A callback for the editor, which has no room for lists: it gets what all completions begin with. */
function onlyCommonPrefix(callback) {
  return (err, results) => {
    if (err) {
      callback(err);
      return;
    }
    const [completions, completeOn = ''] = results;
    const found = completions.filter(Boolean);
    callback(null, [completeOn && found.length > 0 ? [found.reduce(common)] : found, completeOn]);
  };
}

module.exports = { complete, onlyCommonPrefix };
