'use strict';
// Codes about arguments, values, the process and the utilities.

const { E } = require('internal/errors/define');
const { addNumericSeparators, determineSpecificType, formatList, inspectValue } = require('internal/errors/describe');

const PRIMITIVE_TYPES = new Set([
  'string', 'number', 'function', 'object', 'Function', 'Object', 'boolean', 'bigint', 'symbol',
]);
const CLASS_NAME = /^(?:[A-Z][a-z0-9]*)+$/;

// "the "a.b" property must be", or "first argument must be" for a name that says so itself.
function subjectOf(name) {
  if (name.endsWith(' argument')) return `The ${name} must be `;
  return `The "${name}" ${name.includes('.') ? 'property' : 'argument'} must be `;
}

function sortExpectations(expected) {
  const types = [];
  const instances = [];
  const others = [];
  for (const value of expected) {
    if (PRIMITIVE_TYPES.has(value)) types.push(value.toLowerCase());
    else if (CLASS_NAME.test(value)) instances.push(value);
    else others.push(value);
  }
  // Beside classes, "object" reads better as one more class.
  const objectAt = instances.length > 0 ? types.indexOf('object') : -1;
  if (objectAt !== -1) {
    types.splice(objectAt, 1);
    instances.push('Object');
  }
  return { types, instances, others };
}

function describeExpectations(expected) {
  const { types, instances, others } = sortExpectations(expected);
  let text = '';
  if (types.length > 0) {
    text += `${types.length > 1 ? 'one of type' : 'of type'} ${formatList(types, 'or')}`;
    if (instances.length > 0 || others.length > 0) text += ' or ';
  }
  if (instances.length > 0) {
    text += `an instance of ${formatList(instances, 'or')}`;
    if (others.length > 0) text += ' or ';
  }
  if (others.length > 1) {
    text += `one of ${formatList(others, 'or')}`;
  } else if (others.length === 1) {
    text += others[0].toLowerCase() === others[0] ? others[0] : `an ${others[0]}`;
  }
  return text;
}

E('ERR_INVALID_ARG_TYPE', (name, expected, actual) => {
  const list = Array.isArray(expected) ? expected : [expected];
  return `${subjectOf(name)}${describeExpectations(list)}. Received ${determineSpecificType(actual)}`;
}, TypeError);

E('ERR_INVALID_ARG_VALUE', (name, value, reason = 'is invalid') => {
  let shown = inspectValue(value);
  if (shown.length > 128) shown = `${shown.slice(0, 128)}...`;
  return `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${shown}`;
}, TypeError, RangeError);

function describeReceivedNumber(value) {
  if (Number.isInteger(value) && Math.abs(value) > 2 ** 32) return addNumericSeparators(String(value));
  if (typeof value !== 'bigint') return inspectValue(value);
  const large = value > 2n ** 32n || value < -(2n ** 32n);
  return `${large ? addNumericSeparators(String(value)) : value}n`;
}

E('ERR_OUT_OF_RANGE', (name, range, value, replaceDefault = false) => {
  const subject = replaceDefault ? name : `The value of "${name}" is out of range.`;
  return `${subject} It must be ${range}. Received ${describeReceivedNumber(value)}`;
}, RangeError);

E('ERR_MISSING_ARGS', (...args) => {
  const quoted = args.map((arg) => (Array.isArray(arg) ? arg.map((a) => `"${a}"`).join(' or ') : `"${arg}"`));
  return `The ${formatList(quoted)} argument${args.length > 1 ? 's' : ''} must be specified`;
}, TypeError);

E('ERR_INVALID_RETURN_VALUE', (expected, name, value) =>
  `Expected ${expected} to be returned from the "${name}" function but got ${determineSpecificType(value)}.`,
  TypeError, RangeError);
E('ERR_INVALID_RETURN_PROPERTY', (expected, name, property, value) =>
  `Expected a valid ${expected} to be returned for the "${property}" from the "${name}" hook but got ${
    determineSpecificType(value)}.`, TypeError);
E('ERR_INVALID_RETURN_PROPERTY_VALUE', (expected, name, property, value) =>
  `Expected ${expected} to be returned for the "${property}" from the "${name}" hook but got ${
    determineSpecificType(value)}.`, TypeError);

E('ERR_ACCESS_DENIED', function accessDenied(message, permission = '', resource = '') {
  this.permission = permission;
  this.resource = resource;
  return message;
}, Error);
E('ERR_AMBIGUOUS_ARGUMENT', 'The "%s" argument is ambiguous. %s', TypeError);
E('ERR_ARG_NOT_ITERABLE', '%s must be iterable', TypeError);
E('ERR_ASSERTION', '%s', Error);
E('ERR_ASYNC_CALLBACK', '%s must be a function', TypeError);
E('ERR_ASYNC_TYPE', 'Invalid name for async "type": %s', TypeError);
E('ERR_BUFFER_OUT_OF_BOUNDS', (name = undefined) =>
  (name ? `"${name}" is outside of buffer bounds` : 'Attempt to access memory outside buffer bounds'), RangeError);
E('ERR_BUFFER_TOO_LARGE', 'Cannot create a Buffer larger than %s bytes', RangeError);
E('ERR_CANNOT_WATCH_SIGINT', 'Cannot watch for SIGINT signals', Error);
E('ERR_CONSOLE_WRITABLE_STREAM', 'Console expects a writable stream instance for %s', TypeError);
E('ERR_CONSTRUCT_CALL_INVALID', 'Constructor cannot be called', TypeError);
E('ERR_CONSTRUCT_CALL_REQUIRED', 'Class constructor %s cannot be invoked without `new`', TypeError);
E('ERR_CONTEXT_NOT_INITIALIZED', 'context used is not initialized', Error);
E('ERR_DEBUGGER_ERROR', '%s', Error);
E('ERR_DEBUGGER_STARTUP_ERROR', function startupError(message, details) {
  if (details !== undefined && details !== null) Object.assign(this, details);
  return message;
}, Error);
E('ERR_DOMAIN_CALLBACK_NOT_AVAILABLE',
  'A callback was registered through process.setUncaughtExceptionCaptureCallback(), which is mutually exclusive ' +
  'with using the `domain` module', Error);
E('ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE',
  'The `domain` module is in use, which is mutually exclusive with calling ' +
  'process.setUncaughtExceptionCaptureCallback()', Error);
E('ERR_ENCODING_INVALID_ENCODED_DATA', function invalidData(encoding, errno) {
  this.errno = errno;
  return `The encoded data was not valid for encoding ${encoding}`;
}, TypeError);
E('ERR_ENCODING_NOT_SUPPORTED', 'The "%s" encoding is not supported', RangeError);
E('ERR_EVENT_RECURSION', 'The event "%s" is already being dispatched', Error);
E('ERR_FALSY_VALUE_REJECTION', function falsyRejection(reason) {
  this.reason = reason;
  return 'Promise was rejected with falsy value';
}, Error);
E('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
  'The feature %s is unavailable on the current platform, which is being used to run Node.js', TypeError);
E('ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor', TypeError);
E('ERR_INCOMPATIBLE_OPTION_PAIR', 'Option "%s" cannot be used in combination with option "%s"', TypeError);
E('ERR_INTERNAL_ASSERTION', (message) => {
  const advice = 'This is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n' +
    'Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n';
  return message === undefined ? advice : `${message}\n${advice}`;
}, Error);
E('ERR_INVALID_ASYNC_ID', 'Invalid %s value: %s', RangeError);
E('ERR_INVALID_BUFFER_SIZE', 'Buffer size must be a multiple of %s', RangeError);
E('ERR_INVALID_CHAR', (name, field = undefined) =>
  (field === undefined ? `Invalid character in ${name}` : `Invalid character in ${name} ["${field}"]`), TypeError);
E('ERR_INVALID_CURSOR_POS', 'Cannot set cursor row without setting its column', TypeError);
E('ERR_INVALID_MIME_SYNTAX', (production, text, invalidIndex) => {
  const position = invalidIndex !== -1 ? ` at ${invalidIndex}` : '';
  return `The MIME syntax for a ${production} in "${text}" is invalid${position}`;
}, TypeError);
E('ERR_INVALID_OBJECT_DEFINE_PROPERTY', '%s', TypeError);
E('ERR_INVALID_REPL_EVAL_CONFIG', 'Cannot specify both "breakEvalOnSigint" and "eval" for REPL', TypeError);
E('ERR_INVALID_REPL_INPUT', '%s', TypeError);
E('ERR_INVALID_STATE', 'Invalid state: %s', Error, TypeError, RangeError);
E('ERR_INVALID_THIS', 'Value of "this" must be of type %s', TypeError);
E('ERR_INVALID_TUPLE', '%s must be an iterable %s tuple', TypeError);
E('ERR_INVALID_URI', 'URI malformed', URIError);
E('ERR_METHOD_NOT_IMPLEMENTED', 'The %s method is not implemented', Error);
E('ERR_MISSING_OPTION', '%s is required', TypeError);
E('ERR_MULTIPLE_CALLBACK', 'Callback called multiple times', Error);
E('ERR_NO_ICU', '%s is not supported on Node.js compiled without ICU', TypeError);
E('ERR_OPERATION_FAILED', 'Operation failed: %s', Error, TypeError);
E('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', '%s', TypeError);
E('ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', (positional) =>
  `Unexpected argument '${positional}'. This command does not take positional arguments`, TypeError);
E('ERR_PARSE_ARGS_UNKNOWN_OPTION', (option, allowPositionals) => {
  const hint = allowPositionals
    ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', ` +
      `as in '-- ${JSON.stringify(option)}`
    : '';
  return `Unknown option '${option}'${hint}`;
}, TypeError);
E('ERR_PERFORMANCE_INVALID_TIMESTAMP', '%d is not a valid timestamp', TypeError);
E('ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS', '%s', TypeError);
E('ERR_SCRIPT_EXECUTION_INTERRUPTED', 'Script execution was interrupted by `SIGINT`', Error);
E('ERR_SYNTHETIC', 'JavaScript Callstack', Error);
E('ERR_TEST_FAILURE', function testFailure(error, failureType) {
  const message = typeof error === 'string' ? error : (error?.message ?? inspectValue(error));
  this.failureType = failureType;
  this.cause = error;
  return message;
}, Error);
E('ERR_TRACE_EVENTS_CATEGORY_REQUIRED', 'At least one category is required', TypeError);
E('ERR_TRACE_EVENTS_UNAVAILABLE', 'Trace events are unavailable', Error);
E('ERR_UNAVAILABLE_DURING_EXIT', 'Cannot call function in process exit handler', Error);
E('ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET',
  '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active', Error);
E('ERR_UNHANDLED_ERROR', (error = undefined) =>
  (error === undefined ? 'Unhandled error.' : `Unhandled error. (${error})`), Error);
E('ERR_UNKNOWN_ENCODING', 'Unknown encoding: %s', TypeError);
E('ERR_UNKNOWN_SIGNAL', 'Unknown signal: %s', TypeError);
E('ERR_USE_AFTER_CLOSE', '%s was closed', Error);
E('ERR_VALID_PERFORMANCE_ENTRY_TYPE', 'At least one valid performance entry type is required', Error);
