'use strict';

const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
const { AsyncResource } = require('async_hooks');
const { EventEmitter } = require('internal/events/emitter');
const { validateString } = require('internal/validators');

class EventEmitterReferencingAsyncResource extends AsyncResource {
  #eventEmitter;

  constructor(emitter, type, options) {
    super(type, options);
    this.#eventEmitter = emitter;
  }

  get eventEmitter() {
    return this.#eventEmitter;
  }
}

/** An EventEmitter whose listeners run in the async scope of the resource that it is. */
class EventEmitterAsyncResource extends EventEmitter {
  #asyncResource;

  constructor(options = undefined) {
    let name;
    if (typeof options === 'string') {
      name = options;
      options = undefined;
    } else {
      if (new.target === EventEmitterAsyncResource) validateString(options?.name, 'options.name');
      name = options?.name || new.target.name;
    }
    super(options);
    this.#asyncResource = new EventEmitterReferencingAsyncResource(this, name, options);
  }

  emit(event, ...args) {
    const resource = EventEmitterAsyncResource.#of(this);
    return resource.runInAsyncScope(super.emit, this, event, ...args);
  }

  emitDestroy() {
    EventEmitterAsyncResource.#of(this).emitDestroy();
  }

  get asyncId() {
    return EventEmitterAsyncResource.#of(this).asyncId();
  }

  get triggerAsyncId() {
    return EventEmitterAsyncResource.#of(this).triggerAsyncId();
  }

  get asyncResource() {
    return EventEmitterAsyncResource.#of(this);
  }

  static #of(emitter) {
    if (typeof emitter !== 'object' || emitter === null || !(#asyncResource in emitter)) {
      throw new ERR_INVALID_THIS('EventEmitterAsyncResource');
    }
    return emitter.#asyncResource;
  }
}

module.exports = { EventEmitterAsyncResource };
