'use strict';
// Functions, classes and boxed primitives: values that are told before their properties.

const { formatPrimitive } = require('internal/util/inspect/primitives');
const { stylizeNoColor } = require('internal/util/inspect/options');
const { kindOf } = require('internal/util/types');

const COMMENTS = /(\/\/.*?\n)|(\/\*(.|\n)*?\*\/)/g;
const CLASS_HEAD = /^(\s+[^(]*?)\s*{/;

function isClassSource(source) {
  if (!source.startsWith('class') || !source.endsWith('}')) return false;
  const body = source.slice(5, -1);
  const brace = body.indexOf('{');
  // A method may be called `class`; its parameter list then comes before the brace.
  return brace !== -1 &&
    (!body.slice(0, brace).includes('(') || CLASS_HEAD.test(body.replace(COMMENTS, '')));
}

function classBase(value, constructor, tag) {
  const name = (Object.hasOwn(value, 'name') && value.name) || '(anonymous)';
  let base = `class ${name}`;
  if (constructor !== 'Function' && constructor !== null) base += ` [${constructor}]`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  if (constructor === null) return `[${base} extends [null prototype]]`;
  const superName = Object.getPrototypeOf(value).name;
  return `[${superName ? `${base} extends ${superName}` : base}]`;
}

const SPECIAL_KINDS = new Set(['AsyncFunction', 'GeneratorFunction', 'AsyncGeneratorFunction']);

// Only sources with these marks can be of a special kind, which then takes the host to tell.
function functionKind(value, source) {
  if (!source.startsWith('async') && !source.slice(0, source.indexOf('(')).includes('*')) return 'Function';
  const kind = kindOf(value);
  return SPECIAL_KINDS.has(kind) ? kind : 'Function';
}

function functionBase(ctx, value, constructor, tag) {
  const source = Function.prototype.toString.call(value);
  if (isClassSource(source)) return classBase(value, constructor, tag);
  const kind = functionKind(value, source);
  let base = `[${kind}`;
  if (constructor === null) base += ' (null prototype)';
  if (value.name === '') {
    base += ' (anonymous)';
  } else {
    const { formatValue } = require('internal/util/inspect/value');
    base += `: ${typeof value.name === 'string' ? value.name : formatValue(ctx, value.name)}`;
  }
  base += ']';
  if (constructor !== kind && constructor !== null) base += ` ${constructor}`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  return base;
}

const BOXES = {
  NumberObject: ['Number', Number.prototype.valueOf],
  StringObject: ['String', String.prototype.valueOf],
  BooleanObject: ['Boolean', Boolean.prototype.valueOf],
  BigIntObject: ['BigInt', BigInt.prototype.valueOf],
  SymbolObject: ['Symbol', Symbol.prototype.valueOf],
};

function boxedBase(ctx, value, kind, keys, constructor, tag) {
  const [type, unbox] = BOXES[kind];
  const primitive = unbox.call(value);
  // A boxed string has its characters as keys; the text shows them.
  if (type === 'String') keys.splice(0, primitive.length);
  let base = `[${type}`;
  if (type !== constructor) base += constructor === null ? ' (null prototype)' : ` (${constructor})`;
  base += `: ${formatPrimitive(stylizeNoColor, primitive, ctx)}]`;
  if (tag !== '' && tag !== constructor) base += ` [${tag}]`;
  return keys.length !== 0 || ctx.stylize === stylizeNoColor ? base : ctx.stylize(base, type.toLowerCase());
}

module.exports = { BOXES, boxedBase, functionBase };
