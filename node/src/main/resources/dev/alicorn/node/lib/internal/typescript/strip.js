'use strict';
// TypeScript's types out of a text, with spaces in their place. https://nodejs.org/api/typescript.html#type-stripping

const { Blanks } = require('internal/typescript/blanks');
const { Tokens } = require('internal/typescript/tokens');
const { SyntaxProblem } = require('internal/typescript/problem');

const MODIFIERS = new Set(['abstract', 'declare', 'override', 'private', 'protected', 'public', 'readonly']);
const STATEMENTS = new Set(['ExpressionStatement', 'VariableDeclaration', 'ReturnStatement', 'ThrowStatement',
  'ExportDefaultDeclaration', 'ClassProperty', 'ClassPrivateProperty', 'ClassAccessorProperty']);
const NO_CHILDREN = new Set(['loc', 'extra', 'leadingComments', 'trailingComments', 'innerComments', 'start', 'end', 'type']);
const LINE_BREAK = /[\n\r\u2028\u2029]/;

function childrenOf(node) {
  const children = [];
  for (const key of Object.keys(node)) {
    if (NO_CHILDREN.has(key)) continue;
    const value = node[key];
    if (Array.isArray(value)) children.push(...value.filter((item) => typeof item?.type === 'string'));
    else if (typeof value?.type === 'string') children.push(value);
  }
  return children;
}

/** Whether nothing of a statement is left at run time. */
function isTypeOnly(statement) {
  if (statement === null || statement === undefined) return false;
  if (statement.declare) return true;
  switch (statement.type) {
    case 'TSInterfaceDeclaration': case 'TSTypeAliasDeclaration': case 'TSDeclareFunction': case 'TSNamespaceExportDeclaration':
      return true;
    case 'TSModuleDeclaration':
      return isTypeOnlyNamespace(statement.body);
    case 'ImportDeclaration':
      return statement.importKind === 'type';
    case 'TSImportEqualsDeclaration':
      return statement.importKind === 'type';
    case 'ExportAllDeclaration':
      return statement.exportKind === 'type';
    case 'ExportNamedDeclaration':
      return statement.declaration ? isTypeOnly(statement.declaration) : statement.exportKind === 'type';
    case 'ExportDefaultDeclaration':
      return isTypeOnly(statement.declaration);
    default:
      return false;
  }
}

function isTypeOnlyNamespace(body) {
  if (body.type === 'TSModuleDeclaration') return isTypeOnlyNamespace(body.body);
  return body.body.every(isTypeOnly);
}

class Stripper {
  constructor(text, ast) {
    this.text = text;
    this.tokens = new Tokens(ast.tokens, text);
    this.blanks = new Blanks(text, this.tokens);
  }

  refuse(node, what) {
    throw new SyntaxProblem('unsupported', `${what} is not supported in strip-only mode`, node.start, node.end);
  }

  visitChildren(node) {
    for (const child of childrenOf(node)) this.visit(child, node);
  }

  visit(node, parent) {
    if (isTypeOnly(node)) this.blankStatement(node);
    else if (visitors[node.type] !== undefined) visitors[node.type](this, node, parent);
    else this.visitChildren(node);
    if (STATEMENTS.has(node.type) && this.text[node.end - 1] !== ';') this.blanks.endStatement(node.end);
  }

  blankStatement(node) {
    if (node.type === 'TSModuleDeclaration' && node.kind === 'module' && node.id.type !== 'StringLiteral' && !node.declare) this.refuseModule(node);
    this.blanks.blankWhole(node.start, node.end);
  }

  refuseModule(node) {
    throw new SyntaxProblem('unsupported', '`module` keyword is not supported. Use `namespace` instead.', node.start, node.end);
  }

  blank(node) {
    this.blanks.blank(node.start, node.end);
  }

  blankToken(token, text) {
    if (this.tokens.textOf(token) === text) this.blank(token);
  }

  /** The words before a class member's name, or before `class`. */
  blankModifiers(start, end) {
    let isFirst = true;
    for (const token of this.tokens.between(start, end)) {
      if (MODIFIERS.has(this.tokens.textOf(token))) this.blanks.blankWord(token, isFirst);
      isFirst = false;
    }
  }

  /** An item of a list in braces or parentheses, with the comma behind it. */
  blankItem(node) {
    this.blank(node);
    this.blankToken(this.tokens.from(node.end), ',');
  }
}

function visitMember(stripper, node) {
  if (node.abstract || node.declare) return stripper.blanks.blankWhole(node.start, node.end);
  const decorators = node.decorators ?? [];
  stripper.blankModifiers(decorators.at(-1)?.end ?? node.start, node.key.start);
  if (node.optional || node.definite) {
    let token = stripper.tokens.from(node.key.end);
    if (node.computed) while (stripper.tokens.textOf(token) !== ']') token = stripper.tokens.from(token.end);
    if (node.computed) token = stripper.tokens.from(token.end);
    stripper.blank(token);
  }
  return stripper.visitChildren(node);
}

function visitClass(stripper, node) {
  const decorators = node.decorators ?? [];
  if (node.abstract) stripper.blankModifiers(Math.max(node.start, decorators.at(-1)?.end ?? 0), node.body.start);
  if (node.implements?.length > 0) {
    const from = stripper.tokens.before(node.implements[0].start);
    stripper.blanks.blank(from.start, node.implements.at(-1).end);
  }
  for (const child of childrenOf(node)) if (!node.implements?.includes(child)) stripper.visit(child, node);
}

function visitPattern(stripper, node, parent) {
  if (node.type === 'Identifier' && node.name === 'this' && parent.params?.includes(node)) return stripper.blankItem(node);
  const { typeAnnotation } = node;
  if (node.optional) stripper.blankToken(stripper.tokens.before(typeAnnotation?.start ?? node.end), '?');
  if (parent.definite && parent.type === 'VariableDeclarator' && parent.id === node) {
    stripper.blankToken(stripper.tokens.before(typeAnnotation.start), '!');
  }
  return stripper.visitChildren(node);
}

/** A line break must neither come before an arrow nor between `async` and its parameters. */
function visitArrow(stripper, node) {
  const { blanks, text, tokens } = stripper;
  const { returnType, typeParameters } = node;
  if (typeParameters && LINE_BREAK.test(text.slice(typeParameters.start, tokens.from(typeParameters.end).start))) {
    blanks.blank(typeParameters.start, tokens.from(typeParameters.end).end);
    blanks.put(typeParameters.start, '(');
  }
  if (returnType && LINE_BREAK.test(text.slice(returnType.start, tokens.from(returnType.end).start))) {
    blanks.blank(tokens.before(returnType.start).start, returnType.end);
    blanks.put(returnType.end - 1, ')');
  }
  stripper.visitChildren(node);
}

/** `value as Type`, `value!`, `value<Type>`: all behind the value goes. */
function keepValue(stripper, node) {
  stripper.visit(node.expression, node);
  const { extra } = node.expression;
  let end = node.expression.end;
  // Parentheses around the value are no nodes.
  if (extra?.parenthesized) while (stripper.tokens.textOf(stripper.tokens.from(end)) === ')') end = stripper.tokens.from(end).end;
  stripper.blanks.blank(Math.min(end, node.end), node.end);
}

function visitSpecifiers(stripper, node, kind) {
  for (const specifier of node.specifiers) if (specifier[kind] === 'type') stripper.blankItem(specifier);
  stripper.visitChildren(node.declaration ? { declaration: node.declaration } : {});
}

const blank = (stripper, node) => stripper.blank(node);
const blankWhole = (stripper, node) => stripper.blanks.blankWhole(node.start, node.end);
const refused = (what) => (stripper, node) => stripper.refuse(node, what);

const visitors = {
  __proto__: null,
  ArrayPattern: visitPattern,
  ArrowFunctionExpression: visitArrow,
  AssignmentPattern: visitPattern,
  ClassAccessorProperty: visitMember,
  ClassDeclaration: visitClass,
  ClassExpression: visitClass,
  ClassMethod: visitMember,
  ClassPrivateMethod: visitMember,
  ClassPrivateProperty: visitMember,
  ClassProperty: visitMember,
  ExportNamedDeclaration: (stripper, node) => visitSpecifiers(stripper, node, 'exportKind'),
  Identifier: visitPattern,
  ImportDeclaration: (stripper, node) => visitSpecifiers(stripper, node, 'importKind'),
  ObjectPattern: visitPattern,
  RestElement: visitPattern,
  TSAsExpression: keepValue,
  TSDeclareMethod: blankWhole,
  TSEnumDeclaration: refused('TypeScript enum'),
  TSExportAssignment: refused('`export =`'),
  TSImportEqualsDeclaration: refused('TypeScript import equals declaration'),
  TSIndexSignature: blankWhole,
  TSInstantiationExpression: keepValue,
  TSModuleDeclaration(stripper, node) {
    if (node.kind === 'module') stripper.refuseModule(node);
    stripper.refuse(node, 'TypeScript namespace declaration');
  },
  TSNonNullExpression: keepValue,
  TSParameterProperty: refused('TypeScript parameter property'),
  TSSatisfiesExpression: keepValue,
  TSTypeAnnotation: blank,
  TSTypeAssertion(stripper, node) {
    throw new SyntaxProblem(
      'unsupported',
      'The angle-bracket syntax for type assertions, `<T>expr`, is not supported in type strip mode. ' +
      "Instead, use the 'as' syntax: `expr as T`.",
      node.start, node.end);
  },
  TSTypeParameterDeclaration: blank,
  TSTypeParameterInstantiation: blank,
};

/** @throws SyntaxProblem for what is no TypeScript, or is more than types */
function strip(text) {
  const { parse } = require('internal/vendor').load('babel-parser');
  const ast = require('internal/typescript/problem').parsing(() => parse(text, {
    allowNewTargetOutsideFunction: true,
    allowReturnOutsideFunction: true,
    allowUndeclaredExports: true,
    plugins: ['typescript', 'decorators', 'explicitResourceManagement'],
    sourceType: 'unambiguous',
    tokens: true,
  }));
  const stripper = new Stripper(text, ast);
  stripper.visit(ast.program, ast);
  return stripper.blanks.toString();
}

module.exports = { strip };
