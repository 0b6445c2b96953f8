'use strict';
// A parse that only takes down where a text has import(), import.meta, static imports and top-level await.

// Functions that make code from strings. What they make has import() too.
const MAKES_CODE = /^(?:eval|(?:Async)?(?:Generator)?Function)$/;
const IMPORT_CALL = /\bimport(?=\s*\()/g;

let Scanner = null;

function requestOf(node) {
  let attributes;
  for (const { key, value } of node.attributes ?? []) {
    attributes ??= { __proto__: null };
    attributes[key.name ?? key.value] = value.value;
  }
  return { specifier: node.source.value, attributes };
}

/** The literal parts of an argument that is a string, as ranges of the source. */
function literalParts(node) {
  if (node.type === 'Literal' && typeof node.value === 'string') return [node];
  return node.type === 'TemplateLiteral' ? node.quasis : [];
}

/** import() in code that is written out as a string: in the scope around it for eval, else in the global one. */
function noteCodeInStrings(scanner, { callee, arguments: args }) {
  if (callee.type !== 'Identifier' || !MAKES_CODE.test(callee.name)) return;
  const positions = callee.name === 'eval' ? scanner.dynamic : scanner.inGlobalCode;
  for (const { start, end } of args.flatMap(literalParts)) {
    for (const match of scanner.input.slice(start, end).matchAll(IMPORT_CALL)) positions.push(start + match.index);
  }
}

function noteAwait(scanner, node) {
  if (!scanner.inFunction) scanner.awaits.push(node.start);
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
    case 'CallExpression':
    case 'NewExpression':
      noteCodeInStrings(scanner, node);
      break;
    case 'AwaitExpression':
      noteAwait(scanner, node);
      break;
    case 'ForOfStatement':
      if (node.await) noteAwait(scanner, node);
      break;
    case 'VariableDeclaration':
      if (node.kind === 'await using') noteAwait(scanner, node);
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
    /** Where `import` stands that the text's own scope must bind. */
    dynamic = [];
    /** Where it stands in strings that become code of the global scope. */
    inGlobalCode = [];
    /** Static imports: specifiers and attributes. */
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

module.exports = { scan };
