'use strict';

// What a user sees of `readline`: lines, questions, iteration, keys, and a session on a terminal that is only pretended.

const readline = require('readline');
const promises = require('readline/promises');
const { PassThrough, Readable, Writable } = require('stream');
const { promisify } = require('util');

const cases = [];

function test(name, run) {
  cases.push({ name, run });
}

const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const tick = () => new Promise((resolve) => setImmediate(resolve));

function terminal() {
  const input = new PassThrough();
  input.setRawMode = function(on) {
    this.isRaw = on;
    return this;
  };
  const output = new Writable({
    write(chunk, encoding, callback) {
      output.text += chunk;
      callback();
    },
  });
  Object.assign(output, { text: '', isTTY: true, columns: 20, rows: 10 });
  return { input, output };
}

function keysOf(text) {
  const input = new PassThrough();
  readline.emitKeypressEvents(input);
  const seen = [];
  input.on('keypress', (s, key) => {
    const flags = ['ctrl', 'meta', 'shift'].filter((flag) => key[flag]).join('+');
    seen.push(`${JSON.stringify(s)}:${key.name}:${flags}:${JSON.stringify(key.sequence)}:${key.code}`);
  });
  input.write(text);
  return seen;
}

test('lines however they are cut', async () => {
  const chunks = ['a\nb', 'c\r', '\nd\r\ne\rf\n\n', 'g', 'hij\r', '\r\n', 'é'.slice(0, 1), 'last'];
  const input = new PassThrough();
  const rl = readline.createInterface({ input, crlfDelay: Infinity });
  const lines = [];
  rl.on('line', (line) => lines.push(line));
  rl.on('close', () => console.log('close', rl.closed, rl.terminal));
  for (const chunk of chunks) input.write(chunk);
  const bytes = Buffer.from('\n中\n');
  input.write(bytes.subarray(0, 2));
  input.end(bytes.subarray(2));
  await later(10);
  console.log(JSON.stringify(lines));
});

test('pause, resume, write, prompt on a stream', async () => {
  const input = new PassThrough();
  let text = '';
  const output = new Writable({
    write(chunk, encoding, callback) {
      text += chunk;
      callback();
    },
  });
  const rl = readline.createInterface({ input, output, prompt: '? ' });
  for (const event of ['line', 'pause', 'resume', 'close']) rl.on(event, (...args) => console.log(event, ...args));
  console.log(rl.pause() === rl, rl.pause(), rl.paused, input.isPaused());
  rl.write('written\n');
  rl.prompt();
  rl.setPrompt('! ');
  rl.prompt();
  console.log(rl.getPrompt(), JSON.stringify(text));
  rl.close();
  rl.close();
  try {
    rl.question('x', () => {});
  } catch (err) {
    console.log(err.code, err.message);
  }
});

test('questions', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const rl = readline.createInterface({ input, output });
  rl.on('line', (line) => console.log('line', line));
  rl.question('name? ', (answer) => console.log('answer', answer));
  input.write('me\nmore\n');
  const asked = promisify(rl.question).call(rl, 'promised? ');
  input.write('yes\n');
  console.log(await asked);
  const stop = new AbortController();
  rl.question('never? ', { signal: stop.signal }, () => console.log('called'));
  stop.abort();
  input.write('after abort\n');
  console.log(await promisify(rl.question).call(rl, 'q', { signal: AbortSignal.abort() }).catch((err) => `${err.name} ${err.code}`));
  console.log(JSON.stringify(output.read().toString()));
  rl.close();
  const other = promises.createInterface({ input: new PassThrough(), output });
  const drop = new AbortController();
  const pending = other.question('p? ', { signal: drop.signal }).catch((err) => err.name);
  drop.abort();
  console.log(await pending, other.getPrompt());
  other.close();
  console.log(await other.question('late?').catch((err) => err.code));
});

test('an async iterator', async () => {
  const rl = readline.createInterface({ input: Readable.from(['one\ntwo', '\nthree\n', 'four']) });
  const lines = [];
  for await (const line of rl) lines.push(line);
  console.log(lines.join());
  const many = readline.createInterface({ input: Readable.from([`${'x\n'.repeat(3000)}end`]) });
  let count = 0;
  for await (const line of many) count += line.length;
  console.log(count);
  const input = new PassThrough();
  const broken = readline.createInterface({ input });
  setImmediate(() => input.write('a\nb\nc\n'));
  for await (const line of broken) {
    console.log(line);
    break;
  }
  console.log(broken.listenerCount('line'), Boolean(broken.closed));
  broken.close();
  const failing = readline.createInterface({ input: new Readable({ read() { this.destroy(new Error('broken')); } }) });
  try {
    for await (const line of failing) console.log(line);
  } catch (err) {
    console.log(err.message);
  }
});

test('signals and history of the caller', async () => {
  const input = new PassThrough();
  const stop = new AbortController();
  const rl = readline.createInterface({ input, signal: stop.signal });
  rl.on('close', () => console.log('close'));
  stop.abort();
  await tick();
  const { input: typed, output } = terminal();
  const r = readline.createInterface({ input: typed, output, history: ['old', 'older'], historySize: 3, removeHistoryDuplicates: true });
  r.on('history', (history) => console.log(history.join()));
  r.on('line', () => {});
  for (const line of ['new', 'old', ' ', 'newer', 'newest']) {
    for (const key of `${line}\r`) typed.write(key);
  }
  r.close();
});

test('keys', async () => {
  const texts = [
    'a', 'Z', '1', '.', ' ', '\t', '\r', '\n', '\x7f', '\b', '\x01', '\x1a', 'é', '😀', 'ab', '\x1ba', '\x1bA', '\x1b\r', '\x1b\x1b[A',
    '\x1b[A', '\x1bOA', '\x1b[1;2A', '\x1b[1;5C', '\x1b[1;3D', '\x1b[3~', '\x1b[3;5~', '\x1b[5$', '\x1b[6^', '\x1b[Z', '\x1b[a', '\x1bOb',
    '\x1b[[A', '\x1b[15~', '\x1b[24~', '\x1bOP', '\x1b[11~', '\x1b[200~', '\x1b[201~', '\x1b[1~', '\x1b[4~', '\x1b[7~', '\x1b[8~', '\x1b[E',
    '\x1b[99~', '\x1b[x', '\x1bO5A', '\x1f', '\x1b.', '\x1b[1;2', 'x\x1b[Ay',
  ];
  for (const text of texts) console.log(JSON.stringify(text), keysOf(text).join(' '));
  const input = new PassThrough();
  readline.emitKeypressEvents(input, { escapeCodeTimeout: 10 });
  input.on('keypress', (s, key) => console.log(s, JSON.stringify(key)));
  input.write('\x1b');
  await later(40);
  input.write('\x1b');
  input.write('b');
});

test('a session on a terminal', async () => {
  const { input, output } = terminal();
  const completer = (line) => [['apple', 'apply', 'bed', '', '中文'].filter((word) => word === '' || word.startsWith(line)), line];
  const rl = readline.createInterface({ input, output, completer, prompt: '$ ', tabSize: 4 });
  rl.on('line', (line) => console.log('line', JSON.stringify(line)));
  rl.on('SIGINT', () => console.log('SIGINT'));
  rl.on('close', () => console.log('close', input.isRaw));
  console.log(rl.terminal, input.isRaw, rl.columns);
  rl.prompt();
  const keys = [
    ...'hello', '\x1b[D', '\x1b[D', '\x7f', 'X', '\x1b[3~', '\r', ...'a.b (c d)', '\x1bb', '\x1bb', '\x17', '\x1bf', '\x1bd', '\x19', '\x05', '\x15', '\x19',
    '\x1f', '\x1f', '\x1e', '\r', ...'ap', '\t', '\t', '\t', 'e', '\t', '\x15', '\t', '\t', '\r', '\x1b[A', '\x1b[A', '\x1b[B', '\x1b[A', '\r',
    ...'he', '\x1b[A', '\x1b[A', '\x1b[B', '\x1b[B', '\r', ...'0123456789012345678901234', '\x01', '\x06', 'Z', '\x1b[F', '\x1b[H', '\x0b', '\x19', '\x1by',
    '\r', '中', '文', '\x1b[D', '\x7f', '😀', '\x1b[D', '\x1b[C', '\x7f', '\t', 'e\u0301', '\x02', '\x0c', '\r', '\x10', '\x0e', '\x03', '\x15', 'q\nr\r\ns\n', '\x1b[1;5D', '\x04',
    '\x08', '\x04', '\x04',
  ];
  let shown = output.text;
  console.log(JSON.stringify(shown));
  for (const key of keys) {
    input.write(key);
    await tick();
    console.log(JSON.stringify(key), JSON.stringify(output.text.slice(shown.length)), JSON.stringify(rl.line), rl.cursor);
    shown = output.text;
    if (rl.closed) break;
  }
  console.log(rl.history.join('|'));
});

test('a resize, positions, writing keys', async () => {
  const { input, output } = terminal();
  const rl = readline.createInterface({ input, output });
  rl.on('line', (line) => console.log('line', line));
  rl.write('a long line that wraps around');
  console.log(JSON.stringify(rl.getCursorPos()), rl.cursor);
  output.columns = 12;
  output.emit('resize');
  console.log(JSON.stringify(rl.getCursorPos()), JSON.stringify(output.text));
  rl.write(null, { ctrl: true, name: 'u' });
  rl.write('x\ty');
  console.log(JSON.stringify(rl.getCursorPos()), JSON.stringify(rl.line));
  rl.clearLine();
  console.log(JSON.stringify(rl.line), JSON.stringify(rl.getCursorPos()));
  rl.close();
});

test('cursor functions', async () => {
  let text = '';
  const out = new Writable({
    write(chunk, encoding, callback) {
      text += chunk;
      callback();
    },
  });
  console.log(readline.cursorTo(out, 1), readline.cursorTo(out, 1, 2), readline.moveCursor(out, -1, 2), readline.moveCursor(out, 0, 0));
  console.log(readline.clearLine(out, -1), readline.clearLine(out, 1), readline.clearLine(out, 0), readline.clearScreenDown(out));
  console.log(JSON.stringify(text), readline.cursorTo(null, 1), readline.clearLine(undefined, 1));
  await new Promise((resolve) => readline.cursorTo(undefined, 1, resolve));
  const bad = [
    () => readline.cursorTo(out, NaN), () => readline.cursorTo(out, 1, NaN), () => readline.cursorTo(out, 'a', 1), () => readline.moveCursor(out, 1, 1, 5),
    () => readline.clearScreenDown(out, 'x'), () => new promises.Readline({}), () => new promises.Readline(out).cursorTo(1.5),
    () => new promises.Readline(out).clearLine(2), () => readline.createInterface({ input: out, completer: 5 }),
    () => readline.createInterface({ input: new PassThrough(), historySize: 'x' }), () => readline.createInterface({ input: new PassThrough(), tabSize: 0 }),
  ];
  for (const run of bad) {
    try {
      run();
      console.log('no error');
    } catch (err) {
      console.log(err.name, err.code, err.message);
    }
  }
  text = '';
  const actions = new promises.Readline(out);
  await actions.cursorTo(3, 4).moveCursor(1, -1).clearLine(0).clearScreenDown().commit();
  actions.clearLine(1).rollback();
  await actions.commit();
  console.log(JSON.stringify(text));
});

(async () => {
  for (const { name, run } of cases) {
    console.log(`# ${name}`);
    try {
      await run();
    } catch (err) {
      console.log('FAILED', err);
    }
    await later(5);
  }
  console.log('done');
})();
