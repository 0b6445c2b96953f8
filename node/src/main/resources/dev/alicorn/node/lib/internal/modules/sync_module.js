'use strict';
// Whether an ES module awaits at top level, asked of the engine: what is left of it without imports and exports compiles
// as the body of a function that is not async, in a module, where `await` is no name. The engine takes a small part of
// a parser's time. Where it does not take the rest, a parser must tell.

const { binding } = require('internal/modules/host');
const { moduleSyntax } = require('internal/modules/import_lexer');

// What stands before an exported name, and what is to be there without the export. None is longer than this.
const FAR = 1 << 12;
const DECLARATION = /\bexport\s+(?=(?:async\s+)?(?:function|class|const|let|var)\b[\s*]*$)/;
const DEFAULT = /\bexport\s+$/;
const HASHBANG = /^#!.*/;
const LIST = /\bexport\s*\{[^{}]*$/;

/** { start, end, text } of what an export becomes; null if it is none of the usual kinds. */
function replacementAt(source, name) {
  const from = Math.max(0, name - FAR);
  const before = source.slice(from, name);
  let match = LIST.exec(before);
  if (match !== null) return { start: from + match.index, end: source.indexOf('}', name) + 1, text: ';' };
  match = DEFAULT.exec(before);
  if (match !== null && source.startsWith('default', name)) return { start: from + match.index, end: name + 7, text: ';void ' };
  match = DECLARATION.exec(before);
  if (match !== null) return { start: from + match.index, end: from + match.index + match[0].length, text: '' };
  return null;
}

/** The text without imports and exports; null if that is not to be had. */
function withoutModuleSyntax(source) {
  const found = moduleSyntax(source);
  if (found === null) return null;
  const cuts = found.statements.map(([start, end]) => ({ start, end, text: ';' }));
  for (const name of found.names) {
    if (found.statements.some(([start, end]) => start <= name && name < end)) continue;
    const cut = replacementAt(source, name);
    if (cut === null) return null;
    cuts.push(cut);
  }
  cuts.sort((a, b) => a.start - b.start);
  let text = '';
  let last = 0;
  for (const cut of cuts) {
    if (cut.start < last) continue; // another name of the same list
    text += source.slice(last, cut.start) + cut.text;
    last = cut.end;
  }
  return text + source.slice(last);
}

/** False also where it is not known. */
function isSurelySync(source) {
  const body = withoutModuleSyntax(source);
  if (body === null) return false;
  try {
    binding.checkModule(`function body() {${body.replace(HASHBANG, '')}\n}`, 'node:internal/modules/sync_module');
    return true;
  } catch {
    return false;
  }
}

module.exports = { isSurelySync };
