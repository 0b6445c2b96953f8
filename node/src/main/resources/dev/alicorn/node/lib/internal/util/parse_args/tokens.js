'use strict';
// Splits a command line into options, positionals and the terminator.

function typeOf(options, name) {
  return Object.hasOwn(options, name) ? options[name].type : undefined;
}

function longNameOf(short, options) {
  for (const [name, option] of Object.entries(options)) {
    if (option.short === short) return name;
  }
  return short;
}

const isShort = (arg) => arg.length > 1 && arg[0] === '-' && arg[1] !== '-';
const isLong = (arg) => arg.length > 2 && arg.startsWith('--');

function option(name, rawName, index, value, inlineValue) {
  return { kind: 'option', name, rawName, index, value, inlineValue };
}

// "-abc" is three options, or ends with the value of the first one that takes a value.
function pushShorts(arg, index, next, options, tokens) {
  for (let i = 1; i < arg.length; i++) {
    const short = arg[i];
    const name = longNameOf(short, options);
    if (typeOf(options, name) !== 'string') {
      tokens.push(option(name, `-${short}`, index));
    } else if (i + 1 < arg.length) {
      tokens.push(option(name, `-${short}`, index, arg.slice(i + 1), true));
      return false;
    } else {
      tokens.push(option(name, `-${short}`, index, next, next === undefined ? undefined : false));
      return next !== undefined;
    }
  }
  return false;
}

function pushLong(arg, index, next, options, tokens) {
  const equals = arg.indexOf('=', 3);
  if (equals !== -1) {
    tokens.push(option(arg.slice(2, equals), arg.slice(0, equals), index, arg.slice(equals + 1), true));
    return false;
  }
  const name = arg.slice(2);
  if (typeOf(options, name) !== 'string' || next === undefined) {
    tokens.push(option(name, arg, index));
    return false;
  }
  tokens.push(option(name, arg, index, next, false));
  return true;
}

function tokenize(args, options) {
  const tokens = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg === '--') {
      tokens.push({ kind: 'option-terminator', index });
      while (++index < args.length) tokens.push({ kind: 'positional', index, value: args[index] });
      break;
    }
    const text = String(arg);
    const push = isShort(text) ? pushShorts : isLong(text) ? pushLong : undefined;
    if (push === undefined) tokens.push({ kind: 'positional', index, value: arg });
    else if (push(text, index, args[index + 1], options, tokens)) index++;
  }
  return tokens;
}

module.exports = { tokenize };
