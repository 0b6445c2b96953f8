'use strict';

// Names of the files that diagnostics leave behind.

const two = (number) => String(number).padStart(2, '0');

/** NAME.20260102.030405.PID.THREAD.003.EXTENSION, in local time; `count` is of the files so far. */
function datedName(name, count, extension) {
  const now = new Date();
  const date = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  const { threadId } = require('worker_threads');
  return `${name}.${date}.${time}.${require('process').pid}.${threadId}.${String(count).padStart(3, '0')}.${extension}`;
}

module.exports = { datedName };
