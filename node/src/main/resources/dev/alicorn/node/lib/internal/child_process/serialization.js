'use strict';

// Messages on a channel, as Node puts them on the wire: lines of JSON, or V8's form behind a length.
// https://nodejs.org/api/child_process.html#advanced-serialization

const { Buffer } = require('buffer');

const NEWLINE = 10;
const LENGTH_BYTES = 4;

// What stands in front of an object that V8 leaves to its embedder.
const ARRAY_BUFFER_VIEW = 0;
const OTHER_OBJECT = 1;

/** Takes pieces of a stream and gives back whole messages. */
class JsonReader {
  #parts = [];

  * read(chunk) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const line = Buffer.concat([...this.#parts, chunk.subarray(from, end)]).toString();
      this.#parts = [];
      from = end + 1;
      if (line !== '') yield JSON.parse(line);
    }
    // The chunk is the host's memory, which it may use again.
    if (from < chunk.length) this.#parts.push(Buffer.from(chunk.subarray(from)));
  }
}

const json = {
  Reader: JsonReader,
  write: (message) => Buffer.from(`${JSON.stringify(message)}\n`),
};

let classes = null;

/** Made when first needed: most programs have no channel. */
function advancedClasses() {
  if (classes !== null) return classes;
  const { DefaultDeserializer, DefaultSerializer } = require('v8');
  const { isArrayBufferView } = require('internal/util/types');

  class ChannelSerializer extends DefaultSerializer {
    _writeHostObject(object) {
      if (isArrayBufferView(object)) {
        this.writeUint32(ARRAY_BUFFER_VIEW);
        super._writeHostObject(object);
      } else {
        this.writeUint32(OTHER_OBJECT);
        this.writeValue({ ...object });
      }
    }
  }

  class ChannelDeserializer extends DefaultDeserializer {
    _readHostObject() {
      return this.readUint32() === ARRAY_BUFFER_VIEW ? super._readHostObject() : this.readValue();
    }
  }

  return classes = { ChannelDeserializer, ChannelSerializer };
}

class AdvancedReader {
  #parts = [];
  #length = 0;

  * read(chunk) {
    this.#parts.push(Buffer.from(chunk)); // the chunk is the host's memory, which it may use again
    this.#length += chunk.length;
    while (this.#length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + this.#messageLength();
      if (this.#length < end) return;
      const data = Buffer.concat(this.#parts, this.#length);
      this.#parts = [data.subarray(end)];
      this.#length -= end;
      const { ChannelDeserializer } = advancedClasses();
      const deserializer = new ChannelDeserializer(data.subarray(LENGTH_BYTES, end));
      deserializer.readHeader();
      yield deserializer.readValue();
    }
  }

  #messageLength() {
    if (this.#parts[0].length < LENGTH_BYTES) this.#parts = [Buffer.concat(this.#parts, this.#length)];
    return this.#parts[0].readUInt32BE(0);
  }
}

const advanced = {
  Reader: AdvancedReader,
  write(message) {
    const { ChannelSerializer } = advancedClasses();
    const serializer = new ChannelSerializer();
    serializer.writeHeader();
    serializer.writeValue(message);
    const body = serializer.releaseBuffer();
    const head = Buffer.alloc(LENGTH_BYTES);
    head.writeUInt32BE(body.length);
    return Buffer.concat([head, body]);
  },
};

module.exports = { advanced, json };
