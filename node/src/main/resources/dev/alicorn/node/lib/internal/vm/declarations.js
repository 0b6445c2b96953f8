'use strict';
// What a script declares at its top level: names of functions, of functions in its blocks, of `var`, and of let, const and
// class.

const { load } = require('internal/vendor');

const MAY_DECLARE = /\b(?:var|let|const|function|class)\b/;
const STRICT = /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*(['"])use strict\1/;

const NOTHING = Object.freeze({ functions: [], inBlocks: [], vars: [], lexicals: [] });

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

/** What statements inside of statements declare; functions have their own. */
function findInside(node, found) {
  if (Array.isArray(node)) {
    for (const each of node) findInside(each, found);
  } else if (node.type === 'VariableDeclaration') {
    if (node.kind === 'var') for (const { id } of node.declarations) namesIn(id, found.vars);
  } else if (node.type === 'FunctionDeclaration') {
    if (!node.async && !node.generator) found.inBlocks.push(node.id.name);
  } else if (/Statement$|^SwitchCase$|^CatchClause$/.test(node.type)) {
    for (const key of STATEMENTS) if (node[key]) findInside(node[key], found);
  }
}

/** The declarations of a script that the engine has compiled already; `isLexical` tells names that are taken. */
function declarationsOf(code, strict, isLexical) {
  if (!MAY_DECLARE.test(code)) return NOTHING;
  let program;
  try {
    program = load('acorn').parse(code, { ecmaVersion: 'latest', sourceType: 'script', allowHashBang: true });
  } catch {
    return NOTHING; // Syntax that the engine is ahead with: then nothing of it is seen from outside.
  }
  const found = { functions: [], inBlocks: [], vars: [], lexicals: [] };
  for (const node of program.body) {
    if (node.type === 'FunctionDeclaration') found.functions.push(node.id.name);
    else if (node.type === 'ClassDeclaration') found.lexicals.push(node.id.name);
    else if (node.type === 'VariableDeclaration' && node.kind !== 'var') {
      for (const { id } of node.declarations) namesIn(id, found.lexicals);
    } else findInside(node, found);
  }
  if (strict) found.inBlocks = []; // They stay in their blocks.
  const others = new Set([...found.functions, ...found.vars, ...found.lexicals]);
  found.inBlocks = [...new Set(found.inBlocks)].filter((name) => !others.has(name) && !isLexical(name));
  return found;
}

function isStrict(code) {
  return STRICT.test(code);
}

module.exports = { declarationsOf, isStrict };
