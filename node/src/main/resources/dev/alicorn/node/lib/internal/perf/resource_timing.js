'use strict';

// What fetch tells of its requests. https://w3c.github.io/resource-timing/

const { Event } = require('internal/event_target');
const { Immediate } = require('internal/immediates');
const { kMake, PerformanceEntry, timeline } = require('internal/perf/entries');
const { enqueue } = require('internal/perf/observer');
const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INTERNAL_ASSERTION } } = require('internal/errors');

const key = Symbol('key');
const HEAD_BYTES = 300; // what the specification has a head count for

// Names of the entry's times, and what fetch calls them.
const REQUEST_TIMES = {
  workerStart: 'finalServiceWorkerStartTime',
  redirectStart: 'redirectStartTime',
  redirectEnd: 'redirectEndTime',
  fetchStart: 'postRedirectStartTime',
};
const CONNECTION_TIMES = {
  domainLookupStart: 'domainLookupStartTime',
  domainLookupEnd: 'domainLookupEndTime',
  connectStart: 'connectionStartTime',
  connectEnd: 'connectionEndTime',
  secureConnectionStart: 'secureConnectionStartTime',
};
const RESPONSE_TIMES = {
  requestStart: 'finalNetworkRequestStartTime',
  responseStart: 'finalNetworkResponseStartTime',
  responseEnd: 'endTime',
};

class PerformanceResourceTiming extends PerformanceEntry {
  #timing;
  #initiatorType;
  #cacheMode;

  constructor(given, timing, url, initiatorType, cacheMode) {
    if (given !== key) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super(kMake, url, 'resource', timing.startTime, timing.endTime - timing.startTime);
    this.#timing = timing;
    this.#initiatorType = initiatorType;
    this.#cacheMode = cacheMode;
  }

  get initiatorType() { return this.#initiatorType; }
  get nextHopProtocol() { return this.#timing.finalConnectionTimingInfo?.ALPNNegotiatedProtocol ?? ''; }
  get transferSize() {
    if (this.#cacheMode === 'local') return 0;
    return this.#cacheMode === 'validated' ? HEAD_BYTES : this.#timing.encodedBodySize + HEAD_BYTES;
  }
  get encodedBodySize() { return this.#timing.encodedBodySize; }
  get decodedBodySize() { return this.#timing.decodedBodySize; }

  static timesOf(entry) {
    return entry.#timing;
  }

  toJSON() {
    const json = { name: this.name, entryType: this.entryType, startTime: this.startTime, duration: this.duration };
    for (const name of FIELDS) json[name] = this[name];
    return json;
  }
}
const { timesOf } = PerformanceResourceTiming;
delete PerformanceResourceTiming.timesOf;

function defineTimes(times, read) {
  for (const [name, source] of Object.entries(times)) {
    const get = { get() { return read(timesOf(this), source); } }.get;
    Object.defineProperty(PerformanceResourceTiming.prototype, name, { configurable: true, get });
  }
}

const FIELDS = [
  'initiatorType', 'nextHopProtocol', ...Object.keys(REQUEST_TIMES), ...Object.keys(CONNECTION_TIMES),
  ...Object.keys(RESPONSE_TIMES), 'transferSize', 'encodedBodySize', 'decodedBodySize',
];
defineTimes(REQUEST_TIMES, (timing, source) => timing[source]);
defineTimes(CONNECTION_TIMES, (timing, source) => timing.finalConnectionTimingInfo?.[source]);
defineTimes(RESPONSE_TIMES, (timing, source) => timing[source]);
for (const name of FIELDS) Object.defineProperty(PerformanceResourceTiming.prototype, name, { enumerable: true });
Object.defineProperty(PerformanceResourceTiming.prototype, Symbol.toStringTag, {
  configurable: true, value: 'PerformanceResourceTiming',
});

let capacity = 250;
let waiting = []; // what the timeline had no room for
let isFull = false;

const count = () => timeline.list.filter(({ entryType }) => entryType === 'resource').length;

function takeWaiting() {
  while (waiting.length > 0 && count() < capacity) timeline.add(waiting.shift());
}

/** Gives listeners the chance to make room, again as long as they do; drops what is left. */
function announceFull() {
  const { performance } = require('perf_hooks');
  while (waiting.length > 0) {
    const before = waiting.length;
    if (count() >= capacity) performance.dispatchEvent(new Event('resourcetimingbufferfull'));
    takeWaiting();
    if (waiting.length >= before) waiting = [];
  }
  isFull = false;
}

function mark(timing, url, initiatorType, cacheMode) {
  if (cacheMode !== '' && cacheMode !== 'local') {
    throw new ERR_INTERNAL_ASSERTION("cache must be an empty string or 'local'");
  }
  const entry = new PerformanceResourceTiming(key, timing, url, initiatorType, cacheMode);
  enqueue(entry);
  if (!isFull && count() < capacity) {
    timeline.add(entry);
    return entry;
  }
  waiting.push(entry);
  if (!isFull) {
    isFull = true;
    void new Immediate(announceFull);
  }
  return entry;
}

function setCapacity(entries) {
  capacity = entries;
}

module.exports = { PerformanceResourceTiming, mark, setCapacity };
