'use strict';

// A WebAssembly assembler of a few dozen lines: enough to write the codec kernel as expressions. Code is nested
// arrays of bytes, flattened at the end.

const I32 = 0x7f;
const V128 = 0x7b;
const EXTERNREF = 0x6f;
const STRINGREF = 0x67;
const VOID = 0x40;

const I16_ARRAY_TYPE = 0; // the kernel's only array type is always the first of the type section

function u32(value) {
  const bytes = [];
  do {
    const low = value & 0x7f;
    value >>>= 7;
    bytes.push(value === 0 ? low : low | 0x80);
  } while (value !== 0);
  return bytes;
}

function s32(value) {
  const bytes = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    if ((value === 0 && !(low & 0x40)) || (value === -1 && (low & 0x40))) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

const flatten = (code) => code.flat(Infinity);
const text = (string) => [...u32(string.length), ...Array.from(string, (c) => c.charCodeAt(0))];

function section(id, items) {
  const body = flatten([u32(items.length), items]);
  return [id, u32(body.length), body];
}

const binary = (opcode) => (a, b) => [a, b, opcode];

const op = {
  i32: (value) => [0x41, s32(value)],
  get: (local) => [0x20, u32(local)],
  set: (local, value) => [value, 0x21, u32(local)],
  tee: (local, value) => [value, 0x22, u32(local)],
  global: (index) => [0x23, u32(index)],
  setGlobal: (index, value) => [value, 0x24, u32(index)],
  call: (index, ...args) => [args, 0x10, u32(index)],
  add: binary(0x6a),
  sub: binary(0x6b),
  and: binary(0x71),
  or: binary(0x72),
  shl: binary(0x74),
  shr: binary(0x76),
  eq: binary(0x46),
  ne: binary(0x47),
  below: binary(0x49), // unsigned
  above: binary(0x4b),
  atLeast: binary(0x4f),
  not: (value) => [value, 0x45],
  ctz: (value) => [value, 0x68],
  load8: (address, offset = 0) => [address, 0x2d, 0, u32(offset)],
  load16: (address) => [address, 0x2f, 0, 0],
  store8: (address, value, offset = 0) => [address, value, 0x3a, 0, u32(offset)],
  store16: (address, value) => [address, value, 0x3b, 0, 0],
  when: (condition, ...then) => [condition, 0x04, VOID, then, 0x0b],
  either: (condition, then, otherwise) => [condition, 0x04, VOID, then, 0x05, otherwise, 0x0b],
  select: (a, b, condition) => [a, b, condition, 0x1b],
  /** Repeats the body until it leaves by `leave(depth)` or `leaveIf`: the loop itself is one level deep. */
  forever: (...body) => [0x02, VOID, 0x03, VOID, body, 0x0c, 0, 0x0b, 0x0b],
  leave: (depth) => [0x0c, u32(depth)],
  leaveIf: (depth, condition) => [condition, 0x0d, u32(depth)],
  give: (value) => [value, 0x0f],
  trap: () => [0x00],
  newArray: (length) => [length, 0xfb, 7, I16_ARRAY_TYPE],
  arraySet: (array, index, value) => [array, index, value, 0xfb, 14, I16_ARRAY_TYPE],
  loadVector: (address) => [address, 0xfd, 0, 0, 0],
  splat8: (value) => [value, 0xfd, 15],
  equalLanes8: (a, b) => [a, b, 0xfd, 35],
  andVector: (a, b) => [a, b, 0xfd, 78],
  orVector: (a, b) => [a, b, 0xfd, 80],
  bitmask8: (value) => [value, 0xfd, u32(100)],
  storeVector: (address, value, offset = 0) => [address, value, 0xfd, 11, 0, u32(offset)],
  splat16: (value) => [value, 0xfd, 16],
  narrow16: (low, high) => [low, high, 0xfd, u32(102)],
  widenLow8: (value) => [value, 0xfd, u32(137)],
  widenHigh8: (value) => [value, 0xfd, u32(138)],
  stringOfUtf8: (address, length) => [address, length, 0xfb, u32(0x80), 0],
  stringOfWtf16: (address, units) => [address, units, 0xfb, u32(0x81), 0],
  stringOfLossyUtf8: (address, length) => [address, length, 0xfb, u32(0x8b), 0],
  measureWtf8: (string) => [string, 0xfb, u32(0x84)],
  encodeWtf16: (string, address) => [string, address, 0xfb, u32(0x87), 0],
  encodeLossyUtf8: (string, address) => [string, address, 0xfb, u32(0x8d), 0],
};

/** A type section entry: `array` for the mutable i16 array, or a function's [parameters, results]. */
const type = {
  array: [0x5e, 0x77, 1],
  func: (parameters, results) => [0x60, u32(parameters.length), parameters, u32(results.length), results],
  nullableArray: [0x63, I16_ARRAY_TYPE],
  arrayRef: [0x64, I16_ARRAY_TYPE],
  string: [0x64, EXTERNREF],
};

function functionBody({ locals, code }) {
  const body = flatten([u32(locals.length), locals.map((valueType) => [1, valueType]), code, 0x0b]);
  return [u32(body.length), body];
}

/** The bytes of a module with one memory, exported as `memory`; functions are exported by their names. */
function assemble({ types, imports, globals, functions, memoryPages }) {
  const exported = functions.map(({ name }, i) => [text(name), 0, u32(imports.length + i)]);
  return Uint8Array.from(flatten([
    [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, types),
    section(2, imports.map(({ module, name, type: index }) => [text(module), text(name), 0, u32(index)])),
    section(3, functions.map(({ type: index }) => u32(index))),
    section(5, [[0, u32(memoryPages)]]),
    section(6, globals.map(({ type: valueType, mutable, value }) => [valueType, mutable ? 1 : 0, value, 0x0b])),
    section(7, [[text('memory'), 2, 0], ...exported]),
    section(10, functions.map(functionBody)),
  ]));
}

module.exports = { I32, V128, EXTERNREF, STRINGREF, op, type, assemble };
