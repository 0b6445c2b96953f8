'use strict';

module.exports = {
  /** The longest typed array that V8 allows on 64 bits. */
  kMaxLength: Number.MAX_SAFE_INTEGER,
  /** V8's longest string, in units. */
  kStringMaxLength: (1 << 29) - 24,
};
