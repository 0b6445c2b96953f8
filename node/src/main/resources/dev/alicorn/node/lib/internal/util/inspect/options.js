'use strict';
// inspect's options, colours and styles.

const defaultOptions = Object.seal({
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
});

const DEFAULT_FOREGROUND = 39;
const DEFAULT_BACKGROUND = 49;

const colors = Object.assign(Object.create(null), {
  reset: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  blink: [5, 25],
  inverse: [7, 27],
  hidden: [8, 28],
  strikethrough: [9, 29],
  doubleunderline: [21, 24],
});
const HUES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
const capitalized = (word) => word[0].toUpperCase() + word.slice(1);
HUES.forEach((hue, i) => { colors[hue] = [30 + i, DEFAULT_FOREGROUND]; });
HUES.forEach((hue, i) => { colors[`bg${capitalized(hue)}`] = [40 + i, DEFAULT_BACKGROUND]; });
colors.framed = [51, 54];
colors.overlined = [53, 55];
const BRIGHT = ['gray', ...HUES.slice(1).map((hue) => `${hue}Bright`)];
BRIGHT.forEach((name, i) => { colors[name] = [90 + i, DEFAULT_FOREGROUND]; });
BRIGHT.forEach((name, i) => { colors[`bg${capitalized(name)}`] = [100 + i, DEFAULT_BACKGROUND]; });

// An alias follows its target, whichever of the two is reassigned.
const ALIASES = [
  ['gray', 'grey'], ['gray', 'blackBright'], ['bgGray', 'bgGrey'], ['bgGray', 'bgBlackBright'], ['dim', 'faint'],
  ['strikethrough', 'crossedout'], ['strikethrough', 'strikeThrough'], ['strikethrough', 'crossedOut'],
  ['hidden', 'conceal'], ['inverse', 'swapColors'], ['inverse', 'swapcolors'],
  ['doubleunderline', 'doubleUnderline'],
];
for (const [target, alias] of ALIASES) {
  Object.defineProperty(colors, alias, {
    get() { return this[target]; },
    set(value) { this[target] = value; },
    configurable: true,
    enumerable: false,
  });
}

const styles = Object.assign(Object.create(null), {
  special: 'cyan',
  number: 'yellow',
  bigint: 'yellow',
  boolean: 'yellow',
  undefined: 'grey',
  null: 'bold',
  string: 'green',
  symbol: 'green',
  date: 'magenta',
  regexp: 'red',
  module: 'underline',
});

function stylizeNoColor(text) {
  return text;
}

// `inspect.styles` and `inspect.colors` may be replaced by a program: they are read through the function.
function makeStylizeWithColor(holder) {
  return function stylizeWithColor(text, styleType) {
    const style = holder.styles[styleType];
    if (style === undefined) return text;
    const color = holder.colors[style];
    return color === undefined ? text : `\u001b[${color[0]}m${text}\u001b[${color[1]}m`;
  };
}

module.exports = { colors, defaultOptions, makeStylizeWithColor, styles, stylizeNoColor };
