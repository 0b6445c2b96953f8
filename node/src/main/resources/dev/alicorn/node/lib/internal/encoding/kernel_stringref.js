'use strict';

// The codec kernel over WebAssembly's string references (V8: --experimental-wasm-stringref): the engine's own codecs,
// as fast as native code has them. Bytes lie at address 0 of the kernel's memory, and what is widened from them or
// narrowed to them at WIDE.

const { I32, V128, STRINGREF, op, type, assemble } = require('internal/encoding/wasm');
const { findFunction } = require('internal/encoding/kernel_find');
const { KERNEL_MEMORY_PAGES, KERNEL_UNITS } = require('internal/encoding/limits');

const {
  i32, get, set, add, shl, eq, atLeast, when, either, forever, leaveIf, give,
  loadVector, storeVector, splat8, splat16, andVector, orVector, bitmask8, narrow16, widenLow8, widenHigh8,
  stringOfUtf8, stringOfWtf16, stringOfLossyUtf8, measureWtf8, encodeWtf16, encodeLossyUtf8,
} = op;

const START = i32(0);
const WIDE = KERNEL_UNITS;
const VECTOR = 16;

const Type = { DECODE: 0, DECODE_MASKED: 1, ENCODE: 2, FIND: 3 };
const types = [
  type.func([I32], [STRINGREF]),
  type.func([I32, I32], [STRINGREF]),
  type.func([STRINGREF], [I32]),
  type.func([I32, I32, I32, I32], [I32]),
];

const simple = (name, functionType, code) => ({ name, type: functionType, locals: [], code });

/** Runs the body for i = 0, 16, 32, … below `length`: it may touch up to a vector more. */
const eachVector = (i, length, ...body) => [
  set(i, i32(0)),
  forever(leaveIf(1, atLeast(get(i), length)), body, set(i, add(get(i), i32(VECTOR)))),
];

/** decodeLatin1(length, mask): seven-bit text is UTF-8 as it is; else each byte is widened to a unit. */
function decodeLatin1() {
  const [length, mask, i, all, vector] = [0, 1, 2, 3, 4];
  const maskBytes = eachVector(i, get(length),
    storeVector(get(i), andVector(loadVector(get(i)), splat8(i32(0x7f)))));
  // What lies beyond the end is masked off by clearing it first.
  const clearTail = storeVector(get(length), splat8(i32(0)));
  const gather = eachVector(i, get(length), set(all, orVector(get(all), loadVector(get(i)))));
  const widen = eachVector(i, get(length),
    set(vector, loadVector(get(i))),
    storeVector(shl(get(i), i32(1)), widenLow8(get(vector)), WIDE),
    storeVector(shl(get(i), i32(1)), widenHigh8(get(vector)), WIDE + VECTOR));
  return {
    name: 'decodeLatin1',
    type: Type.DECODE_MASKED,
    locals: [I32, V128, V128],
    code: [
      either(eq(get(mask), i32(0x7f)), maskBytes, [
        clearTail,
        gather,
        when(bitmask8(get(all)), widen, give(stringOfWtf16(i32(WIDE), get(length)))),
      ]),
      stringOfLossyUtf8(START, get(length)),
    ],
  };
}

/** encodeLatin1(string): the low byte of each unit; their number. */
function encodeLatin1() {
  const [string, units, i, low] = [0, 1, 2, 3];
  const lowBytes = (offset) =>
    andVector(loadVector(add(shl(get(i), i32(1)), i32(WIDE + offset))), get(low));
  return {
    name: 'encodeLatin1',
    type: Type.ENCODE,
    locals: [I32, I32, V128],
    code: [
      set(units, encodeWtf16(get(string), i32(WIDE))),
      set(low, splat16(i32(0xff))),
      eachVector(i, get(units), storeVector(get(i), narrow16(lowBytes(0), lowBytes(VECTOR)))),
      get(units),
    ],
  };
}

const functions = [
  simple('decodeUtf8', Type.DECODE, stringOfLossyUtf8(START, get(0))),
  simple('decodeUtf8Strict', Type.DECODE, stringOfUtf8(START, get(0))), // traps on what is malformed
  simple('decodeUtf16', Type.DECODE, stringOfWtf16(START, get(0))),
  decodeLatin1(),
  simple('encodeUtf8', Type.ENCODE, encodeLossyUtf8(get(0), START)),
  simple('encodeUtf16', Type.ENCODE, encodeWtf16(get(0), START)),
  encodeLatin1(),
  simple('utf8Length', Type.ENCODE, measureWtf8(get(0))),
  findFunction(Type.FIND),
];

module.exports = {
  bytes: assemble({ types, imports: [], globals: [], functions, memoryPages: KERNEL_MEMORY_PAGES }),
};
