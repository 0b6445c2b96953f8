'use strict';

// What a diagnostic report tells of limits and libraries: Linux has them as files, elsewhere they are left empty.

const fs = require('fs');

const KILOBYTE = 1024;
const BLOCK = 512;

/** Names in a report, what /proc calls them, and how many of its units make one of ours. */
const LIMITS = [
  ['core_file_size_blocks', 'Max core file size', BLOCK],
  ['data_seg_size_kbytes', 'Max data size', KILOBYTE],
  ['file_size_blocks', 'Max file size', BLOCK],
  ['max_locked_memory_bytes', 'Max locked memory', 1],
  ['max_memory_size_kbytes', 'Max resident set', KILOBYTE],
  ['open_files', 'Max open files', 1],
  ['stack_size_bytes', 'Max stack size', 1],
  ['cpu_time_seconds', 'Max cpu time', 1],
  ['max_user_processes', 'Max processes', 1],
  ['virtual_memory_kbytes', 'Max address space', KILOBYTE],
];

function readLines(path) {
  try {
    return fs.readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}

const toLimit = (text, unit) => (text === 'unlimited' ? text : Math.floor(Number(text) / unit));

function userLimits() {
  const lines = readLines('/proc/self/limits');
  const limits = {};
  for (const [name, label, unit] of LIMITS) {
    const line = lines.find((each) => each.startsWith(label));
    if (line === undefined) continue;
    const [soft, hard] = line.slice(label.length).trim().split(/\s+/);
    limits[name] = { soft: toLimit(soft, unit), hard: toLimit(hard, unit) };
  }
  return limits;
}

/** The libraries that are mapped, each once, in the order of their places. */
function sharedObjects() {
  const files = readLines('/proc/self/maps').map((line) => /\s(\/\S*\.so[.\d]*)$/.exec(line)?.[1]);
  return [...new Set(files.filter((file) => file !== undefined))];
}

function systemFacts() {
  return { userLimits: userLimits(), sharedObjects: sharedObjects() };
}

module.exports = { systemFacts };
