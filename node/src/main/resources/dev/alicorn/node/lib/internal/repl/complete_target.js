'use strict';

// Finds in a line of code the expression that ends it, and tells whether it may be evaluated to look at its properties.

const { load } = require('internal/vendor');

const OPENING = { ')': '(', ']': '[', '}': '{' };
const QUOTES = new Set(['"', "'", '`']);

function skipString(line, end) {
  const quote = line[end - 1];
  let at = end - 2;
  while (at >= 0 && (line[at] !== quote || line[at - 1] === '\\')) at--;
  return at;
}

function skipBrackets(line, end) {
  const open = OPENING[line[end - 1]];
  const close = line[end - 1];
  let depth = 0;
  for (let at = end - 1; at >= 0; at--) {
    if (QUOTES.has(line[at])) at = skipString(line, at + 1);
    else if (line[at] === close) depth++;
    else if (line[at] === open && --depth === 0) return at;
  }
  return -1;
}

function skipWord(line, end) {
  let at = end;
  while (at > 0 && /[\w$#\u0080-\uffff]/.test(line[at - 1])) at--;
  return at;
}

/** Where the chain of members begins that ends at `end`; -1 where there is none. */
function startOfChain(line, end) {
  let at = end;
  for (;;) {
    const last = line[at - 1];
    if (last === undefined) return -1;
    if (QUOTES.has(last)) return skipString(line, at);
    if (last in OPENING) {
      at = skipBrackets(line, at);
      if (at < 0) return -1;
      if (at > 0 && (/[\w$)\]]/.test(line[at - 1]) || line.slice(at - 2, at) === '?.')) {
        if (line.slice(at - 2, at) === '?.') at -= 2;
        continue;
      }
      return line[at - 1] === '.' ? -1 : at;
    }
    if (last === '/') return line.lastIndexOf('/', at - 2);
    const start = skipWord(line, at);
    if (start === at) return -1;
    at = start;
    if (line[at - 1] !== '.') return at;
    at -= line[at - 2] === '?' ? 2 : 1;
  }
}

function parseExpression(text) {
  try {
    const program = load('acorn').parse(`(${text})`, { ecmaVersion: 'latest' });
    return program.body.length === 1 ? program.body[0].expression : null;
  } catch {
    return null; // no expression of its own
  }
}

/** The steps to a value: each has what it is called or computed by, and the text up to it. */
function pathOf(node, source) {
  const text = (part) => source.slice(part.start - 1, part.end - 1);
  if (node.type === 'ChainExpression') return pathOf(node.expression, source);
  if (node.type !== 'MemberExpression') return [{ upTo: `(${text(node)})` }];
  const { property, computed } = node;
  return [...pathOf(node.object, source), {
    name: computed ? undefined : property.name,
    expression: computed ? text(property) : undefined,
    upTo: `(${text(node)})`,
  }];
}

/**
 * What the end of a line asks for: { text, filter } of a variable, or also { object, access, node, path } of a property;
 * null where it asks for nothing.
 */
function findTarget(line) {
  const from = skipWord(line, line.length);
  const filter = line.slice(from);
  if (line[from - 1] !== '.') return /^\d/.test(filter) ? null : { filter, text: filter };
  const access = line[from - 2] === '?' ? '?.' : '.';
  const end = from - access.length;
  const start = startOfChain(line, end);
  if (start < 0) return null;
  const object = line.slice(start, end);
  const node = parseExpression(object);
  if (node === null) return null;
  return { filter, text: line.slice(start), object, access, node, path: pathOf(node, object) };
}

const PLAIN = new Set(['Identifier', 'Literal', 'ThisExpression', 'TemplateElement', 'Super', 'MetaProperty']);
const UNCALLED = new Set(['ArrowFunctionExpression', 'FunctionExpression']);

/** Whether to evaluate the expression changes nothing and calls nothing. */
function isWithoutEffects(node) {
  if (node === null || node === undefined || PLAIN.has(node.type) || UNCALLED.has(node.type)) return true;
  switch (node.type) {
    case 'MemberExpression': return isWithoutEffects(node.object) && (!node.computed || isWithoutEffects(node.property));
    case 'ChainExpression': return isWithoutEffects(node.expression);
    case 'ArrayExpression': return node.elements.every(isWithoutEffects);
    case 'TemplateLiteral': return node.expressions.every(isWithoutEffects);
    case 'ConditionalExpression': return [node.test, node.consequent, node.alternate].every(isWithoutEffects);
    case 'BinaryExpression': case 'LogicalExpression': return isWithoutEffects(node.left) && isWithoutEffects(node.right);
    case 'UnaryExpression': return node.operator !== 'delete' && isWithoutEffects(node.argument);
    case 'ObjectExpression': return node.properties.every((each) => each.type === 'Property' && isWithoutEffects(each.value));
    default: return false;
  }
}

module.exports = { findTarget, isWithoutEffects };
