'use strict';
// Linking: V8 asks for the module behind each static import of a graph, and is answered at once.

const { binding } = require('internal/modules/host');
const { Status, registry } = require('internal/modules/esm/record');

const MISSING_EXPORT = /^The requested module '([^]*)' does not provide an export named '([^]+)'$/;

/** The module of one static import, with each set of attributes that the source gives it. */
function childOf(referrer, specifier, load) {
  let child = referrer.children.get(specifier);
  if (child !== undefined) return child;
  const variants = referrer.attributes?.get(specifier) ?? [undefined];
  for (let i = 0; i < variants.length; i++) child = load(specifier, referrer.url, variants[i]);
  referrer.children.set(specifier, child);
  return child;
}

// The names between braces on the import line that the message cites, as a destructuring.
function destructuring(stack) {
  const names = /\{[^}]*\}/.exec(stack.split('\n')[1] ?? '');
  return names === null ? undefined : names[0].replace(/\s+as\s+/g, ': ');
}

function explainMissingExport(error, root) {
  const match = error?.name === 'SyntaxError' ? MISSING_EXPORT.exec(error.message) : null;
  if (match === null) return;
  const [old, specifier, name] = match;
  let fromCommonJS = false;
  for (const { record } of root.graph()) {
    if (record.children.get(specifier)?.format === 'commonjs') fromCommonJS = true;
  }
  if (!fromCommonJS) return;
  const { stack } = error;
  const names = destructuring(stack);
  error.message =
    `Named export '${name}' not found. The requested module '${specifier}' is a CommonJS module, which may not ` +
    'support all module.exports as named exports.\nCommonJS modules can always be imported via the default export, ' +
    `for example using:\n\nimport pkg from '${specifier}';\n${names === undefined ? '' : `const ${names} = pkg;\n`}`;
  error.stack = stack.replace(old, () => error.message);
}

/** Links the graph from `root`. `load(specifier, parentURL, attributes)` gives records. */
function link(root, load) {
  if (root.status >= Status.INSTANTIATED) return;
  let failure;
  const resolve = (specifier, referrerId) => {
    try {
      return childOf(registry.byId(referrerId), specifier, load).id;
    } catch (error) {
      // The engine may wrap what passes through it.
      failure ??= { error };
      throw error;
    }
  };
  try {
    binding.instantiate(root.id, resolve);
  } catch (error) {
    if (failure !== undefined) throw failure.error;
    explainMissingExport(error, root);
    throw error;
  }
}

module.exports = { link };
