'use strict';
// Import attributes: whether those of an import fit the module's format.

const codes = () => require('internal/errors').codes;

const JAVASCRIPT = 'javascript';
const TYPES = {
  '__proto__': null, 'builtin': JAVASCRIPT, 'commonjs': JAVASCRIPT, 'commonjs-typescript': JAVASCRIPT, 'json': 'json',
  'module': JAVASCRIPT, 'module-typescript': JAVASCRIPT,
};
const SUPPORTED_TYPES = ['json'];

function badType(url, type) {
  require('internal/validators').validateString(type, 'type');
  const { ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE, ERR_IMPORT_ATTRIBUTE_UNSUPPORTED } = codes();
  if (!SUPPORTED_TYPES.includes(type)) throw new ERR_IMPORT_ATTRIBUTE_UNSUPPORTED('type', type, url);
  throw new ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE(url, type);
}

function checkKeys(url, attributes) {
  for (const key of Object.keys(attributes)) {
    if (key === 'type') continue;
    const { ERR_IMPORT_ATTRIBUTE_UNSUPPORTED } = codes();
    throw new ERR_IMPORT_ATTRIBUTE_UNSUPPORTED(key, attributes[key], url);
  }
}

function validateAttributes(url, format, attributes = undefined) {
  if (attributes !== undefined) checkKeys(url, attributes);
  const expected = TYPES[format];
  const type = attributes?.type;
  // What an unknown format needs is not ours to say.
  if (expected === undefined || type === expected && expected !== JAVASCRIPT) return;
  if (expected === JAVASCRIPT) {
    if (attributes !== undefined && Object.hasOwn(attributes, 'type')) badType(url, type);
    return;
  }
  if (attributes === undefined || !Object.hasOwn(attributes, 'type')) {
    const { ERR_IMPORT_ATTRIBUTE_MISSING } = codes();
    throw new ERR_IMPORT_ATTRIBUTE_MISSING(url, 'type', expected);
  }
  badType(url, type);
}

/** The attributes of `import(specifier, options)`, checked as the language does. */
function attributesOf(options) {
  if (options === undefined) return undefined;
  if (typeof options !== 'object' && typeof options !== 'function' || options === null) {
    throw new TypeError('The second argument to import() must be an object');
  }
  const given = options.with;
  if (given === undefined) return undefined;
  if (typeof given !== 'object' && typeof given !== 'function' || given === null) {
    throw new TypeError("The 'with' option must be an object");
  }
  const attributes = { __proto__: null };
  for (const key of Object.keys(given)) {
    const value = given[key];
    if (typeof value !== 'string') throw new TypeError('Import attribute value must be a string');
    attributes[key] = value;
  }
  return attributes;
}

module.exports = { attributesOf, validateAttributes };
