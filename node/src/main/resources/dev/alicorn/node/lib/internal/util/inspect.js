'use strict';
// util.inspect and util.format.

const { colors, defaultOptions, makeStylizeWithColor, styles, stylizeNoColor } =
  require('internal/util/inspect/options');
const { getStringWidth, isZeroWidthCodePoint, stripVTControlCharacters } = require('internal/util/inspect/strings');
const { formatValue } = require('internal/util/inspect/value');
const { formatWithOptionsInternal } = require('internal/util/inspect/format');
const { identicalSequenceRange } = require('internal/util/inspect/frames');

const stylizeWithColor = makeStylizeWithColor(inspect);

function newContext() {
  return {
    budget: {},
    indentationLvl: 0,
    seen: [],
    currentDepth: 0,
    stylize: stylizeNoColor,
    showHidden: defaultOptions.showHidden,
    depth: defaultOptions.depth,
    colors: defaultOptions.colors,
    customInspect: defaultOptions.customInspect,
    showProxy: defaultOptions.showProxy,
    maxArrayLength: defaultOptions.maxArrayLength,
    maxStringLength: defaultOptions.maxStringLength,
    breakLength: defaultOptions.breakLength,
    compact: defaultOptions.compact,
    sorted: defaultOptions.sorted,
    getters: defaultOptions.getters,
    numericSeparator: defaultOptions.numericSeparator,
    circular: undefined,
    userOptions: undefined,
  };
}

function applyOptions(ctx, options) {
  for (const key of Object.keys(options)) {
    if (Object.hasOwn(defaultOptions, key) || key === 'stylize') ctx[key] = options[key];
    else ctx.userOptions ??= options;
  }
}

/** The value as text, for a person to read. Also takes (value, showHidden, depth, colors). */
function inspect(value, opts) {
  const ctx = newContext();
  if (arguments.length > 1) {
    if (arguments.length > 2) {
      if (arguments[2] !== undefined) ctx.depth = arguments[2];
      if (arguments.length > 3 && arguments[3] !== undefined) ctx.colors = arguments[3];
    }
    if (typeof opts === 'boolean') ctx.showHidden = opts;
    else if (opts) applyOptions(ctx, opts);
  }
  if (ctx.colors) ctx.stylize = stylizeWithColor;
  if (ctx.maxArrayLength === null) ctx.maxArrayLength = Infinity;
  if (ctx.maxStringLength === null) ctx.maxStringLength = Infinity;
  return formatValue(ctx, value, 0);
}

inspect.custom = Symbol.for('nodejs.util.inspect.custom');

Object.defineProperty(inspect, 'defaultOptions', {
  get() {
    return defaultOptions;
  },
  set(options) {
    require('internal/validators').validateObject(options, 'options');
    return Object.assign(defaultOptions, options);
  },
});

inspect.colors = colors;
inspect.styles = styles;

function format(...args) {
  return formatWithOptionsInternal(undefined, args);
}

function formatWithOptions(inspectOptions, ...args) {
  const { validateObject, kValidateObjectAllowObjects } = require('internal/validators');
  validateObject(inspectOptions, 'inspectOptions', kValidateObjectAllowObjects);
  return formatWithOptionsInternal(inspectOptions, args);
}

module.exports = {
  format,
  formatWithOptions,
  formatWithOptionsInternal,
  getStringWidth,
  identicalSequenceRange,
  inspect,
  inspectDefaultOptions: defaultOptions,
  isZeroWidthCodePoint,
  stripVTControlCharacters,
};
