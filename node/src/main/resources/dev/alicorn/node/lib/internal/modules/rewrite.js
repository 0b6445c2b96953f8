'use strict';
// The engine knows neither import() nor import.meta here: a program's text has each such `import` replaced, in place
// and with the same length, by an identifier that the loader binds. Lines and columns stay.

const { lex } = require('internal/modules/import_lexer');
const { scan } = require('internal/modules/import_scanner');

// `import` that is no part of a name and no property, before a bracket, before `.meta`, or before a comment that may
// hide these. The word comes first, for which the engine searches fastest.
const IMPORT = String.raw`import(?<![\w$]import|[^.]\.import)`;
const DYNAMIC = String.raw`\s*(?:\(|\.\s*(?:meta\b|\/[/*])|\/[/*])`;
const MAYBE_DYNAMIC = new RegExp(IMPORT + DYNAMIC);
const EACH_IMPORT = new RegExp(`${IMPORT}(?=${DYNAMIC})`, 'g');
const EACH_DYNAMIC = new RegExp(`^.*${IMPORT}${DYNAMIC}.*$`, 'gm');
const MAYBE_ATTRIBUTES = /\bwith\s*(?:\{|\/[/*])/;
// Where a name would be taken but `import` is an error: after this, or where that begins.
const WRONG_BEFORE = /(?:\bnew|\+\+|--)\s*$/;
const WRONG_FROM = /import\s*(?:\(\s*(?:\)|\.\.\.)|\.\s*meta\s*(?:\+\+|--|(?:[-+*/%&|^]|<<|>>>?|\*\*|&&|\|\||\?\?)?=(?![=>])))/y;
// A line of a comment; types in JSDoc are the usual reason to see import( in a file that has none.
const COMMENT_LINE = /^\s*(?:\*(?!\/)|\/\/|\/\*)/;
// Calls whose strings become code, in which import() counts too, up to the last string among their first arguments.
const STRING = String.raw`(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|${'`(?:[^`\\\\]|\\\\[^])*`'})`;
const EACH_CODE = new RegExp(
  String.raw`\b(?:eval|(?:Async)?(?:Generator)?Function)\s*\(\s*(?:(?:[\w$.]+|${STRING})\s*,\s*)*${STRING}`, 'g');
const NAMES = ['ímport', 'ìmport', 'împort', 'ïmport', 'impórt', 'impòrt', 'impôrt', 'impört'];
// What is found in the global scope has a name of its own for each text: 'ím' and four characters.
const ANY_NAME = new RegExp(`${NAMES.join('|')}|ím[0-9a-z]{4}`, 'g');

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

/** Whether there may be import() in strings that become code, which only a parser finds. */
function mayBeInCode(source) {
  for (const [call] of source.matchAll(EACH_CODE)) if (MAYBE_DYNAMIC.test(call)) return true;
  return false;
}

/** Whether import() or import.meta may stand where it must not, which only a parser tells for sure. */
function mayBeWrong(source, positions) {
  return positions.some((position) => {
    WRONG_FROM.lastIndex = position;
    return WRONG_FROM.test(source) || WRONG_BEFORE.test(source.slice(Math.max(0, position - 8), position));
  });
}

/**
 * What scan() tells, without static imports and awaits where no parser is needed; null if the text has what only the
 * engine can explain.
 */
function find(source, sourceType) {
  const lexed = lex(source);
  if (lexed === null) return scan(source, sourceType);
  const { dynamic, hasMeta, hasAttributes } = lexed;
  if (hasMeta && sourceType === 'script') return null;
  if (hasAttributes || mayBeWrong(source, dynamic) || mayBeInCode(source)) return scan(source, sourceType);
  return { dynamic, inGlobalCode: [], requests: undefined, awaits: undefined };
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

let globalNames = 0;

/** A name that no text has and the global scope lacks. */
function freeGlobalName(source) {
  for (;;) {
    const name = `ím${(globalNames++).toString(36).padStart(4, '0')}`;
    if (!source.includes(name) && !Object.hasOwn(globalThis, name)) return name;
  }
}

/** Makes an importer reachable by a name of freeGlobalName. */
function bindGlobally(name, importer) {
  if (name === undefined) return;
  Object.defineProperty(globalThis, name, {
    value: importer, enumerable: false, configurable: true, writable: true,
  });
}

/** Hooks can be told of promises only from where these are followed: that begins with the first text that names createHook. */
function followPromises(source) {
  if (source.includes('createHook')) require('internal/promise_hooks').followThen();
}

/**
 * A function body: null if it has no import(), else its text, the identifier to bind in its scope, and the one to
 * bind globally for code in strings that sees no other scope. Either may be undefined.
 */
function rewriteBody(source) {
  if (!mayBeDynamic(source)) return null;
  const scanned = find(source, 'script');
  return scanned === null ? null : rewriteScanned(source, scanned);
}

function rewriteScanned(source, { dynamic, inGlobalCode }) {
  if (dynamic.length === 0 && inGlobalCode.length === 0) return null;
  const name = dynamic.length === 0 ? undefined : freeName(source);
  const globalName = inGlobalCode.length === 0 ? undefined : freeGlobalName(source);
  const text = name === undefined ? source : replaceAt(source, dynamic, name);
  return { name, globalName, text: globalName === undefined ? text : replaceAt(text, inGlobalCode, globalName) };
}

/** A classic script, whose import() must be reached globally: null, or its text and that name. */
function rewriteScript(source) {
  if (!mayBeDynamic(source)) return null;
  const scanned = find(source, 'script');
  if (scanned === null) return null;
  const positions = scanned.dynamic.concat(scanned.inGlobalCode);
  if (positions.length === 0) return null;
  const globalName = freeGlobalName(source);
  return { globalName, text: replaceAt(source, positions, globalName) };
}

/**
 * An ES module: its text, the identifiers that stand for `import` as in rewriteBody, its static requests where they
 * may have attributes, and whether it awaits at top level (undefined: not looked at).
 */
function rewriteModule(source) {
  if (!mayBeDynamic(source) && !MAYBE_ATTRIBUTES.test(source)) return { text: source };
  const scanned = find(source, 'module');
  if (scanned === null) return { text: source };
  const { requests, awaits } = scanned;
  const facts = { requests, hasTopLevelAwait: awaits === undefined ? undefined : awaits.length > 0 };
  const rewritten = rewriteScanned(source, scanned);
  if (rewritten === null) return { text: source, ...facts };
  const { name } = rewritten;
  if (name !== undefined) rewritten.text += `\n;import ${name} from "alicorn:meta";`;
  return { ...rewritten, ...facts };
}

/** Where an ES module awaits at top level, in order of appearance. */
function awaitPositions(source) {
  if (!/\bawait\b/.test(source)) return [];
  return (scan(source, 'module')?.awaits ?? []).sort((a, b) => a - b);
}

/** Whether an ES module awaits at top level. */
function hasTopLevelAwait(source) {
  if (!/\bawait\b/.test(source) || require('internal/modules/sync_module').isSurelySync(source)) return false;
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

module.exports = {
  awaitPositions,
  bindGlobally,
  followPromises,
  hasTopLevelAwait,
  restoreText,
  rewriteBody,
  rewriteModule,
  rewriteScript,
  staticRequests,
};
