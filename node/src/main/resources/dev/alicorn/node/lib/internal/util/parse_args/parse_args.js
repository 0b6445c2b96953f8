'use strict';
// util.parseArgs.

const { codes } = require('internal/errors');
const {
  validateArray, validateBoolean, validateBooleanArray, validateObject, validateString, validateStringArray,
  validateUnion,
} = require('internal/validators');
const { tokenize } = require('internal/util/parse_args/tokens');

const {
  ERR_INVALID_ARG_VALUE, ERR_PARSE_ARGS_INVALID_OPTION_VALUE, ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL,
  ERR_PARSE_ARGS_UNKNOWN_OPTION,
} = codes;

const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

// The program's own arguments: code given on the command line takes no place among them.
function mainArgs() {
  const { argv, _eval } = require('process');
  return argv.slice(_eval != null ? 1 : 2);
}

function validateDefault(option, name) {
  if (option.default === undefined) return;
  if (option.type === 'string') {
    (option.multiple ? validateStringArray : validateString)(option.default, name);
  } else {
    (option.multiple ? validateBooleanArray : validateBoolean)(option.default, name);
  }
}

function validateOptions(options) {
  validateObject(options, 'options');
  for (const [name, option] of Object.entries(options)) {
    const path = `options.${name}`;
    validateObject(option, path);
    validateUnion(own(option, 'type'), `${path}.type`, ['string', 'boolean']);
    if (Object.hasOwn(option, 'short')) {
      validateString(option.short, `${path}.short`);
      if (option.short.length !== 1) {
        throw new ERR_INVALID_ARG_VALUE(`${path}.short`, option.short, 'must be a single character');
      }
    }
    if (own(option, 'multiple') !== undefined) validateBoolean(option.multiple, `${path}.multiple`);
    validateDefault(option, `${path}.default`);
  }
}

const isDashed = (value) => value.length > 1 && value[0] === '-';

// A value that looks like an option is more likely to be one.
function checkAmbiguous(token) {
  if (token.inlineValue || typeof token.value !== 'string' || !isDashed(token.value)) return;
  const example = token.rawName.startsWith('--')
    ? `'${token.rawName}=-XYZ'` : `'--${token.name}=-XYZ' or '${token.rawName}-XYZ'`;
  throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(
    `Option '${token.rawName}' argument is ambiguous.\n` +
    `Did you forget to specify the option argument for '${token.rawName}'?\n` +
    `To specify an option argument starting with a dash use ${example}.`);
}

function checkKnown(config, token) {
  if (!Object.hasOwn(config.options, token.name)) {
    throw new ERR_PARSE_ARGS_UNKNOWN_OPTION(token.rawName, config.allowPositionals);
  }
  const { short, type } = config.options[token.name];
  const shown = `${short ? `-${short}, ` : ''}--${token.name}`;
  if (type === 'string' && typeof token.value !== 'string') {
    throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown} <value>' argument missing`);
  }
  if (type === 'boolean' && token.value != null) {
    throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown}' does not take an argument`);
  }
}

// "--no-color" turns "color" off, unless there is an option of that very name.
function resolveNegative(config, token) {
  if (!config.allowNegative || !token.name.startsWith('no-') || Object.hasOwn(config.options, token.name)) return true;
  const name = token.name.slice(3);
  const known = own(config.options, name);
  if (config.strict && known?.type !== 'boolean') return true;
  if (known !== undefined && known.type !== 'boolean') return true;
  token.name = name;
  return false;
}

function storeOption(config, name, value, values) {
  if (name === '__proto__') return;
  if (own(config.options, name)?.multiple) (values[name] ??= []).push(value);
  else values[name] = value;
}

function applyToken(config, token, result) {
  if (token.kind === 'option') {
    const on = resolveNegative(config, token);
    if (config.strict) {
      checkKnown(config, token);
      checkAmbiguous(token);
    }
    storeOption(config, token.name, token.value ?? on, result.values);
  } else if (token.kind === 'positional') {
    if (!config.allowPositionals) throw new ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(token.value);
    result.positionals.push(token.value);
  }
}

function readConfig(config) {
  const strict = own(config, 'strict') ?? true;
  const settings = {
    args: own(config, 'args') ?? mainArgs(),
    strict,
    allowPositionals: own(config, 'allowPositionals') ?? !strict,
    allowNegative: own(config, 'allowNegative') ?? false,
    tokens: own(config, 'tokens') ?? false,
    options: own(config, 'options') ?? Object.create(null),
  };
  validateArray(settings.args, 'args');
  validateBoolean(settings.strict, 'strict');
  validateBoolean(settings.allowPositionals, 'allowPositionals');
  validateBoolean(settings.tokens, 'tokens');
  validateBoolean(settings.allowNegative, 'allowNegative');
  validateOptions(settings.options);
  return settings;
}

function parseArgs(config = Object.create(null)) {
  const settings = readConfig(config);
  const tokens = tokenize(settings.args, settings.options);
  const result = { values: Object.create(null), positionals: [] };
  if (settings.tokens) result.tokens = tokens;
  for (const token of tokens) applyToken(settings, token, result);
  for (const [name, option] of Object.entries(settings.options)) {
    if (option.default !== undefined && result.values[name] === undefined) {
      result.values[name] = option.default;
    }
  }
  return result;
}

Object.defineProperty(parseArgs, 'length', { value: 0, configurable: true });

module.exports = { parseArgs };
