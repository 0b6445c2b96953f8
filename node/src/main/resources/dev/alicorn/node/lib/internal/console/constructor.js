'use strict';
// The Console class, and how the global console gets to be one.

const { codes, isStackOverflowError } = require('internal/errors');
const { formatWithOptionsInternal } = require('internal/util/inspect');
const { validateInteger, validateObject, validateOneOf } = require('internal/validators');
const { isMap } = require('internal/util/types');
const { methods } = require('internal/console/methods');
const {
  kCounts, kFormatForStderr, kFormatForStdout, kGetInspectOptions, kGroupIndentWidth, kGroupIndentation, kUseStdout,
  kWriteToConsole,
} = require('internal/console/symbols');

const kColorMode = Symbol('kColorMode');
const kIsConsole = Symbol('kIsConsole');
const kInspectOptions = Symbol('kInspectOptions');
const kBindStreamsEager = Symbol('kBindStreamsEager');
const kBindStreamsLazy = Symbol('kBindStreamsLazy');
const kBindProperties = Symbol('kBindProperties');

const { ERR_CONSOLE_WRITABLE_STREAM, ERR_INCOMPATIBLE_OPTION_PAIR } = codes;

const COLORED = Object.freeze({ colors: true });
const PLAIN = Object.freeze({});

const hidden = (value) => ({ value, writable: true, enumerable: false, configurable: true });

function noop() {}

function readInspectOptions(console, inspectOptions, colorMode) {
  validateObject(inspectOptions, 'options.inspectOptions');
  const each = isMap(inspectOptions) ? inspectOptions.values() : [inspectOptions];
  for (const options of each) {
    if (options.colors !== undefined && colorMode !== undefined) {
      throw new ERR_INCOMPATIBLE_OPTION_PAIR('options.inspectOptions.color', 'colorMode');
    }
  }
  Object.defineProperty(console, kInspectOptions, hidden(inspectOptions));
}

function bindMethods(console) {
  for (const key of Object.keys(Console.prototype)) {
    console[key] = console[key].bind(console);
    Object.defineProperty(console[key], 'name', { value: key });
  }
}

function Console(options) {
  // `console` has always been callable without `new`.
  if (!new.target) return Reflect.construct(Console, arguments);
  if (!options || typeof options.write === 'function') {
    options = { stdout: options, stderr: arguments[1], ignoreErrors: arguments[2] };
  }
  const { stdout, stderr = stdout, ignoreErrors = true, colorMode, inspectOptions, groupIndentation } = options;
  if (!stdout || typeof stdout.write !== 'function') throw new ERR_CONSOLE_WRITABLE_STREAM('stdout');
  if (!stderr || typeof stderr.write !== 'function') throw new ERR_CONSOLE_WRITABLE_STREAM('stderr');
  validateOneOf(colorMode ?? 'auto', 'colorMode', ['auto', true, false]);
  if (groupIndentation !== undefined) validateInteger(groupIndentation, 'groupIndentation', 0, 1000);
  if (inspectOptions !== undefined) readInspectOptions(this, inspectOptions, colorMode);

  bindMethods(this);
  this[kBindStreamsEager](stdout, stderr);
  this[kBindProperties](ignoreErrors, colorMode ?? 'auto', groupIndentation);
}

// After the stream's error handlers have had their turn, an error is nobody's: it must not end the program.
function makeErrorHandler(stream) {
  return (error) => {
    if (error !== null && !stream._writableState.errorEmitted && stream.listenerCount('error') === 0) {
      stream.once('error', noop);
    }
  };
}

function safeWrite(stream, text, errorHandler) {
  let guarded = false;
  try {
    if (stream.listenerCount('error') === 0) {
      stream.once('error', noop);
      guarded = true;
    }
    stream.write(text, errorHandler);
  } catch (error) {
    // A program near the end of its stack should hear of it; of nothing else.
    if (isStackOverflowError(error)) throw error;
  } finally {
    if (guarded) stream.removeListener('error', noop);
  }
}

const prototypeExtras = {
  [kBindStreamsEager](stdout, stderr) {
    Object.defineProperties(this, { _stdout: hidden(stdout), _stderr: hidden(stderr) });
  },

  // The global console's streams are made when something is first written.
  [kBindStreamsLazy](holder) {
    const lazily = (key) => {
      let stream;
      return {
        get() { return stream ??= holder[key]; },
        set(value) { stream = value; },
        enumerable: false,
        configurable: true,
      };
    };
    Object.defineProperties(this, { _stdout: lazily('stdout'), _stderr: lazily('stderr') });
  },

  [kBindProperties](ignoreErrors, colorMode, groupIndentation = 2) {
    const handlers = new Map();
    const handlerFor = (stream) => {
      if (!handlers.has(stream)) handlers.set(stream, makeErrorHandler(stream));
      return handlers.get(stream);
    };
    Object.defineProperties(this, {
      _stdoutErrorHandler: hidden((error) => handlerFor(this._stdout)(error)),
      _stderrErrorHandler: hidden((error) => handlerFor(this._stderr)(error)),
      _ignoreErrors: hidden(Boolean(ignoreErrors)),
      _times: hidden(new Map()),
      [kCounts]: hidden(new Map()),
      [kColorMode]: hidden(colorMode),
      [kIsConsole]: hidden(true),
      [kGroupIndentWidth]: hidden(groupIndentation),
      [kGroupIndentation]: hidden(''),
      [Symbol.toStringTag]: { value: 'console', writable: false, enumerable: false, configurable: true },
    });
  },

  [kWriteToConsole](streamSymbol, text) {
    const useStdout = streamSymbol === kUseStdout;
    const stream = useStdout ? this._stdout : this._stderr;
    const indentation = this[kGroupIndentation];
    if (indentation !== '') {
      text = indentation + (text.includes('\n') ? text.replaceAll('\n', `\n${indentation}`) : text);
    }
    text += '\n';
    if (!this._ignoreErrors) stream.write(text);
    else safeWrite(stream, text, useStdout ? this._stdoutErrorHandler : this._stderrErrorHandler);
  },

  [kGetInspectOptions](stream) {
    const given = this[kInspectOptions];
    const options = given !== undefined && isMap(given) ? given.get(stream) : given;
    if (options?.colors !== undefined) return options;
    let color = this[kColorMode];
    if (color === 'auto') color = require('internal/util/colors').shouldColorize(stream);
    if (options === undefined) return color ? COLORED : PLAIN;
    return { ...options, colors: color };
  },

  [kFormatForStdout](args) {
    return formatFor(this, this._stdout, args);
  },

  [kFormatForStderr](args) {
    return formatFor(this, this._stderr, args);
  },
};

// One plain text needs no options, and most output is that.
function formatFor(console, stream, args) {
  if (args.length === 1 && typeof args[0] === 'string') return args[0];
  return formatWithOptionsInternal(console[kGetInspectOptions](stream), args);
}

for (const key of Reflect.ownKeys(prototypeExtras)) {
  Object.defineProperty(Console.prototype, key, hidden(prototypeExtras[key]));
}
Object.assign(Console.prototype, methods);

Object.defineProperty(Console, Symbol.hasInstance, {
  value: { [Symbol.hasInstance](instance) { return Boolean(instance?.[kIsConsole]); } }[Symbol.hasInstance],
});

module.exports = { Console, kBindProperties, kBindStreamsLazy };
