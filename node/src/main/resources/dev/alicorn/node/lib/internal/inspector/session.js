'use strict';

// A client of the engine's own debugger, in its process and on its thread: commands are answered before they return.
// https://chromedevtools.github.io/devtools-protocol/v8/

const binding = internalBinding('inspector');

class EngineSession {
  #id = binding.open();
  #lastRequest = 0;
  #onEvent;

  /** @param onEvent called with each event that comes with an answer: `{ method, params }` */
  constructor(onEvent = () => {}) {
    this.#onEvent = onEvent;
  }

  /** The answer to a command: `{ result }`, or `{ error: { code, message } }`. */
  ask(method, params) {
    const id = ++this.#lastRequest;
    let answer;
    for (const text of binding.send(this.#id, JSON.stringify({ id, method, params }))) {
      const message = JSON.parse(text);
      if (message.id === id) answer = message;
      else if (message.method !== undefined) this.#onEvent(message);
    }
    return answer ?? { error: { code: -32000, message: 'The engine did not answer' } };
  }

  /** The result of a command of our own; throws what the engine refuses. */
  command(method, params) {
    const { error, result } = this.ask(method, params);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  close() {
    binding.close(this.#id);
  }
}

module.exports = { EngineSession };
