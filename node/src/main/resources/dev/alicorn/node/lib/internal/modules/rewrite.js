'use strict';
// The engine knows neither import() nor import.meta here: a program's text has each such `import` replaced, in place
// and with the same length, by an identifier that the loader binds. Lines and columns stay.

const MAYBE_DYNAMIC = /\bimport\s*(?:[(.]|\/[/*])/;
const MAYBE_ATTRIBUTES = /\bwith\b/;
const EACH_DYNAMIC = /^.*\bimport\s*(?:[(.]|\/[/*]).*$/gm;
// A line of a comment; types in JSDoc are the usual reason to see import( in a file that has none.
const COMMENT_LINE = /^\s*(?:\*(?!\/)|\/\/|\/\*)/;
const NAMES = ['ímport', 'ìmport', 'împort', 'ïmport', 'impórt', 'impòrt', 'impôrt', 'impört'];
// Scripts share one scope, so each has a name of its own: 'ím' and four characters.
const ANY_NAME = new RegExp(`${NAMES.join('|')}|ím[0-9a-z]{4}`, 'g');

let Scanner = null;

/** Cheap: whether the text may hold import() or import.meta outside comments. */
function mayBeDynamic(source) {
  if (!MAYBE_DYNAMIC.test(source)) return false;
  for (const [line] of source.matchAll(EACH_DYNAMIC)) {
    if (!COMMENT_LINE.test(line)) return true;
    // Code may follow a comment that ends on the line.
    const end = line.lastIndexOf('*/');
    if (end !== -1 && MAYBE_DYNAMIC.test(line.slice(end))) return true;
  }
  return false;
}

/** Takes down of a finished node what the loader wants to know. */
function note(scanner, node) {
  switch (node.type) {
    case 'ImportExpression':
      scanner.dynamic.push(node.start);
      break;
    case 'MetaProperty':
      if (node.meta.name === 'import') scanner.dynamic.push(node.start);
      break;
    case 'AwaitExpression':
      if (!scanner.inFunction) scanner.awaits.push(node.start);
      break;
    case 'ForOfStatement':
      if (node.await && !scanner.inFunction) scanner.awaits.push(node.start);
      break;
    case 'VariableDeclaration':
      if (node.kind === 'await using' && !scanner.inFunction) scanner.awaits.push(node.start);
      break;
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if (node.source) scanner.requests.push(requestOf(node));
  }
}

function makeScanner() {
  const { Parser } = require('internal/vendor').load('acorn');
  return class ImportScanner extends Parser {
    dynamic = [];
    requests = [];
    /** Where the module awaits at top level. */
    awaits = [];

    // `new.target` is fine at the top of a CommonJS module, which is a function's body.
    get allowNewDotTarget() {
      return true;
    }

    // The engine checks regular expressions itself.
    validateRegExpFlags() {}

    validateRegExpPattern() {}

    finishNode(node, type) {
      const finished = super.finishNode(node, type);
      note(this, finished);
      return finished;
    }
  };
}

function requestOf(node) {
  let attributes;
  for (const { key, value } of node.attributes ?? []) {
    attributes ??= { __proto__: null };
    attributes[key.name ?? key.value] = value.value;
  }
  return { specifier: node.source.value, attributes };
}

/** What a parse tells of imports, or null where the parser does not take the text: the engine then says why. */
function scan(source, sourceType) {
  Scanner ??= makeScanner();
  const scanner = new Scanner({
    ecmaVersion: 'latest', sourceType, allowReturnOutsideFunction: sourceType === 'script', allowHashBang: true,
  }, source);
  try {
    scanner.parse();
  } catch {
    return null;
  }
  return scanner;
}

function freeName(source) {
  return NAMES.find((name) => !source.includes(name)) ?? NAMES[0];
}

function replaceAt(source, positions, name) {
  let text = '';
  let last = 0;
  for (const position of positions.sort((a, b) => a - b)) {
    text += source.slice(last, position) + name;
    last = position + 6;
  }
  return text + source.slice(last);
}

/** A classic script or function body: null if it has no import(), else its text and the identifier to bind. */
function rewriteScript(source, chooseName = freeName) {
  if (!mayBeDynamic(source)) return null;
  const scanned = scan(source, 'script');
  if (scanned === null || scanned.dynamic.length === 0) return null;
  const name = chooseName(source);
  return { name, text: replaceAt(source, scanned.dynamic, name) };
}

/**
 * An ES module: its text, the identifier that stands for `import` (if used), its static requests where they may have
 * attributes, and whether it awaits at top level (undefined: not looked at).
 */
function rewriteModule(source) {
  const isDynamic = mayBeDynamic(source);
  if (!isDynamic && !MAYBE_ATTRIBUTES.test(source)) return { text: source };
  const scanned = scan(source, 'module');
  if (scanned === null) return { text: source };
  const { requests } = scanned;
  const hasTopLevelAwait = scanned.awaits.length > 0;
  if (scanned.dynamic.length === 0) return { text: source, requests, hasTopLevelAwait };
  const name = freeName(source);
  const body = replaceAt(source, scanned.dynamic, name);
  return { text: `${body}\n;import ${name} from "alicorn:meta";`, name, requests, hasTopLevelAwait };
}

/** Where an ES module awaits at top level, in order of appearance. */
function awaitPositions(source) {
  if (!/\bawait\b/.test(source)) return [];
  return (scan(source, 'module')?.awaits ?? []).sort((a, b) => a - b);
}

/** Whether an ES module awaits at top level. */
function hasTopLevelAwait(source) {
  return awaitPositions(source).length > 0;
}

/** The static imports of an ES module, or null if it cannot be parsed. */
function staticRequests(source) {
  return scan(source, 'module')?.requests ?? null;
}

/** A line of rewritten text as the program has it, for messages. */
function restoreText(line) {
  return line.replace(ANY_NAME, 'import');
}

module.exports = { awaitPositions, hasTopLevelAwait, restoreText, rewriteModule, rewriteScript, staticRequests };
