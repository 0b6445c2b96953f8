'use strict';
// What a script declares at its top level: names of functions, of `var`, and of let, const and class.

const { load } = require('internal/vendor');

const MAY_DECLARE = /\b(?:var|let|const|function|class)\b/;
const STRICT = /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*(['"])use strict\1/;

const NOTHING = Object.freeze({ functions: [], vars: [], lexicals: [] });

function namesIn(pattern, into) {
  switch (pattern?.type) {
    case 'Identifier': into.push(pattern.name); break;
    case 'ObjectPattern': for (const each of pattern.properties) namesIn(each.value ?? each.argument, into); break;
    case 'ArrayPattern': for (const each of pattern.elements) namesIn(each, into); break;
    case 'AssignmentPattern': namesIn(pattern.left, into); break;
    case 'RestElement': namesIn(pattern.argument, into); break;
  }
}

const STATEMENTS = ['body', 'consequent', 'alternate', 'block', 'finalizer', 'init', 'left', 'handler', 'cases'];

/** `var` in statements inside of statements; functions have their own. */
function findVars(node, into) {
  if (Array.isArray(node)) {
    for (const each of node) findVars(each, into);
  } else if (node?.type === 'VariableDeclaration') {
    if (node.kind === 'var') for (const { id } of node.declarations) namesIn(id, into);
  } else if (node && /Statement$|^SwitchCase$|^CatchClause$/.test(node.type)) {
    for (const key of STATEMENTS) if (node[key]) findVars(node[key], into);
  }
}

/** The declarations of a script that the engine has compiled already. */
function declarationsOf(code) {
  if (!MAY_DECLARE.test(code)) return NOTHING;
  let program;
  try {
    program = load('acorn').parse(code, { ecmaVersion: 'latest', sourceType: 'script', allowHashBang: true });
  } catch {
    return NOTHING; // Syntax that the engine is ahead with: then nothing of it is seen from outside.
  }
  const found = { functions: [], vars: [], lexicals: [] };
  for (const node of program.body) {
    if (node.type === 'FunctionDeclaration') found.functions.push(node.id.name);
    else if (node.type === 'ClassDeclaration') found.lexicals.push(node.id.name);
    else if (node.type === 'VariableDeclaration' && node.kind !== 'var') {
      for (const { id } of node.declarations) namesIn(id, found.lexicals);
    } else findVars(node, found.vars);
  }
  return found;
}

function isStrict(code) {
  return STRICT.test(code);
}

module.exports = { declarationsOf, isStrict };
