'use strict';

// From the characters that a terminal sends to the keys that were pressed. A key is one character or an escape sequence;
// sequences differ between terminals (xterm, rxvt, PuTTY, the Linux console), so a key has several.

const ESCAPE = '\x1b';

const CODES = {
  'up': ['[A', 'OA'], 'down': ['[B', 'OB'], 'right': ['[C', 'OC'], 'left': ['[D', 'OD'], 'clear': ['[E', 'OE'],
  'end': ['[F', 'OF', '[4~', '[8~'], 'home': ['[H', 'OH', '[1~', '[7~'],
  'insert': ['[2~'], 'delete': ['[3~'], 'pageup': ['[5~', '[[5~'], 'pagedown': ['[6~', '[[6~'],
  'f1': ['OP', '[P', '[11~', '[[A'], 'f2': ['OQ', '[Q', '[12~', '[[B'], 'f3': ['OR', '[R', '[13~', '[[C'],
  'f4': ['OS', '[S', '[14~', '[[D'], 'f5': ['[15~', '[[E'], 'f6': ['[17~'], 'f7': ['[18~'], 'f8': ['[19~'],
  'f9': ['[20~'], 'f10': ['[21~'], 'f11': ['[23~'], 'f12': ['[24~'],
  'paste-start': ['[200~'], 'paste-end': ['[201~'],
};

// rxvt tells shift and control by the sequence itself.
const SHIFTED = {
  up: '[a', down: '[b', right: '[c', left: '[d', clear: '[e', insert: '[2$', delete: '[3$', pageup: '[5$', pagedown: '[6$',
  home: '[7$', end: '[8$', tab: '[Z',
};
const CONTROLLED = {
  up: 'Oa', down: 'Ob', right: 'Oc', left: 'Od', clear: 'Oe', insert: '[2^', delete: '[3^', pageup: '[5^', pagedown: '[6^',
  home: '[7^', end: '[8^',
};

const keyByCode = new Map();
for (const [name, codes] of Object.entries(CODES)) {
  for (const code of codes) keyByCode.set(code, { name, shift: false, ctrl: false });
}
for (const [name, code] of Object.entries(SHIFTED)) keyByCode.set(code, { name, shift: true, ctrl: false });
for (const [name, code] of Object.entries(CONTROLLED)) keyByCode.set(code, { name, shift: false, ctrl: true });

const NAMED = new Map([
  ['\r', 'return'], ['\n', 'enter'], ['\t', 'tab'], ['\b', 'backspace'], ['\x7f', 'backspace'], [ESCAPE, 'escape'], [' ', 'space'],
]);

// A control sequence may still go on while it looks like this: up to three digits, then perhaps a modifier.
const UNFINISHED = /^\[?\d{0,3}(?:;\d?)?$/;

/** How far the escape sequence has come: its kind and body once it is complete, null before that. */
function splitSequence(text) {
  const start = text[1] === ESCAPE ? 2 : 1;
  const kind = text[start];
  if (kind === undefined) return null;
  const body = text.slice(start + 1);
  if (kind === 'O') return body === '' || /^\d$/.test(body) ? null : { kind, body };
  if (kind === '[') return UNFINISHED.test(body) ? null : { kind, body };
  return { kind: '', body: kind };
}

/** The code that the table knows, and the modifier bits that were left out of it. */
function decode({ kind, body }) {
  if (kind === 'O') {
    const digit = /^\d/.test(body);
    return { code: `O${digit ? body.slice(1) : body}`, modifier: digit ? Number(body[0]) - 1 : 0 };
  }
  const bracket = body[0] === '[' ? '[[' : '[';
  const command = bracket === '[[' ? body.slice(1) : body;
  if (/^\d{3}~$/.test(command)) return { code: bracket + command, modifier: 0 };
  const numeric = /^(\d\d?)(?:;(\d))?([~^$])$/.exec(command);
  if (numeric !== null) return { code: bracket + numeric[1] + numeric[3], modifier: Number(numeric[2] ?? 1) - 1 };
  const letter = /^(?:(?:\d;)?(\d))?([A-Za-z])$/.exec(command);
  if (letter !== null) return { code: bracket + letter[2], modifier: Number(letter[1] ?? 1) - 1 };
  return { code: bracket + command, modifier: 0 };
}

function sequenceKey(key, sequence) {
  const { code, modifier } = decode(sequence);
  const known = keyByCode.get(code);
  key.ctrl = known?.ctrl || (modifier & 4) !== 0;
  key.meta = (modifier & 10) !== 0;
  key.shift = known?.shift || (modifier & 1) !== 0;
  key.code = code;
  key.name = known === undefined ? 'undefined' : known.name;
}

function characterKey(key, character, escaped) {
  const named = NAMED.get(character);
  if (named !== undefined) {
    key.name = named;
    key.meta = escaped;
  } else if (!escaped && character <= '\x1a') {
    key.name = String.fromCharCode(character.charCodeAt(0) + 96);
    key.ctrl = true;
  } else if (/^[0-9A-Za-z]$/.test(character)) {
    key.name = character.toLowerCase();
    key.shift = /^[A-Z]$/.test(character);
    key.meta = escaped;
  } else if (escaped) {
    key.name = character.length > 0 ? undefined : 'escape';
    key.meta = true;
  }
}

/** Gathers characters and emits `keypress` on the stream, key by key. */
class KeyParser {
  #stream;
  #pending = '';

  constructor(stream) {
    this.#stream = stream;
  }

  feed(character) {
    const text = this.#pending + character;
    if (text[0] !== ESCAPE) {
      this.#emit(text, false, (key) => characterKey(key, text, false));
      return;
    }
    const sequence = splitSequence(text);
    if (sequence === null) {
      this.#pending = text;
      return;
    }
    this.#emit(text, true, (key) => {
      if (sequence.kind === '') characterKey(key, sequence.body, true);
      else sequenceKey(key, sequence);
    });
  }

  /** No more comes for now: what is pending was the escape key itself, or a broken sequence. */
  flush() {
    const text = this.#pending;
    if (text === '') return;
    const escapes = text === ESCAPE || text === ESCAPE + ESCAPE;
    this.#emit(text, true, (key) => {
      if (escapes) characterKey(key, '', true);
      else sequenceKey(key, { kind: text[text.lastIndexOf(ESCAPE) + 1], body: text.slice(text.lastIndexOf(ESCAPE) + 2) });
    });
  }

  #emit(text, escaped, fill) {
    this.#pending = '';
    const key = { sequence: null, name: undefined, ctrl: false, meta: false, shift: false };
    fill(key);
    key.sequence = text;
    if (key.name !== undefined || escaped) this.#stream.emit('keypress', escaped ? undefined : text, key);
    else if (text.length === 1 || text.codePointAt(0) > 0xffff) this.#stream.emit('keypress', text, key);
  }
}

module.exports = { ESCAPE, KeyParser };
