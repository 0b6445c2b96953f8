'use strict';
// What hooks are told of promises, and of what causes what. Ids are told by the order in which they are seen.

const { writeSync } = require('fs');
const { createHook, triggerAsyncId, AsyncLocalStorage, AsyncResource } = require('async_hooks');
const dgram = require('dgram');
const net = require('net');
const { promiseHooks } = require('v8');

const print = (text) => writeSync(1, `${text}\n`);

function told(types) {
  const names = new Map();
  const name = (id) => names.get(id) ?? 'other';
  return createHook({
    init(id, type, trigger) {
      if (!types.includes(type)) return;
      print(`init ${type} ${names.size} by ${name(trigger)}`);
      names.set(id, `${type} ${names.size}`);
    },
    before(id) {
      if (names.has(id)) print(`before ${name(id)}`);
    },
    after(id) {
      if (names.has(id)) print(`after ${name(id)}`);
    },
    destroy(id) {
      if (names.has(id) && !name(id).startsWith('PROMISE')) print(`destroy ${name(id)}`);
    },
    promiseResolve(id) {
      if (names.has(id)) print(`resolve ${name(id)}`);
    },
  }).enable();
}

const turn = (callback) => setImmediate(() => setImmediate(callback));

const cases = {
  chain(done) {
    const hook = told(['PROMISE']);
    const p = new Promise((resolve) => {
      print('executor');
      resolve(1);
      resolve(2);
    });
    p.then((value) => print(`value ${value}`)).then(() => hook.disable());
    turn(done);
  },
  rejection(done) {
    const hook = told(['PROMISE']);
    Promise.reject(new Error('no')).catch(({ message }) => print(message));
    turn(() => {
      hook.disable();
      done();
    });
  },
  all(done) {
    const hook = told(['PROMISE']);
    Promise.all([Promise.resolve(1), 2]).then((values) => print(values.join()));
    turn(() => {
      hook.disable();
      done();
    });
  },
  constructors(done) {
    class Own extends Promise {}
    const seen = [];
    const stop = promiseHooks.onInit((promise) => seen.push(promise));
    const own = new Own(() => {});
    const derived = own.then(() => {});
    stop();
    print([seen[0] === own, seen[1] === derived, derived instanceof Own, own instanceof Promise, Promise.name, Promise.length].join());
    for (const call of [() => Promise(), () => new Promise(), () => new Promise(1)]) {
      try {
        call();
      } catch (err) {
        print(`${err.name}: ${err.message}`);
      }
    }
    done();
  },
  listening(done) {
    const hook = told(['TCPSERVERWRAP', 'TCPWRAP', 'TCPCONNECTWRAP']);
    const server = net.createServer((socket) => {
      socket.end();
      server.close();
    }).listen(0, '127.0.0.1', () => {
      net.connect(server.address().port, '127.0.0.1').resume().on('close', () => turn(() => {
        hook.disable();
        done();
      }));
      hook.disable(); // what comes when is the system's
    });
  },
  datagrams(done) {
    const hook = told(['UDPWRAP']);
    const socket = dgram.createSocket('udp4');
    socket.close(() => turn(() => {
      hook.disable();
      done();
    }));
  },
  uncaught(done) {
    const hook = told(['Timeout']);
    process.once('uncaughtException', ({ message }) => print(`caught ${message}, trigger ${triggerAsyncId() !== 0}`));
    setTimeout(() => {
      turn(() => {
        hook.disable();
        done();
      });
      throw new Error('oh');
    });
  },
  storages(done) {
    const one = new AsyncLocalStorage();
    const two = new AsyncLocalStorage();
    one.run('a', () => two.enterWith('b'));
    print([one.getStore(), two.getStore()].join());
    one.run('a', () => two.run('c', () => one.disable()));
    print([one.getStore(), two.getStore()].join());
    two.disable();
    const resource = one.run('d', () => new AsyncResource('Own'));
    print(resource.runInAsyncScope(() => one.getStore()));
    done();
  },
};

(function next([name, ...rest]) {
  if (name === undefined) return;
  print(`-- ${name}`);
  cases[name](() => next(rest));
})(Object.keys(cases));
