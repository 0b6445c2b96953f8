'use strict';

// Web streams in the transfer list of a clone.

const locked = (Class, name, lock) => {
  const stream = new Class();
  stream[lock]();
  try {
    structuredClone(stream, { transfer: [stream] });
  } catch (err) {
    console.log(name, err.name, err.code, err.message);
  }
};

async function readables() {
  const source = new ReadableStream({
    start(controller) {
      controller.enqueue('a');
      controller.enqueue({ b: 1 });
      controller.close();
    },
  });
  const moved = structuredClone({ source }, { transfer: [source] }).source;
  console.log(moved !== source, source.locked, moved.locked, moved instanceof ReadableStream);
  for await (const chunk of moved) console.log(chunk);
  console.log(source.locked);
  const failing = new ReadableStream({ start: (controller) => controller.error(new RangeError('failed')) });
  await structuredClone(failing, { transfer: [failing] }).getReader().read().catch((err) => console.log(err.name, err.message));
  const unsent = new ReadableStream({
    start: (controller) => controller.enqueue(() => {}),
    cancel: (reason) => console.log('cancelled', reason.name),
  });
  await structuredClone(unsent, { transfer: [unsent] }).getReader().read().catch((err) => console.log(err.name));
  await new Promise((resolve) => {
    const cancelled = new ReadableStream({ cancel: (reason) => resolve(console.log('cancelled', reason)) });
    structuredClone(cancelled, { transfer: [cancelled] }).cancel('why');
  });
}

async function writables() {
  const written = [];
  let sink;
  await new Promise((resolve) => {
    sink = new WritableStream({
      write(chunk) {
        written.push(chunk);
      },
      close: resolve,
    });
    const writer = structuredClone(sink, { transfer: [sink] }).getWriter();
    writer.write({ a: 1 });
    writer.close();
  });
  console.log(written);
}

async function pairs() {
  const pair = new TransformStream({ transform: (chunk, controller) => controller.enqueue(`${chunk}!`) });
  const moved = structuredClone(pair, { transfer: [pair] });
  console.log(moved instanceof TransformStream, pair.readable.locked, pair.writable.locked);
  const writer = moved.writable.getWriter();
  writer.write('through');
  writer.close();
  for await (const chunk of moved.readable) console.log(chunk);
}

const keep = setInterval(() => {}, 60_000); // in Node what is on its way between streams keeps nothing alive
locked(ReadableStream, 'ReadableStream', 'getReader');
locked(WritableStream, 'WritableStream', 'getWriter');
readables().then(writables).then(pairs).finally(() => clearInterval(keep));
