'use strict';

// MessageEvent. https://html.spec.whatwg.org/multipage/comms.html#the-messageevent-interface

const { codes: { ERR_INVALID_THIS } } = require('internal/errors');
const { Event, exposeMembers } = require('internal/events/event');

const show = (value) => require('internal/util/inspect').inspect(value);

function expectPort(value, where) {
  if (require('internal/worker/message_port').isMessagePort(value)) return value;
  throw new TypeError(`MessageEvent constructor: Expected ${where} ("${show(value)}") to be an instance of MessagePort.`);
}

function readPorts(ports) {
  if (ports === undefined) return [];
  if (ports === null || typeof ports[Symbol.iterator] !== 'function' || typeof ports === 'string') {
    throw new TypeError(`MessageEvent constructor: eventInitDict.ports (${show(ports)}) is not iterable.`);
  }
  return Array.from(ports, (port, i) => expectPort(port, `eventInitDict.ports[${i}]`));
}

class MessageEvent extends Event {
  #data;
  #origin;
  #lastEventId;
  #source;
  #ports;

  constructor(type, eventInitDict = {}) {
    if (arguments.length === 0) {
      throw new TypeError('MessageEvent constructor: 1 argument required, but only 0 found.');
    }
    super(type, eventInitDict);
    const { data = null, origin = '', lastEventId = '', source = null, ports } = eventInitDict ?? {};
    this.#data = data;
    this.#origin = `${origin}`;
    this.#lastEventId = `${lastEventId}`;
    this.#source = source === null ? null : expectPort(source, 'eventInitDict.source');
    this.#ports = readPorts(ports);
  }

  static #check(event) {
    if (typeof event !== 'object' || event === null || !(#data in event)) throw new ERR_INVALID_THIS('MessageEvent');
  }

  get data() {
    MessageEvent.#check(this);
    return this.#data;
  }

  get origin() {
    MessageEvent.#check(this);
    return this.#origin;
  }

  get lastEventId() {
    MessageEvent.#check(this);
    return this.#lastEventId;
  }

  get source() {
    MessageEvent.#check(this);
    return this.#source;
  }

  get ports() {
    MessageEvent.#check(this);
    return this.#ports;
  }
}
exposeMembers(MessageEvent, ['data', 'origin', 'lastEventId', 'source', 'ports']);

module.exports = { MessageEvent };
