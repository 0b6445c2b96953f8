'use strict';

// once() of what is less than an emitter, as some packages hand it over.

const { once, EventEmitter } = require('events');

const emitter = new EventEmitter();
const part = { on: (...args) => emitter.on(...args), once: (...args) => emitter.once(...args) };
once(part, 'x').then((args) => console.log(args, emitter.listenerCount('x'), emitter.listenerCount('error')));
emitter.emit('x', 1, 2);

const target = new EventTarget();
once(target, 'y').then(([event]) => console.log(event.type));
target.dispatchEvent(new Event('y'));

once({}, 'z').catch(({ code, message }) => console.log(code, message));
