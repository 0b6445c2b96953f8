'use strict';

// WebAssembly by its promises: they settle though nothing else keeps the process alive.

// (module (import "host" "f" (func (param i32))) (func (export "run") i32.const 42 call 0))
const bytes = new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  1, 8, 2, 0x60, 1, 0x7f, 0, 0x60, 0, 0,
  2, 10, 1, 4, 0x68, 0x6f, 0x73, 0x74, 1, 0x66, 0, 0,
  3, 2, 1, 1,
  7, 7, 1, 3, 0x72, 0x75, 0x6e, 0, 1,
  10, 8, 1, 6, 0, 0x41, 42, 0x10, 0, 0x0b,
]);

const imports = { host: { f: (value) => console.log('called with', value) } };

WebAssembly.instantiate(bytes, imports)
  .then(({ instance }) => {
    instance.exports.run();
    return WebAssembly.compile(bytes);
  })
  .then((module) => {
    console.log(module, WebAssembly.Module.imports(module));
    return WebAssembly.instantiate(module, imports);
  })
  .then((instance) => instance.exports.run())
  .then(() => WebAssembly.instantiate(bytes.subarray(0, 12)))
  .catch((err) => console.log(err.name))
  .then(() => WebAssembly.instantiate(bytes, {}))
  .catch((err) => console.log(err.name));
