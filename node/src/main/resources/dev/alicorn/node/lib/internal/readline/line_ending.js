'use strict';

/** What ends a line. A carriage return that a newline follows ends it together with that. */
module.exports = { LINE_ENDING: /\r?\n|\r(?!\n)|\u2028|\u2029/g };
