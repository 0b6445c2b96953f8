'use strict';

// emitKeypressEvents(): makes an input stream emit `keypress`, as long as somebody listens.

const { StringDecoder } = require('string_decoder');
const timers = require('timers');
const { ESCAPE, KeyParser } = require('internal/readline/keys');
const { kSawKeyPress } = require('internal/readline/state');

const ESCAPE_CODE_TIMEOUT_MS = 500;

const kKeys = Symbol('keypress-decoder');

class KeypressSource {
  #stream;
  #rl;
  #decoder = new StringDecoder('utf8');
  #parser;
  #timer = null;

  constructor(stream, rl) {
    this.#stream = stream;
    this.#rl = rl;
    this.#parser = new KeyParser(stream);
    this.onData = this.onData.bind(this);
    this.onNewListener = this.onNewListener.bind(this);
    if (stream.listenerCount('keypress') > 0) stream.on('data', this.onData);
    else stream.on('newListener', this.onNewListener);
  }

  onNewListener(event) {
    if (event !== 'keypress') return;
    this.#stream.on('data', this.onData);
    this.#stream.removeListener('newListener', this.onNewListener);
  }

  onData(input) {
    if (this.#stream.listenerCount('keypress') === 0) { // Nobody listens any more: wait for the next who does.
      this.#stream.removeListener('data', this.onData);
      this.#stream.on('newListener', this.onNewListener);
      return;
    }
    const text = this.#decoder.write(input);
    if (text === '') return;
    timers.clearTimeout(this.#timer);
    const rl = this.#rl;
    rl[kSawKeyPress] = text.length === (text.codePointAt(0) > 0xffff ? 2 : 1);
    rl.isCompletionEnabled = false; // What is pasted is not completed.
    let done = 0;
    for (const character of text) {
      done += character.length;
      if (done === text.length) rl.isCompletionEnabled = true;
      this.#parser.feed(character);
      if (done === text.length && character === ESCAPE) {
        this.#timer = timers.setTimeout(() => this.#parser.flush(), rl.escapeCodeTimeout ?? ESCAPE_CODE_TIMEOUT_MS);
      }
    }
  }
}

function emitKeypressEvents(stream, rl = {}) {
  stream[kKeys] ??= new KeypressSource(stream, rl);
}

module.exports = { ESCAPE_CODE_TIMEOUT_MS, emitKeypressEvents };
