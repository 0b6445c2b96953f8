'use strict';
// The errors of the web streams package, given the codes that Node's web streams have.

const { codes } = require('internal/errors');

const {
  ERR_ARG_NOT_ITERABLE, ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_STATE, ERR_INVALID_THIS, ERR_MISSING_OPTION,
} = codes;

/** [what the message says, what becomes of it], the first that fits. */
const RULES = [
  [/can only be used on an? (\w+)$/, (message, [, type]) => new ERR_INVALID_THIS(type)],
  [/^Illegal constructor$/, () => new ERR_ILLEGAL_CONSTRUCTOR()],
  [/^(\w+) is required in 'QueuingStrategyInit'/, (message, [, name]) => new ERR_MISSING_OPTION(`init.${name}`)],
  [/is not iterable$/, (message) => new ERR_ARG_NOT_ITERABLE(message.replace(/ is not iterable$/, ''))],
  [/is not a valid enumeration value|accepted range|not a finite number|must be greater than 0$/,
    (message) => coded(TypeError, 'ERR_INVALID_ARG_VALUE', message)],
  [/must be an? |is not an? |is required in|is not an object|only respond with array buffer views|first argument/,
    (message) => coded(TypeError, 'ERR_INVALID_ARG_TYPE', message)],
];

function coded(Base, code, message) {
  return Object.assign(new Base(message), { code });
}

function withCode(message, caller) {
  let error;
  for (const [pattern, make] of RULES) {
    const match = pattern.exec(message);
    if (match !== null) {
      error = make(message, match);
      break;
    }
  }
  error ??= new ERR_INVALID_STATE.TypeError(message);
  Error.captureStackTrace(error, caller);
  return error;
}

// They stand for the globals of these names in the package's code, which only ever constructs them.
function StreamTypeError(message) {
  return withCode(message, StreamTypeError);
}

function StreamRangeError(message) {
  return coded(RangeError, 'ERR_INVALID_ARG_VALUE', message);
}

module.exports = { TypeError: StreamTypeError, RangeError: StreamRangeError };
