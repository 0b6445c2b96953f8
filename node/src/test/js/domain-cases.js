'use strict';
// Prints what domains catch; the output is compared between runtimes.

const domain = require('node:domain');
const EventEmitter = require('node:events');
const fs = require('node:fs');

const show = (...values) => console.log(...values);
const name = (each) => (each ? each.label : each);

function make(label) {
  const made = domain.create();
  made.label = label;
  made.on('error', (error) => show(
    label, 'caught', error.message, 'thrown', error.domainThrown, 'domain', name(error.domain),
    'bound', typeof error.domainBound, 'emitter', error.domainEmitter?.constructor.name));
  return made;
}

process.on('uncaughtException', (error) => show('uncaught', error.message));

const a = make('a');
const b = make('b');

show(EventEmitter.usingDomains, process.domain, domain.active, a.members.length, a instanceof EventEmitter);
show(a.run((x, y) => { show('in run', name(process.domain), x + y); return 'result'; }, 1, 2), process.domain);
a.enter();
b.enter();
show(name(process.domain), domain._stack.length);
a.exit();
show(process.domain, domain._stack.length);

const emitter = new EventEmitter();
a.add(emitter);
show(name(emitter.domain), a.members.length);
emitter.on('ping', () => show('ping in', name(process.domain)));
emitter.emit('ping');
emitter.emit('error', new Error('emitted'));
b.add(emitter);
show(name(emitter.domain), a.members.length, b.members.length);
b.remove(emitter);
show(emitter.domain, b.members.length);

const inside = a.run(() => new EventEmitter());
show('made inside:', name(inside.domain));
inside.emit('error', new Error('of an implicit member'));

const bound = a.bind((value) => { show('bound in', name(process.domain), value); return value * 2; });
show(bound(21), name(bound.domain));
const intercepted = b.intercept((value) => show('intercepted', value, name(process.domain)));
intercepted(null, 'data');
intercepted(new Error('handed over'), 'data');

const steps = [
  (next) => a.run(() => setTimeout(() => { setImmediate(next); throw new Error('timer'); }, 1)),
  (next) => a.run(() => setImmediate(() => { setImmediate(next); throw new Error('immediate'); })),
  (next) => a.run(() => process.nextTick(() => { setImmediate(next); throw new Error('tick'); })),
  (next) => a.run(() => fs.stat('.', () => { setImmediate(next); throw new Error('file'); })),
  (next) => a.run(() => Promise.resolve().then(() => { setImmediate(next); show('promise in', name(process.domain)); })),
  (next) => a.run(() => { setImmediate(next); Promise.reject(new Error('rejection')); }),
  (next) => a.run(() => b.run(() => setTimeout(() => { setImmediate(next); throw new Error('nested'); }, 1))),
  (next) => { setImmediate(next); setImmediate(() => { throw new Error('outside'); }); },
];

function step() {
  const next = steps.shift();
  process.domain = null;
  if (next) next(step);
  else show('end');
}
setImmediate(step);
