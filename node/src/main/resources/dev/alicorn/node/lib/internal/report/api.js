'use strict';

// process.report: a diagnostic report as an object or a file, on demand, at a signal, or before an error ends the process.
// https://nodejs.org/api/report.html

const process = require('process');
const { datedName } = require('internal/dated_name');
const { codes: { ERR_SYNTHETIC } } = require('internal/errors');
const { getOptionValue, isOn } = require('internal/options');
const { validateBoolean, validateObject, validateSignalName, validateString } = require('internal/validators');

const options = {
  directory: getOptionValue('--report-directory') ?? '',
  filename: getOptionValue('--report-filename') ?? '',
  signal: getOptionValue('--report-signal') ?? 'SIGUSR2',
  compact: isOn('report-compact'),
  excludeNetwork: isOn('report-exclude-network'),
  excludeEnv: isOn('report-exclude-env'),
  reportOnFatalError: isOn('report-on-fatalerror'),
  reportOnSignal: false,
  reportOnUncaughtException: isOn('report-uncaught-exception'),
};

let written = 0;

function contents(facts) {
  return require('internal/report/sections').collect({ ...facts, excludeEnv: options.excludeEnv, excludeNetwork: options.excludeNetwork });
}

/** Writes a report; the name of its file, or of the stream that it went to. */
function write(given, facts) {
  const filename = given || options.filename || datedName('report', ++written, 'json');
  const report = contents({ ...facts, filename });
  const text = options.compact ? JSON.stringify(report) : JSON.stringify(report, null, 2);
  const fs = require('fs');
  if (filename === 'stdout' || filename === 'stderr') {
    fs.writeSync(filename === 'stdout' ? 1 : 2, `${text}\n`);
    return filename;
  }
  const path = options.directory === '' ? filename : require('path').join(options.directory, filename);
  try {
    fs.writeFileSync(path, `${text}\n`);
  } catch {
    const place = options.directory === '' ? '' : ` in directory: ${options.directory}`;
    process._rawDebug(`\nFailed to open Node.js report file: ${filename}${place} (errno: 2)`);
    return '';
  }
  process._rawDebug(`\nWriting Node.js report to file: ${filename}\nNode.js report completed`);
  return filename;
}

function writeReport(file, err) {
  if (typeof file === 'object' && file !== null) {
    err = file;
    file = undefined;
  } else if (file !== undefined) {
    validateString(file, 'file');
  }
  if (err === undefined) err = new ERR_SYNTHETIC();
  else validateObject(err, 'err');
  return write(file, { event: 'JavaScript API', trigger: 'API', error: err });
}

function getReport(err) {
  if (err === undefined) err = new ERR_SYNTHETIC();
  else validateObject(err, 'err');
  return contents({ event: 'JavaScript API', trigger: 'GetReport', error: err, filename: null });
}

function onSignal(signal) {
  write(undefined, { event: signal, trigger: 'Signal', error: new ERR_SYNTHETIC() });
}

function listenToSignal(listens) {
  process.removeListener(options.signal, onSignal);
  if (listens) process.on(options.signal, onSignal);
}

/** An option that can be read and set, checked by `check(value, name)`. */
function property(name, check, changed) {
  return {
    configurable: true,
    enumerable: true,
    get: () => options[name],
    set(value) {
      check(value, name);
      if (changed !== undefined) changed(value);
      else options[name] = value;
    },
  };
}

const validateTrigger = (value) => validateBoolean(value, 'trigger');

const report = Object.defineProperties({ writeReport, getReport }, {
  directory: property('directory', validateString),
  filename: property('filename', validateString),
  compact: property('compact', validateBoolean),
  excludeNetwork: property('excludeNetwork', validateBoolean),
  excludeEnv: property('excludeEnv', validateBoolean),
  signal: property('signal', validateSignalName, (signal) => {
    listenToSignal(false);
    options.signal = signal;
    listenToSignal(options.reportOnSignal);
  }),
  reportOnFatalError: property('reportOnFatalError', validateTrigger),
  reportOnSignal: property('reportOnSignal', validateTrigger, (value) => {
    options.reportOnSignal = value;
    listenToSignal(value);
  }),
  reportOnUncaughtException: property('reportOnUncaughtException', validateTrigger),
});

require('internal/process/execution').setFatalReporter((error) => {
  if (options.reportOnUncaughtException) write(undefined, { event: 'Exception', trigger: 'Exception', error });
});

if (isOn('report-on-signal')) report.reportOnSignal = true;

module.exports = { report };
