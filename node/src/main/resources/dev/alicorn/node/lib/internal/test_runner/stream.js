'use strict';

// The events of a run as a stream, and as events of an emitter. https://nodejs.org/api/test.html#class-testsstream

const { Readable } = require('stream');

class TestsStream extends Readable {
  #waiting = [];
  #wanted = false;

  constructor() {
    super({ objectMode: true, highWaterMark: Number.MAX_SAFE_INTEGER });
  }

  tell(event) {
    this.emit(event.type, event.data);
    this.#give(event);
  }

  end() {
    this.#give(null);
  }

  #give(event) {
    if (this.#wanted && this.#waiting.length === 0) this.#wanted = this.push(event);
    else this.#waiting.push(event);
  }

  _read() {
    this.#wanted = true;
    while (this.#wanted && this.#waiting.length > 0) this.#wanted = this.push(this.#waiting.shift());
  }
}

module.exports = { TestsStream };
