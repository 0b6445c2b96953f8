'use strict';

// The reporter for people, as a stream of events to text.

const { Transform } = require('stream');
const { SpecFormat } = require('internal/test_runner/reporters/spec_format');

class SpecReporter extends Transform {
  #format = new SpecFormat();

  constructor() {
    super({ writableObjectMode: true });
  }

  _transform(event, encoding, callback) {
    callback(null, this.#format.format(event));
  }
}

module.exports = { SpecReporter };
