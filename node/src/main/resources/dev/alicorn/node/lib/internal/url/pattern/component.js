'use strict';

// The pattern of one part of a URL: its expression, its names, and its normal form.
// https://urlpattern.spec.whatwg.org/#component

const { escapeExpression, parseParts, segmentOf } = require('internal/url/pattern/parts');
const { isNamePart } = require('internal/url/pattern/tokenizer');

const DEFAULT = { delimiter: '', prefix: '' };
const HOSTNAME = { delimiter: '.', prefix: '' };
const PATHNAME = { delimiter: '/', prefix: '/' };

const escapePattern = (text) => text.replace(/[+*?:{}()\\]/g, '\\$&');

function expressionOfPart(part, options) {
  const { modifier, prefix, suffix, type } = part;
  if (type === 'fixed-text') return modifier === '' ? escapeExpression(part.value) : `(?:${escapeExpression(part.value)})${modifier}`;
  const value = { 'full-wildcard': '.*', 'segment-wildcard': segmentOf(options) }[type] ?? part.value;
  const isRepeated = modifier === '*' || modifier === '+';
  if (prefix === '' && suffix === '') return isRepeated ? `((?:${value})${modifier})` : `(${value})${modifier}`;
  const before = escapeExpression(prefix);
  const after = escapeExpression(suffix);
  if (!isRepeated) return `(?:${before}(${value})${after})${modifier}`;
  return `(?:${before}((?:${value})(?:${after}${before}(?:${value}))*)${after})${modifier === '*' ? '?' : ''}`;
}

const isNumber = (name) => name >= '0' && name < ':';

function needsBraces(part, previous, next, options) {
  if (part.suffix !== '' || (part.prefix !== '' && part.prefix !== options.prefix)) return true;
  if (!isNumber(part.name) && part.type === 'segment-wildcard' && part.modifier === '' && next?.prefix === '' && next.suffix === '') {
    const isContinued = next.type === 'fixed-text' ? isNamePart(String.fromCodePoint(next.value.codePointAt(0)), false) : isNumber(next.name);
    if (isContinued) return true;
  }
  return part.prefix === '' && previous?.type === 'fixed-text' && options.prefix !== '' && previous.value.endsWith(options.prefix);
}

function matcherText(part, previous, isGrouped, options) {
  const isNamed = !isNumber(part.name);
  if (part.type === 'regexp') return `(${part.value})`;
  if (part.type === 'segment-wildcard') return isNamed ? '' : `(${segmentOf(options)})`;
  const isPlain = !isNamed && (!previous || previous.type === 'fixed-text' || previous.modifier !== '' || isGrouped || part.prefix !== '');
  return isPlain ? '*' : '(.*)';
}

function textOfPart(part, previous, next, options) {
  if (part.type === 'fixed-text') return part.modifier === '' ? escapePattern(part.value) : `{${escapePattern(part.value)}}${part.modifier}`;
  const isGrouped = needsBraces(part, previous, next, options);
  const isNamed = !isNumber(part.name);
  let text = `${escapePattern(part.prefix)}${isNamed ? `:${part.name}` : ''}${matcherText(part, previous, isGrouped, options)}`;
  const isContinued = part.suffix !== '' && isNamePart(String.fromCodePoint(part.suffix.codePointAt(0)), false);
  if (part.type === 'segment-wildcard' && isNamed && isContinued) text += '\\';
  text += escapePattern(part.suffix);
  return `${isGrouped ? `{${text}}` : text}${part.modifier}`;
}

class Component {
  /** @throws TypeError, or what `encode` throws */
  constructor(text, encode, options = DEFAULT, ignoreCase = false) {
    const parts = parseParts(text, encode, options);
    this.names = parts.filter(({ type }) => type !== 'fixed-text').map(({ name }) => name);
    this.hasExpressions = parts.some(({ type }) => type === 'regexp');
    this.expression = new RegExp(`^${parts.map((part) => expressionOfPart(part, options)).join('')}$`, ignoreCase ? 'vi' : 'v');
    this.text = parts.map((part, i) => textOfPart(part, parts[i - 1], parts[i + 1], options)).join('');
  }

  test(input) {
    return this.expression.test(input);
  }

  /** { input, groups }, or null where it does not match. */
  match(input) {
    const found = this.expression.exec(input);
    if (found === null) return null;
    const groups = {};
    this.names.forEach((name, i) => { groups[name] = found[i + 1]; });
    return { input, groups };
  }
}

module.exports = { Component, HOSTNAME, PATHNAME, escapePattern };
