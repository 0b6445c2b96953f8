'use strict';
// Prints what events, EventTarget and AbortSignal do; the output is compared between runtimes.
const EventEmitter = require('events');
const { inspect } = require('util');

const show = (name, ...values) => console.log(`${name}:`, ...values.map((v) => (typeof v === 'string' ? v : inspect(v))));
const attempt = (name, fn) => {
  try {
    show(name, fn());
  } catch (err) {
    show(name, `${err.name} ${err.code} ${err.message}`);
  }
};
const tick = () => new Promise((resolve) => setImmediate(resolve));

process.removeAllListeners('warning'); // the default listener prints the process id
process.on('warning', (w) => show('warning', w.name, w.message, w.type, w.count));

function emitter() {
  const e = new EventEmitter();
  const log = [];
  const l = (tag) => function(...args) { log.push(`${tag}(${args.join()})${this === e ? '' : '!'}`); };
  e.on('newListener', (type, fn) => log.push(`+${String(type)} ${typeof fn}`));
  e.on('removeListener', (type) => log.push(`-${String(type)}`));
  e.on('a', l('a1')).once('a', l('a2')).prependListener('a', l('a0')).prependOnceListener('a', l('a00'));
  for (let n = 0; n < 7; n++) e.emit('a', ...Array.from({ length: n }, (_, i) => i));
  e.once('b', l('b'));
  e.emit('b', 1, 2, 3, 4, 5);
  show('emit b again', e.emit('b'));
  show('log', log.join(' '));
  show('names', e.eventNames());
  show('raw', e.rawListeners('a').length, e.listeners('a').length, e.listenerCount('a'), e.listenerCount('zzz'));
  const f = () => {};
  e.once('c', f).on('c', f);
  show('count of f', e.listenerCount('c', f), e.rawListeners('c')[0].listener === f, e.listeners('c')[0] === f);
  e.off('c', f).off('c', f);
  show('c gone', e.listenerCount('c'), e.eventNames());
  e.removeAllListeners();
  show('all gone', e.eventNames());
  show('defaults', EventEmitter.defaultMaxListeners, e.getMaxListeners(), e.setMaxListeners(3) === e, e.getMaxListeners());
}

function modification() {
  const e = new EventEmitter();
  const log = [];
  const second = () => log.push('second');
  e.on('x', () => { log.push('first'); e.off('x', second); e.on('x', () => log.push('late')); });
  e.on('x', second);
  e.emit('x');
  e.emit('x');
  show('modified in emit', log.join());
  e.on('__proto__', () => log.push('proto')).on('toString', () => log.push('ts'));
  e.emit('__proto__');
  e.emit('toString');
  show('special', log.slice(-2), e.eventNames());
}

function errors() {
  const e = new EventEmitter();
  attempt('unhandled Error', () => e.emit('error', new RangeError('mine')));
  attempt('unhandled string', () => e.emit('error', 'text'));
  attempt('unhandled object', () => e.emit('error', { a: 1, b: [1] }));
  attempt('unhandled nothing', () => e.emit('error'));
  attempt('unhandled null', () => e.emit('error', null));
  try { e.emit('error', 42); } catch (err) { show('context', err.context, Object.keys(err)); }
  e.on(EventEmitter.errorMonitor, (err) => show('monitor', err.message));
  attempt('monitored', () => e.emit('error', new Error('watched')));
  e.on('error', (err) => show('handled', err.message));
  attempt('handled', () => e.emit('error', new Error('fine')));
  for (const bad of [undefined, null, 'f', {}, 1]) attempt(`bad listener ${inspect(bad)}`, () => e.on('x', bad));
  for (const bad of [-1, NaN, 'x', null, undefined]) attempt(`bad max ${inspect(bad)}`, () => e.setMaxListeners(bad));
  attempt('bad default', () => { EventEmitter.defaultMaxListeners = -1; });
  attempt('bad static', () => EventEmitter.setMaxListeners(1, {}));
  attempt('bad list', () => EventEmitter.getEventListeners({}, 'x'));
  attempt('bad get', () => EventEmitter.getMaxListeners({}));
  attempt('bad capture', () => new EventEmitter({ captureRejections: 'yes' }));
}

async function leaks() {
  class Leaky extends EventEmitter {}
  const e = new Leaky().setMaxListeners(1);
  for (let i = 0; i < 4; i++) e.on(Symbol.for('leak'), () => {});
  const t = new EventTarget();
  EventEmitter.setMaxListeners(1, t);
  for (let i = 0; i < 3; i++) t.addEventListener('leak', () => {});
  show('target', EventEmitter.getMaxListeners(t), EventEmitter.getEventListeners(t, 'leak').length);
  await tick();
}

async function statics() {
  const e = new EventEmitter();
  setImmediate(() => e.emit('v', 1, 2));
  show('once', await EventEmitter.once(e, 'v'));
  setImmediate(() => e.emit('error', new Error('no')));
  await EventEmitter.once(e, 'v').catch((err) => show('once error', err.message));
  setImmediate(() => e.emit('error', 'as event'));
  show('once of error', await EventEmitter.once(e, 'error'));
  show('left', e.eventNames());
  const ac = new AbortController();
  setImmediate(() => ac.abort());
  await EventEmitter.once(e, 'v', { signal: ac.signal }).catch((err) => show('once abort', err.name, err.code, err.message));
  await EventEmitter.once(e, 'v', { signal: ac.signal }).catch((err) => show('once aborted', err.name, err.cause === ac.signal.reason));
  await EventEmitter.once(e, 'v', { signal: {} }).catch((err) => show('once bad signal', err.code));
  const target = new EventTarget();
  setImmediate(() => target.dispatchEvent(new Event('v')));
  show('once target', (await EventEmitter.once(target, 'v'))[0].type);
  setImmediate(() => { for (let i = 0; i < 4; i++) e.emit('v', i, -i); e.emit('end'); });
  const got = [];
  for await (const args of EventEmitter.on(e, 'v', { close: ['end'] })) got.push(args.join('/'));
  show('on', got, e.eventNames());
  setImmediate(() => { e.emit('v', 1); e.emit('error', new Error('stop')); });
  try { for await (const [x] of EventEmitter.on(e, 'v')) show('on value', x); } catch (err) { show('on error', err.message); }
  const again = new AbortController();
  setImmediate(() => { e.emit('v', 'x'); again.abort(); });
  try { for await (const [x] of EventEmitter.on(e, 'v', { signal: again.signal })) show('on value', x); } catch (err) { show('on abort', err.name); }
  const it = EventEmitter.on(e, 'v');
  const first = it.next();
  show('return', await it.return(), await first, e.listenerCount('v'));
  attempt('throw', () => it.throw(1));
  const d = EventEmitter.addAbortListener(new AbortController().signal, () => {});
  show('disposable', Object.keys(d).length, typeof d[Symbol.dispose]);
}

async function rejections() {
  const e = new EventEmitter({ captureRejections: true });
  e.on('go', async (x) => { throw new Error(`rejected ${x}`); });
  e.on('error', (err) => show('captured', err.message));
  e.emit('go', 1);
  await tick();
  e[Symbol.for('nodejs.rejection')] = (err, type, ...args) => show('custom', err.message, type, args);
  e.emit('go', 2);
  await tick();
  show('static', EventEmitter.captureRejections, EventEmitter.captureRejectionSymbol);
  attempt('static bad', () => { EventEmitter.captureRejections = 1; });
}

function targets() {
  const t = new EventTarget();
  const log = [];
  const f = (ev) => log.push(`f ${ev.type} ${ev.target === t} ${ev.bubbles}`);
  t.addEventListener('x', (ev) => log.push(`phase ${ev.eventPhase} ${ev.composedPath()[0] === t}`), { once: true });
  t.addEventListener('x', f);
  t.addEventListener('x', f);
  t.addEventListener('x', f, true);
  t.addEventListener('x', { handleEvent(ev) { log.push(`object ${this.handleEvent === undefined} ${ev.defaultPrevented}`); } });
  t.addEventListener('x', (ev) => { ev.preventDefault(); log.push('prevent'); }, { once: true });
  t.addEventListener('x', (ev) => { ev.stopImmediatePropagation(); log.push('stop'); });
  t.addEventListener('x', () => log.push('never'));
  const ev = new Event('x', { cancelable: true });
  show('dispatch', t.dispatchEvent(ev), ev.defaultPrevented, ev.eventPhase, ev.currentTarget, ev.target === t, ev.returnValue);
  show('dispatch again', t.dispatchEvent(ev), log);
  t.removeEventListener('x', f);
  const ac = new AbortController();
  t.addEventListener('y', () => log.push('y'), { signal: ac.signal });
  t.dispatchEvent(new Event('y'));
  ac.abort();
  t.dispatchEvent(new Event('y'));
  show('signal', log.slice(-2));
  attempt('no args', () => t.addEventListener('x'));
  attempt('bad listener', () => t.addEventListener('x', 'f'));
  attempt('not an event', () => t.dispatchEvent(1));
  attempt('recursive', () => { t.addEventListener('r', (e) => t.dispatchEvent(e)); return 0; });
  attempt('no type', () => new Event());
  attempt('brand', () => EventTarget.prototype.dispatchEvent.call({}, new Event('x')));
  attempt('event brand', () => Object.getOwnPropertyDescriptor(Event.prototype, 'type').get.call({}));
  const c = new CustomEvent('c', { detail: { a: 1 }, bubbles: true });
  show('custom', c.detail, c.bubbles, c.isTrusted, c instanceof Event, new CustomEvent('d').detail, String(c));
  show('inspect', t, inspect(new Event('q')).replace(/timeStamp: [\d.]+/, 'timeStamp: N'), new AbortController());
}

async function aborts() {
  const ac = new AbortController();
  ac.signal.onabort = (e) => show('onabort', e.type, e.isTrusted, e.target === ac.signal);
  ac.signal.addEventListener('abort', () => show('listener'), { once: true });
  const any = AbortSignal.any([ac.signal, new AbortController().signal]);
  any.addEventListener('abort', () => show('any', any.reason === ac.signal.reason));
  ac.abort();
  ac.abort('again');
  show('reason', ac.signal.reason.name, ac.signal.reason.message, ac.signal.reason.code, ac.signal);
  attempt('throwIfAborted', () => AbortSignal.abort(new Error('mine')).throwIfAborted());
  attempt('constructor', () => new AbortSignal());
  attempt('timeout', () => AbortSignal.timeout(-1));
  attempt('any bad', () => AbortSignal.any([1]));
  attempt('brand', () => Object.getOwnPropertyDescriptor(AbortController.prototype, 'signal').get.call({}));
  show('any of aborted', AbortSignal.any([AbortSignal.abort('r')]).reason, AbortSignal.any([]).aborted);
  const timed = AbortSignal.timeout(1);
  await new Promise((resolve) => { const keep = setTimeout(() => {}, 1000); timed.addEventListener('abort', () => { clearTimeout(keep); resolve(); }); });
  show('timed', timed.reason.name, timed.reason.message, timed.reason.code);
}

(async () => {
  emitter();
  modification();
  errors();
  await leaks();
  await statics();
  await rejections();
  targets();
  await aborts();
  for (const name of Object.keys(EventEmitter)) show('export', name, typeof EventEmitter[name], EventEmitter[name]?.length);
  for (const name of Object.keys(EventEmitter.prototype)) show('method', name, EventEmitter.prototype[name]?.length);
})();
