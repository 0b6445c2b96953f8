'use strict';

// CloseEvent. https://websockets.spec.whatwg.org/#the-closeevent-interface

const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
const { Event, exposeMembers } = require('internal/events/event');

class CloseEvent extends Event {
  #wasClean;
  #code;
  #reason;

  constructor(type, eventInitDict = {}) {
    if (arguments.length === 0) throw new TypeError('CloseEvent constructor: 1 argument required, but only 0 found.');
    super(type, eventInitDict);
    const { wasClean = false, code = 0, reason = '' } = eventInitDict ?? {};
    this.#wasClean = Boolean(wasClean);
    this.#code = code & 0xffff;
    this.#reason = `${reason}`.toWellFormed();
  }

  static #check(event) {
    if (typeof event !== 'object' || event === null || !(#code in event)) throw new ERR_INVALID_THIS('CloseEvent');
  }

  get wasClean() {
    CloseEvent.#check(this);
    return this.#wasClean;
  }

  get code() {
    CloseEvent.#check(this);
    return this.#code;
  }

  get reason() {
    CloseEvent.#check(this);
    return this.#reason;
  }
}
exposeMembers(CloseEvent, ['wasClean', 'code', 'reason']);

module.exports = { CloseEvent };
