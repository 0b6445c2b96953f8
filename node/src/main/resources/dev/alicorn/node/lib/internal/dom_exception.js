'use strict';
// DOMException: a genuine Error object with the names and codes of the web platform.

const LEGACY_CODES = [
  ['INDEX_SIZE_ERR', 'IndexSizeError'],
  ['DOMSTRING_SIZE_ERR', ''],
  ['HIERARCHY_REQUEST_ERR', 'HierarchyRequestError'],
  ['WRONG_DOCUMENT_ERR', 'WrongDocumentError'],
  ['INVALID_CHARACTER_ERR', 'InvalidCharacterError'],
  ['NO_DATA_ALLOWED_ERR', ''],
  ['NO_MODIFICATION_ALLOWED_ERR', 'NoModificationAllowedError'],
  ['NOT_FOUND_ERR', 'NotFoundError'],
  ['NOT_SUPPORTED_ERR', 'NotSupportedError'],
  ['INUSE_ATTRIBUTE_ERR', 'InUseAttributeError'],
  ['INVALID_STATE_ERR', 'InvalidStateError'],
  ['SYNTAX_ERR', 'SyntaxError'],
  ['INVALID_MODIFICATION_ERR', 'InvalidModificationError'],
  ['NAMESPACE_ERR', 'NamespaceError'],
  ['INVALID_ACCESS_ERR', 'InvalidAccessError'],
  ['VALIDATION_ERR', ''],
  ['TYPE_MISMATCH_ERR', 'TypeMismatchError'],
  ['SECURITY_ERR', 'SecurityError'],
  ['NETWORK_ERR', 'NetworkError'],
  ['ABORT_ERR', 'AbortError'],
  ['URL_MISMATCH_ERR', 'URLMismatchError'],
  ['QUOTA_EXCEEDED_ERR', 'QuotaExceededError'],
  ['TIMEOUT_ERR', 'TimeoutError'],
  ['INVALID_NODE_TYPE_ERR', 'InvalidNodeTypeError'],
  ['DATA_CLONE_ERR', 'DataCloneError'],
];

const codeOfName = new Map();
LEGACY_CODES.forEach(([, name], index) => {
  if (name) codeOfName.set(name, index + 1);
});

function Returned(object) {
  return object;
}

// Stamps private fields on an Error made elsewhere: DOMException itself must not inherit from a helper.
class Internals extends Returned {
  #name;
  #message;

  constructor(error, name, message) {
    super(error);
    this.#name = name;
    this.#message = message;
  }

  static isException(value) {
    return value !== null && typeof value === 'object' && #name in value;
  }

  static nameOf(value) {
    if (!Internals.isException(value)) throwInvalidThis();
    return value.#name;
  }

  static messageOf(value) {
    if (!Internals.isException(value)) throwInvalidThis();
    return value.#message;
  }
}

function throwInvalidThis() {
  const error = new TypeError('Value of "this" must be of DOMException');
  error.code = 'ERR_INVALID_THIS';
  throw error;
}

class DOMException {
  constructor(message = '', options = 'Error') {
    const error = Object.setPrototypeOf(new Error(), new.target.prototype);
    const detailed = options !== null && typeof options === 'object';
    const name = detailed ? options.name : options;
    if (detailed && 'cause' in options) {
      Object.defineProperty(error, 'cause', {
        value: options.cause, writable: true, enumerable: false, configurable: true,
      });
    }
    return new Internals(error, `${name}`, `${message}`);
  }

  get name() {
    return Internals.nameOf(this);
  }

  get message() {
    return Internals.messageOf(this);
  }

  get code() {
    return codeOfName.get(Internals.nameOf(this)) ?? 0;
  }
}

Object.setPrototypeOf(DOMException.prototype, Error.prototype);
for (const name of ['name', 'message', 'code']) {
  Object.defineProperty(DOMException.prototype, name, { enumerable: true });
}
LEGACY_CODES.forEach(([constant], index) => {
  const descriptor = { value: index + 1, enumerable: true };
  Object.defineProperty(DOMException, constant, descriptor);
  Object.defineProperty(DOMException.prototype, constant, descriptor);
});
Object.defineProperty(DOMException.prototype, Symbol.toStringTag, { value: 'DOMException', configurable: true });

module.exports = { DOMException, isDOMException: Internals.isException };
