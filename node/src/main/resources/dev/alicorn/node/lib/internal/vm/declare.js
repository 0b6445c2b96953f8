'use strict';
// Hands over what a script declares: a head in front of it makes functions that reach its variables, and calls declare().

/** By this name the head of a script reaches declare(). */
const DECLARE = '\u02b0declare';

function isReadOnlyBuiltin({ builtins }, key) {
  return Object.getOwnPropertyDescriptor(builtins, key)?.writable === false;
}

function declareLexicals(record, names, accessors) {
  const { lexicals, object, builtins } = record;
  names.forEach((name, i) => {
    const known = Object.getOwnPropertyDescriptor(object, name) ?? Object.getOwnPropertyDescriptor(builtins, name);
    if (lexicals.has(name) || known?.configurable === false) {
      throw new SyntaxError(`Identifier '${name}' has already been declared`);
    }
    lexicals.set(name, accessors[i]);
  });
}

/** Calls a function of the script's head that looks for names outside of the scope. */
function around(record, read) {
  record.bypass = true;
  try {
    return read();
  } finally {
    record.bypass = false;
  }
}

/** Puts declarations where later scripts, and the object, see them; called by a script's own head. */
function declare(record, { functions, inBlocks, vars, lexicals }, readFunctions, accessors, outer) {
  const { object } = record;
  for (const name of [...functions, ...vars]) {
    if (record.lexicals.has(name)) throw new SyntaxError(`Identifier '${name}' has already been declared`);
  }
  declareLexicals(record, lexicals, accessors);
  const values = around(record, readFunctions);
  inBlocks.forEach((name, i) => {
    record.lexicals.set(name, {
      get: () => around(record, outer[i].get),
      set: (value) => around(record, () => outer[i].set(value)),
    });
  });
  functions.forEach((name, i) => {
    record.declared.add(name);
    const known = Object.getOwnPropertyDescriptor(object, name);
    if (known !== undefined && !known.configurable) Reflect.set(object, name, values[i]);
    else Reflect.defineProperty(object, name, { value: values[i], writable: true, enumerable: true, configurable: true });
  });
  for (const name of vars) {
    record.declared.add(name);
    if (!(name in object) && !isReadOnlyBuiltin(record, name)) Reflect.set(object, name, undefined);
  }
}

function accessorsOf(names) {
  return `[${names.map((name) => `{get:()=>${name},set:(v)=>{${name}=v}}`)}]`;
}

function headOf({ functions, inBlocks, lexicals }, strict) {
  const args = [`()=>[${functions}]`, accessorsOf(lexicals), ...inBlocks.length > 0 ? [accessorsOf(inBlocks)] : []];
  return `${strict ? "'use strict';" : ''}${DECLARE}(${args});`;
}

/** What a script leaves in variables that only it can reach becomes properties. */
function exportVars({ object, lexicals }, names) {
  for (const name of names) {
    const accessor = lexicals.get(name);
    lexicals.delete(name);
    if (accessor !== undefined) Reflect.set(object, name, accessor.get());
  }
}

module.exports = { DECLARE, declare, exportVars, headOf, isReadOnlyBuiltin };
