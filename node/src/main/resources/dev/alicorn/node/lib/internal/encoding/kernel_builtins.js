'use strict';

// The codec kernel over WebAssembly's string builtins, a standard: a nanosecond a character. It stands in where the
// engine has no string references (see kernel_stringref.js). Bytes lie at address 0 of the kernel's memory.

const { I32, EXTERNREF, op, type, assemble } = require('internal/encoding/wasm');
const { findFunction } = require('internal/encoding/kernel_find');
const { KERNEL_MEMORY_PAGES, KERNEL_UNITS } = require('internal/encoding/limits');

const {
  i32, get, set, tee, global, setGlobal, call, add, sub, and, or, shl, shr, eq, ne, below, above, atLeast, not,
  load8, load16, store8, store16, when, either, forever, leave, leaveIf, newArray, arraySet, select, trap,
} = op;

const [MAKE_STRING, CHAR_CODE, STRING_LENGTH] = [0, 1, 2]; // imports
const [UNITS, REPLACED] = [0, 1]; // globals
const Type = { ARRAY: 0, MAKE: 1, AT: 2, LENGTH: 3, DECODE: 4, DECODE_MASKED: 5, FIND: 6 };

const types = [
  type.array,
  type.func([type.nullableArray, I32, I32], [type.string]),
  type.func([EXTERNREF, I32], [I32]),
  type.func([EXTERNREF], [I32]),
  type.func([I32], [type.string]),
  type.func([I32, I32], [type.string]),
  type.func([I32, I32, I32, I32], [I32]),
];

const JS_STRING = 'wasm:js-string';
const imports = [
  { module: JS_STRING, name: 'fromCharCodeArray', type: Type.MAKE },
  { module: JS_STRING, name: 'charCodeAt', type: Type.AT },
  { module: JS_STRING, name: 'length', type: Type.LENGTH },
];

const globals = [
  { type: type.arrayRef, mutable: false, value: newArray(i32(KERNEL_UNITS)) },
  { type: I32, mutable: true, value: i32(0) },
];

const increment = (local) => set(local, add(get(local), i32(1)));
const storeAndStep = (at, value) => [store8(get(at), value), increment(at)];

/** decodeLatin1(length, mask): each byte, masked, is a unit. */
function decodeLatin1() {
  const [length, mask, i, array] = [0, 1, 2, 3];
  return {
    name: 'decodeLatin1',
    type: Type.DECODE_MASKED,
    locals: [I32, type.nullableArray],
    code: [
      set(array, global(UNITS)),
      forever(
        leaveIf(1, atLeast(get(i), get(length))),
        arraySet(get(array), get(i), and(load8(get(i)), get(mask))),
        increment(i),
      ),
      call(MAKE_STRING, get(array), i32(0), get(length)),
    ],
  };
}

/** decodeUtf16(units) */
function decodeUtf16() {
  const [units, i, array] = [0, 1, 2];
  return {
    name: 'decodeUtf16',
    type: Type.DECODE,
    locals: [I32, type.nullableArray],
    code: [
      set(array, global(UNITS)),
      forever(
        leaveIf(1, atLeast(get(i), get(units))),
        arraySet(get(array), get(i), load16(shl(get(i), i32(1)))),
        increment(i),
      ),
      call(MAKE_STRING, get(array), i32(0), get(units)),
    ],
  };
}

/** The locals of decodeUtf8. */
const Utf8 = { LENGTH: 0, I: 1, J: 2, ARRAY: 3, BYTE: 4, NEED: 5, POINT: 6, LOW: 7, HIGH: 8 };

const emitUnit = (value) => [arraySet(get(Utf8.ARRAY), get(Utf8.J), value), increment(Utf8.J)];
const replaceRun = [setGlobal(REPLACED, i32(1)), emitUnit(i32(0xfffd))];

/** What the lead byte tells: how many bytes follow, and in which range the first of them must lie. */
function readLead() {
  const { BYTE, NEED, POINT, LOW, HIGH } = Utf8;
  const two = [set(NEED, i32(1)), set(POINT, and(get(BYTE), i32(0x1f)))];
  const three = [
    set(NEED, i32(2)),
    set(POINT, and(get(BYTE), i32(0x0f))),
    when(eq(get(BYTE), i32(0xe0)), set(LOW, i32(0xa0))),
    when(eq(get(BYTE), i32(0xed)), set(HIGH, i32(0x9f))),
  ];
  const four = [
    set(NEED, i32(3)),
    set(POINT, and(get(BYTE), i32(0x07))),
    when(eq(get(BYTE), i32(0xf0)), set(LOW, i32(0x90))),
    when(eq(get(BYTE), i32(0xf4)), set(HIGH, i32(0x8f))),
  ];
  return [
    set(LOW, i32(0x80)),
    set(HIGH, i32(0xbf)),
    either(below(get(BYTE), i32(0xe0)), two, either(below(get(BYTE), i32(0xf0)), three, four)),
  ];
}

/** The bytes after the lead, until the character is whole or broken off. */
function readContinuation() {
  const { LENGTH, I, BYTE, NEED, POINT, LOW, HIGH } = Utf8;
  const emitPoint = either(above(get(POINT), i32(0xffff)), [
    set(POINT, sub(get(POINT), i32(0x10000))),
    emitUnit(or(i32(0xd800), shr(get(POINT), i32(10)))),
    emitUnit(or(i32(0xdc00), and(get(POINT), i32(0x3ff)))),
  ], emitUnit(get(POINT)));
  return forever(
    set(BYTE, select(i32(0), load8(get(I)), atLeast(get(I), get(LENGTH)))),
    when(or(below(get(BYTE), get(LOW)), above(get(BYTE), get(HIGH))), replaceRun, leave(2)),
    set(POINT, or(shl(get(POINT), i32(6)), and(get(BYTE), i32(0x3f)))),
    increment(I),
    set(LOW, i32(0x80)),
    set(HIGH, i32(0xbf)),
    when(not(tee(NEED, sub(get(NEED), i32(1)))), emitPoint, leave(2)),
  );
}

/** decodeUtf8(length): each maximal invalid run becomes U+FFFD and sets the flag REPLACED. */
function decodeUtf8() {
  const { LENGTH, I, J, ARRAY, BYTE } = Utf8;
  const asciiRun = forever(
    leaveIf(1, atLeast(get(I), get(LENGTH))),
    leaveIf(1, atLeast(tee(BYTE, load8(get(I))), i32(0x80))),
    emitUnit(get(BYTE)),
    increment(I),
  );
  return {
    name: 'decodeUtf8',
    type: Type.DECODE,
    locals: [I32, I32, type.nullableArray, I32, I32, I32, I32, I32],
    code: [
      set(ARRAY, global(UNITS)),
      setGlobal(REPLACED, i32(0)),
      forever(
        asciiRun,
        leaveIf(1, atLeast(get(I), get(LENGTH))),
        increment(I),
        either(above(sub(get(BYTE), i32(0xc2)), i32(0x32)), replaceRun, [readLead(), readContinuation()]),
      ),
      call(MAKE_STRING, get(ARRAY), i32(0), get(J)),
    ],
  };
}

/** decodeUtf8Strict(length): as decodeUtf8, but traps where that would replace. */
function decodeUtf8Strict(decodeIndex) {
  const [length] = [0];
  return {
    name: 'decodeUtf8Strict',
    type: Type.DECODE,
    locals: [],
    code: [call(decodeIndex, get(length)), when(global(REPLACED), trap())],
  };
}

/** encodeLatin1(string) and encodeUtf16(string): the low byte, or both, of each unit; the length in units. */
function encodeUnits(name, storeUnit) {
  const [string, length, i] = [0, 1, 2];
  return {
    name,
    type: Type.LENGTH,
    locals: [I32, I32],
    code: [
      set(length, call(STRING_LENGTH, get(string))),
      forever(
        leaveIf(1, atLeast(get(i), get(length))),
        storeUnit(get(i), call(CHAR_CODE, get(string), get(i))),
        increment(i),
      ),
      get(length),
    ],
  };
}

/** True for a pair of surrogates: the unit is a lead, and the next one, kept in `next`, a trail. */
function isPair(string, unit, next, i, length) {
  const nextUnit = call(CHAR_CODE, get(string), get(i));
  return [
    set(next, i32(0)),
    when(and(below(get(unit), i32(0xdc00)), below(get(i), get(length))), set(next, nextUnit)),
    eq(and(get(next), i32(0xfc00)), i32(0xdc00)),
  ];
}

/** encodeUtf8(string): bytes written. A lone surrogate becomes U+FFFD. */
function encodeUtf8() {
  const [string, length, i, j, unit, next] = [0, 1, 2, 3, 4, 5];
  const tail = (value, shift) =>
    storeAndStep(j, or(i32(0x80), and(shift === 0 ? value : shr(value, i32(shift)), i32(0x3f))));
  const three = [storeAndStep(j, or(i32(0xe0), shr(get(unit), i32(12)))), tail(get(unit), 6), tail(get(unit), 0)];
  const point = add(add(shl(sub(get(unit), i32(0xd800)), i32(10)), sub(get(next), i32(0xdc00))), i32(0x10000));
  const four = [
    increment(i),
    set(unit, point),
    storeAndStep(j, or(i32(0xf0), shr(get(unit), i32(18)))),
    tail(get(unit), 12), tail(get(unit), 6), tail(get(unit), 0),
  ];
  const surrogate = either(isPair(string, unit, next, i, length), four, [set(unit, i32(0xfffd)), three]);
  return {
    name: 'encodeUtf8',
    type: Type.LENGTH,
    locals: [I32, I32, I32, I32, I32],
    code: [
      set(length, call(STRING_LENGTH, get(string))),
      forever(
        leaveIf(1, atLeast(get(i), get(length))),
        set(unit, call(CHAR_CODE, get(string), get(i))),
        increment(i),
        when(below(get(unit), i32(0x80)), storeAndStep(j, get(unit)), leave(1)),
        when(below(get(unit), i32(0x800)), storeAndStep(j, or(i32(0xc0), shr(get(unit), i32(6)))), tail(get(unit), 0),
          leave(1)),
        either(ne(and(get(unit), i32(0xf800)), i32(0xd800)), three, surrogate),
      ),
      get(j),
    ],
  };
}

/** utf8Length(string): the bytes that encodeUtf8 would write, for a string of any length. */
function utf8Length() {
  const [string, length, i, sum, unit, next] = [0, 1, 2, 3, 4, 5];
  const plus = (n) => set(sum, add(get(sum), i32(n)));
  return {
    name: 'utf8Length',
    type: Type.LENGTH,
    locals: [I32, I32, I32, I32, I32],
    code: [
      set(length, call(STRING_LENGTH, get(string))),
      forever(
        leaveIf(1, atLeast(get(i), get(length))),
        set(unit, call(CHAR_CODE, get(string), get(i))),
        increment(i),
        when(below(get(unit), i32(0x80)), plus(1), leave(1)),
        when(below(get(unit), i32(0x800)), plus(2), leave(1)),
        either(ne(and(get(unit), i32(0xf800)), i32(0xd800)), plus(3),
          either(isPair(string, unit, next, i, length), [increment(i), plus(4)], plus(3))),
      ),
      get(sum),
    ],
  };
}

const functions = [
  decodeUtf8(),
  decodeUtf8Strict(imports.length), // the index of the one before
  decodeLatin1(),
  decodeUtf16(),
  encodeUnits('encodeLatin1', (index, unit) => store8(index, unit)),
  encodeUnits('encodeUtf16', (index, unit) => store16(shl(index, i32(1)), unit)),
  encodeUtf8(),
  utf8Length(),
  findFunction(Type.FIND),
];

module.exports = {
  bytes: assemble({ types, imports, globals, functions, memoryPages: KERNEL_MEMORY_PAGES }),
};
