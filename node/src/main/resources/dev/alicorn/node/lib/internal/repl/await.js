'use strict';

// `await` at the top level of a line: the line becomes the body of an async function, and what it declares moves in
// front of that, so that later lines have it.

const HEAD = '(async () => { ';
const TAIL = ' })()';
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'MethodDefinition', 'PropertyDefinition']);
const LOOPS_OVER = new Set(['ForInStatement', 'ForOfStatement']);

/** The names that a pattern declares. */
function namesIn(pattern) {
  switch (pattern?.type) {
    case 'Identifier': return [pattern.name];
    case 'ObjectPattern': return pattern.properties.flatMap((each) => namesIn(each.value ?? each.argument));
    case 'ArrayPattern': return pattern.elements.flatMap(namesIn);
    case 'AssignmentPattern': return namesIn(pattern.left);
    case 'RestElement': return namesIn(pattern.argument);
    default: return [];
  }
}

class Rewriter {
  #edits = []; // { at, remove, text }
  #hoisted = [];
  hasAwait = false;
  hasReturn = false;

  insert(at, text, remove = 0) {
    this.#edits.push({ at, remove, text });
  }

  hoist(keyword, names) {
    if (names.length > 0) this.#hoisted.push(`${keyword} ${names.join(', ')}; `);
  }

  /** @param isTop whether the node is a statement of the line itself */
  visit(node, parent, isTop) {
    switch (node.type) {
      case 'AwaitExpression':
        this.hasAwait = true;
        break;
      case 'ForOfStatement':
        if (node.await) this.hasAwait = true;
        break;
      case 'ReturnStatement':
        this.hasReturn = true;
        break;
      case 'ClassDeclaration':
        if (isTop) this.#class(node);
        break;
      case 'FunctionDeclaration':
        if (isTop) this.#function(node);
        break;
      case 'VariableDeclaration':
        this.#variables(node, parent, isTop);
        break;
    }
    if (!FUNCTIONS.has(node.type)) this.#children(node);
  }

  #children(node) {
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child?.type === 'string') this.visit(child, node, false);
      }
    }
  }

  #class({ start, id }) {
    this.hoist('let', [id.name]);
    this.insert(start, `${id.name}=`);
  }

  #function({ start, id }) {
    this.hoist('var', [id.name]);
    this.insert(start, `this.${id.name} = ${id.name}; `);
  }

  #variables(node, parent, isTop) {
    const { kind, start, end, declarations } = node;
    if (kind !== 'var' && !isTop) return; // block-scoped, and stays so
    this.hoist(kind === 'var' ? 'var' : 'let', declarations.flatMap(({ id }) => namesIn(id)));
    if (LOOPS_OVER.has(parent.type) && parent.left === node) {
      this.insert(start, '', kind.length);
      return;
    }
    const inLoop = parent.type === 'ForStatement' && parent.init === node;
    this.insert(start, inLoop ? '(' : 'void (', kind.length);
    for (const { id, init } of declarations) if (init === null) this.insert(id.end, '=undefined');
    this.insert(end - (this.source[end - 1] === ';' ? 1 : 0), ')');
  }

  /** The value of the last expression is the line's. */
  #returnLast(body) {
    const last = body.at(-1);
    if (last?.type !== 'ExpressionStatement') return;
    this.insert(last.start, 'return { __proto__: null, value: (');
    this.insert(last.expression.end, ') }', 0);
  }

  rewrite(body, source) {
    this.source = source;
    for (const statement of body) this.visit(statement, { type: 'BlockStatement' }, true);
    if (!this.hasAwait || this.hasReturn) return null;
    this.#returnLast(body);
    let text = source;
    for (const { at, remove, text: added } of this.#edits.sort((a, b) => b.at - a.at)) {
      text = text.slice(0, at) + added + text.slice(at + remove);
    }
    return this.#hoisted.join('') + text;
  }
}

/** The code that stands for `code`; null where no await asks for it. Throws acorn's error for what cannot be parsed. */
function processTopLevelAwait(code) {
  const source = `${HEAD}${code}${TAIL}`;
  const program = require('internal/vendor').load('acorn').parse(source, { ecmaVersion: 'latest' });
  return new Rewriter().rewrite(program.body[0].expression.callee.body.body, source);
}

module.exports = { processTopLevelAwait };
