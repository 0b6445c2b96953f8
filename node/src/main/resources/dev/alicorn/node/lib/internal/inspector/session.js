'use strict';

// A client of the engine's own debugger, in its process and on its thread: commands are answered before they return.
// https://chromedevtools.github.io/devtools-protocol/v8/

const binding = internalBinding('inspector');

const MOST_TASKS = 1000;

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
    let answer = this.#take(id, binding.send(this.#id, JSON.stringify({ id, method, params })));
    // A snapshot of the heap is made by a task of the engine, behind others.
    for (let tasks = 0; answer === undefined && tasks < MOST_TASKS; tasks++) answer = this.#take(id, binding.await(this.#id));
    return answer ?? { error: { code: -32000, message: 'The engine did not answer' } };
  }

  /** The answer among what came; events are told. */
  #take(id, texts) {
    let answer;
    for (const text of texts) {
      const message = JSON.parse(text);
      if (message.id === id) answer = message;
      else if (message.method !== undefined) this.#onEvent(message);
    }
    return answer;
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
