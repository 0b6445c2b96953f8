'use strict';
// Prints the bytes of v8.serialize for many values, and what comes back from them.
const v8 = require('v8');
const { inspect, isDeepStrictEqual } = require('util');

// How buffers are shown has changed between versions.
const show = (value) => (value instanceof ArrayBuffer || value instanceof DataView ? `${value} of ${value.byteLength}`
  : inspect(value, { depth: 4, breakLength: Infinity }).slice(0, 60));
const call = (fn) => {
  try {
    return fn();
  } catch (err) {
    return `${err.name} ${err.code ?? ''} ${err.message}`;
  }
};
const raw = (value, prepare) => {
  const serializer = new v8.Serializer();
  prepare?.(serializer);
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
};
const unraw = (bytes, prepare) => {
  const deserializer = new v8.Deserializer(bytes);
  prepare?.(deserializer);
  deserializer.readHeader();
  return deserializer.readValue();
};

const circular = { name: 'c' };
circular.self = circular;
const ring = [];
ring.push(ring);
const twice = { a: 1 };
const resizable = new ArrayBuffer(4, { maxByteLength: 8 });

const values = [
  undefined, null, true, false, 0, 1, -1, 2 ** 30, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1.5, -0, NaN, Infinity, -Infinity,
  '', 'abc', 'é', '日本', 'a日', 'x'.repeat(130), '日'.repeat(70),
  10n, -10n, 0n, 2n ** 64n, -(2n ** 130n),
  {}, { a: 1, b: 'x' }, { 1: 2, a: 3, 0: 4 }, { u: undefined, f: null }, { get a() { return 1; } }, Object.create(null),
  [], [1, 2, 3], [1, 2.5], [1.5, 'a'], [1, , 3], new Array(5), [undefined], Object.assign([1, 2], { x: 3 }),
  Object.assign([1, , 2], { x: 3 }), new Date(0), new Date(NaN), /a+b/gi, /x/dgimsuy,
  new Map([[1, 2], ['a', {}]]), new Set([1, 'b']), Object(true), Object(false), Object(5), Object('s'), Object(5n),
  new ArrayBuffer(3), new Uint8Array([1, 2]), Buffer.from('hi'), new DataView(new ArrayBuffer(4), 1, 2),
  new BigInt64Array(1), new Float64Array([1.5]), new Uint8ClampedArray(2), new Uint16Array([1, 2]),
  circular, ring, { first: twice, second: twice }, resizable, new (class Foo { constructor() { this.x = 1; } })(),
];
for (const value of values) {
  const bytes = v8.serialize(value);
  console.log(show(value), bytes.toString('hex'), isDeepStrictEqual(v8.deserialize(bytes), v8.deserialize(v8.serialize(value))));
  const plain = call(() => raw(value).toString('hex'));
  if (plain !== bytes.toString('hex') && !Buffer.isBuffer(value)) console.log('  raw', plain);
  console.log('  back', show(v8.deserialize(bytes)));
}

for (const value of [() => 1, Symbol('q'), Object(Symbol('q')), new WeakMap(), new WeakSet(), Promise.resolve(),
  new Proxy({}, {}), (function() { return arguments; })(1), (function*() {})(), new SharedArrayBuffer(1)]) {
  console.log('refused', call(() => v8.serialize(value)));
}

const error = Object.assign(new TypeError('broken'), { extra: 1 });
error.stack = 'the stack';
console.log('error', v8.serialize(error).toString('hex'));
const back = v8.deserialize(v8.serialize(error));
console.log(back instanceof TypeError, back.name, back.message, back.stack, Object.keys(back));
const caused = new RangeError('outer', { cause: new Error('inner') });
caused.stack = caused.cause.stack = 's';
const causedBack = v8.deserialize(v8.serialize(caused));
console.log(causedBack.name, causedBack.cause.message, Object.getOwnPropertyDescriptor(causedBack, 'cause').enumerable);

const buffer = new ArrayBuffer(4);
console.log('transfer', raw({ v: new Uint8Array(buffer), b: buffer }, (s) => s.transferArrayBuffer(3, buffer)).toString('hex'));
console.log(unraw(Buffer.from('ff0f7403', 'hex'), (d) => d.transferArrayBuffer(3, buffer)) === buffer);
console.log(call(() => unraw(Buffer.from('ff0f7403', 'hex'))));
const shared = unraw(raw({ v: new Uint8Array(buffer, 1, 2), w: new Uint16Array(buffer) }));
console.log(shared.v.buffer === shared.w.buffer, shared.v, shared.w);
const tracking = raw(new Uint8Array(resizable));
console.log(tracking.toString('hex'), unraw(tracking).buffer.resizable);
console.log(unraw(Buffer.from('ff0d6f2203666f6f5e007b01', 'hex')));

class Pointers extends v8.Serializer {
  _writeHostObject(object) {
    this.writeUint32(300);
    this.writeUint64(1, 2);
    this.writeDouble(-0.25);
    this.writeRawBytes(new Uint16Array([object.byteLength]));
  }
}
const pointers = new Pointers();
pointers._setTreatArrayBufferViewsAsHostObjects(true);
pointers.writeHeader();
console.log(pointers.writeValue([new Uint8Array(7), 1]));
const written = pointers.releaseBuffer();
console.log(written.toString('hex'), pointers.releaseBuffer().length);
const reader = new v8.Deserializer(written);
reader._readHostObject = () => [reader.readUint32(), reader.readUint64(), reader.readDouble(), reader.readRawBytes(2).toString('hex')];
console.log(reader.readHeader(), reader.getWireFormatVersion(), reader.readValue());

for (const bad of ['', '01', 'ff63', 'ff0f', 'ff0f6f', 'ff0f01', 'ff0f5c', 'ff0f41033f', 'ff0f41ff', 'ff0f2205', 'ff0f5e05', 'ff0f6f7b05', 'ff0f630161']) {
  console.log('bad', bad, call(() => unraw(Buffer.from(bad, 'hex'))));
}
const empty = () => new v8.Deserializer(Buffer.alloc(0));
console.log(call(() => empty().readUint32()), call(() => empty().readUint64()), call(() => empty().readDouble()), call(() => empty().readRawBytes(1)));
console.log(call(() => v8.Serializer()), call(() => v8.Deserializer()), call(() => new v8.Deserializer('x')), call(() => v8.deserialize(5)));
console.log(call(() => new v8.Serializer().writeRawBytes('x')), call(() => new v8.Serializer().transferArrayBuffer(1, 5)));
console.log(call(() => v8.Serializer.prototype.writeHeader.call({})));

class Picky extends v8.DefaultSerializer {
  _getDataCloneError(message) {
    return new RangeError(`no: ${message}`);
  }
}
console.log(call(() => new Picky().writeValue(() => 1)), call(() => new v8.DefaultSerializer()._writeHostObject({})));
console.log(Boolean(v8.startupSnapshot.isBuildingSnapshot()), call(() => v8.startupSnapshot.addSerializeCallback(() => {})));
console.log(Object.keys(v8.getHeapStatistics()).length >= 14, typeof v8.cachedDataVersionTag(), call(() => v8.setFlagsFromString(5)));
