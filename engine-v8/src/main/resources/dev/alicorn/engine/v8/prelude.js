// The engine's own helpers, run once in every context (or once for all, in a snapshot). Returns the
// functions that Java calls, in the order of the enum Helper.
(function prelude(internals) {
  'use strict';
  const { isView } = ArrayBuffer;
  const { apply, deleteProperty } = Reflect;
  const errorToString = Error.prototype.toString;
  const symbolToString = Symbol.prototype.toString;
  const objectToString = Object.prototype.toString;
  const derefWeakRef = WeakRef.prototype.deref;
  const typedArrayTag = Object.getOwnPropertyDescriptor(
    Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

  // --- Calls to Java. Numbers and the like travel in memory that both sides see, because each
  // argument of a native call costs as much as hundreds of such stores. Must match HostSlots.java.
  const MAX_ARGUMENTS = 32;
  const UNDEFINED = 0, NULL = 1, FALSE = 2, TRUE = 3, NUMBER = 4, REFERENCE = 5, VIEW = 6, BIGINT = 7;
  const RETURNED = 8, PENDING = 9, BYTES = 10;
  const OP_FETCH = -1, OP_KIND = -2, OP_PROMISE = -3, OP_PROXY = -4, OP_PREVIEW = -5;
  const FIRST_OP = -8;
  let callVoid, callValue, header, numbers, starts, lengths, tags;
  let returnsValue;

  function install(nativeVoid, nativeValue, memory) {
    returnsValue = [];
    callVoid = nativeVoid;
    callValue = nativeValue;
    header = new Int32Array(memory, 0, 8);
    tags = new Uint8Array(memory, 32, MAX_ARGUMENTS);
    numbers = new Float64Array(memory, 64, MAX_ARGUMENTS + 1);
    starts = new Float64Array(memory, 328, MAX_ARGUMENTS);
    lengths = new Float64Array(memory, 584, MAX_ARGUMENTS);
    return host;
  }

  function host(op) {
    const count = arguments.length - 1;
    if (count > MAX_ARGUMENTS) throw new RangeError('Too many arguments for the host');
    let references = 0;
    let first, second, all;
    for (let i = 0; i < count; i++) {
      const value = arguments[i + 1];
      let reference = value;
      switch (typeof value) {
        case 'number':
          tags[i] = NUMBER;
          numbers[i] = value;
          continue;
        case 'boolean':
          tags[i] = value ? TRUE : FALSE;
          continue;
        case 'undefined':
          tags[i] = UNDEFINED;
          continue;
        case 'object':
          if (value === null) {
            tags[i] = NULL;
            continue;
          }
          if (isView(value)) {
            tags[i] = VIEW;
            starts[i] = value.byteOffset;
            lengths[i] = value.byteLength;
            reference = value.buffer;
          } else {
            tags[i] = REFERENCE;
          }
          break;
        case 'bigint':
          tags[i] = BIGINT;
          reference = `${value}`;
          break;
        default:
          tags[i] = REFERENCE;
      }
      if (references === 0) first = reference;
      else if (references === 1) second = reference;
      else if (references === 2) all = [first, second, reference];
      else all.push(reference);
      references++;
    }
    header[0] = op;
    header[1] = count;
    const native = returnsValue[op - FIRST_OP] === true ? callValue : callVoid;
    const value = references === 0 ? native()
      : references === 1 ? native(first)
      : references === 2 ? native(first, second)
      : native(...all);
    const tag = header[2];
    return tag === UNDEFINED ? undefined : tag === NUMBER ? numbers[MAX_ARGUMENTS] : result(tag, op, value);
  }

  function result(tag, op, value) {
    switch (tag) {
      case NULL: return null;
      case FALSE: return false;
      case TRUE: return true;
      case RETURNED: return value;
      case BYTES: return new Uint8Array(value);
      default:
        // The function returns what memory cannot hold: fetch it, and ask for it at once next time.
        returnsValue[op - FIRST_OP] = true;
        header[0] = OP_FETCH;
        header[1] = 0;
        value = callValue();
        return header[2] === BYTES ? new Uint8Array(value) : value;
    }
  }

  // --- What Java asks for.
  let locks;
  const LOCK = internals === undefined ? undefined : { toString: () => 'in use by the host' };

  function lock(buffer) {
    if (internals === undefined || buffer instanceof SharedArrayBuffer || buffer.resizable) return false;
    locks ??= new WeakMap(); // not in the snapshot: a heap with one cannot get a new hash seed
    const held = locks.get(buffer) ?? 0;
    if (held === 0) internals.setDetachKey(buffer, LOCK);
    locks.set(buffer, held + 1);
    return true;
  }

  function unlock(buffer) {
    const held = locks?.get(buffer);
    if (held === undefined) return;
    if (held > 1) {
      locks.set(buffer, held - 1);
      return;
    }
    locks.delete(buffer);
    internals.setDetachKey(buffer, undefined);
  }

  function describe(value) {
    if (typeof value === 'symbol') return apply(symbolToString, value, []);
    let text = '';
    let stack;
    try {
      stack = value.stack;
      text = typeof stack === 'string' || typeof value.message === 'string'
        ? apply(errorToString, value, [])
        : apply(objectToString, value, []);
    } catch {
      // The value's own getters threw: say what can be said.
    }
    return typeof stack === 'string' ? `${text}\0${stack}` : text;
  }

  function isWeakRef(value) {
    try {
      apply(derefWeakRef, value, []);
      return true;
    } catch {
      return false;
    }
  }

  // --- What trusted JavaScript gets; see JsContext.natives().
  const KIND_OBJECT = 0, KIND_WEAK_REF = 16, KIND_DATA_VIEW = 21, KIND_TYPED_ARRAY = 22; // JsKind's ordinals
  const natives = {
    kindOf(value) {
      switch (typeof value) {
        case 'object':
          if (value === null) return -1;
          if (isView(value)) return apply(typedArrayTag, value, []) === undefined ? KIND_DATA_VIEW : KIND_TYPED_ARRAY;
          break;
        case 'function':
        case 'symbol':
          break;
        default:
          return -1;
      }
      const kind = host(OP_KIND, value);
      return kind === KIND_OBJECT && isWeakRef(value) ? KIND_WEAK_REF : kind;
    },
    promiseDetails: (promise) => host(OP_PROMISE, promise),
    proxyDetails: internals?.proxyDetails ?? ((proxy) => host(OP_PROXY, proxy)),
    previewEntries: (value) => host(OP_PREVIEW, value),
  };
  if (internals !== undefined) {
    natives.drainMicrotasks = internals.drainMicrotasks;
    natives.enqueueMicrotask = internals.enqueueMicrotask;
    natives.isProxy = internals.isProxy;
    natives.setDetachable = (buffer, detachable) => {
      if (detachable) unlock(buffer);
      else lock(buffer);
    };
  }

  return [
    install,
    (object, key) => object[key],
    (object, key, value) => { object[key] = value; },
    (object, key) => deleteProperty(object, key),
    (value) => `${typeof value === 'symbol' ? apply(symbolToString, value, []) : value}`,
    describe,
    (...items) => items,
    (buffer, start, length) => new Uint8Array(buffer, start, length),
    lock,
    unlock,
    isWeakRef,
    () => {},
    (first, second) => first === second,
    natives,
  ];
})
