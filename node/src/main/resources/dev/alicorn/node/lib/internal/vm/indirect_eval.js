'use strict';
// `eval` that is not called by its name runs code in the global scope, and here that is the context's. A call by its name
// must stay the engine's. So where a text has both, the other places get another name of the same length.

const { load } = require('internal/vendor');

/** What such a place is called; the context's scope knows it. */
const INDIRECT = 'évàl';

const MAYBE_INDIRECT = /\beval\b(?!\s*\()/;
const LENGTH = 4;

let Scanner = null;

const isEval = (node) => node?.type === 'Identifier' && node.name === 'eval';

/** Names that are no use of the variable. */
function notUsed(node) {
  switch (node.type) {
    case 'CallExpression': return node.optional ? null : node.callee;
    case 'MemberExpression': return node.computed ? null : node.property;
    case 'Property': case 'MethodDefinition': case 'PropertyDefinition': return node.computed ? null : node.key;
    case 'AssignmentExpression': return node.left;
    case 'UpdateExpression': return node.argument;
    default: return null;
  }
}

function makeScanner() {
  const { Parser } = load('acorn');
  return class EvalScanner extends Parser {
    places = new Set();
    /** Whether the text has a variable of that name itself. */
    declares = false;

    finishNode(node, type) {
      const finished = super.finishNode(node, type);
      if (isEval(finished)) this.places.add(finished.start);
      const other = notUsed(finished);
      if (isEval(other)) this.places.delete(other.start);
      if (isEval(finished.id) || isEval(finished.param) || finished.params?.some(isEval)) this.declares = true;
      return finished;
    }
  };
}

/** A text in which each `eval` that is not called by its name is INDIRECT. */
function nameIndirect(code) {
  if (!MAYBE_INDIRECT.test(code)) return code;
  Scanner ??= makeScanner();
  const scanner = new Scanner({
    ecmaVersion: 'latest', sourceType: 'script', allowHashBang: true, allowReturnOutsideFunction: true,
  }, code);
  try {
    scanner.parse();
  } catch {
    return code; // The engine says why, or knows more.
  }
  if (scanner.declares) return code;
  let text = '';
  let last = 0;
  for (const place of [...scanner.places].sort((a, b) => a - b)) {
    text += code.slice(last, place) + INDIRECT;
    last = place + LENGTH;
  }
  return text + code.slice(last);
}

module.exports = { INDIRECT, nameIndirect };
