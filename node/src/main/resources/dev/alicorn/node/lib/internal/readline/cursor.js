'use strict';

// Moving the cursor of a terminal and erasing: control sequences written to any stream.

const process = require('process');
const { codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_CURSOR_POS } } = require('internal/errors');
const { validateFunction } = require('internal/validators');

const CSI = '\x1b[';

const CLEAR_TO_LINE_START = `${CSI}1K`;
const CLEAR_TO_LINE_END = `${CSI}0K`;
const CLEAR_LINE = `${CSI}2K`;
const CLEAR_SCREEN_DOWN = `${CSI}0J`;

function isMissing(stream) {
  return stream === null || stream === undefined;
}

function answerInTick(callback) {
  if (typeof callback === 'function') process.nextTick(callback, null);
  return true;
}

function checkCallback(callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
}

function cursorToSequence(x, y) {
  return typeof y === 'number' ? `${CSI}${y + 1};${x + 1}H` : `${CSI}${x + 1}G`;
}

function moveSequence(dx, dy) {
  let data = '';
  if (dx < 0) data += `${CSI}${-dx}D`;
  else if (dx > 0) data += `${CSI}${dx}C`;
  if (dy < 0) data += `${CSI}${-dy}A`;
  else if (dy > 0) data += `${CSI}${dy}B`;
  return data;
}

function clearLineSequence(direction) {
  if (direction < 0) return CLEAR_TO_LINE_START;
  return direction > 0 ? CLEAR_TO_LINE_END : CLEAR_LINE;
}

function cursorTo(stream, x, y, callback) {
  checkCallback(callback);
  if (typeof y === 'function') {
    callback = y;
    y = undefined;
  }
  if (Number.isNaN(x)) throw new ERR_INVALID_ARG_VALUE('x', x);
  if (Number.isNaN(y)) throw new ERR_INVALID_ARG_VALUE('y', y);
  if (isMissing(stream) || (typeof x !== 'number' && typeof y !== 'number')) return answerInTick(callback);
  if (typeof x !== 'number') throw new ERR_INVALID_CURSOR_POS();
  return stream.write(cursorToSequence(x, y), callback);
}

function moveCursor(stream, dx, dy, callback) {
  checkCallback(callback);
  if (isMissing(stream) || !(dx || dy)) return answerInTick(callback);
  return stream.write(moveSequence(dx, dy), callback);
}

function clearLine(stream, direction, callback) {
  checkCallback(callback);
  if (isMissing(stream)) return answerInTick(callback);
  return stream.write(clearLineSequence(direction), callback);
}

function clearScreenDown(stream, callback) {
  checkCallback(callback);
  if (isMissing(stream)) return answerInTick(callback);
  return stream.write(CLEAR_SCREEN_DOWN, callback);
}

module.exports = {
  CLEAR_SCREEN_DOWN, clearLine, clearLineSequence, clearScreenDown, cursorTo, cursorToSequence, moveCursor, moveSequence,
};
