'use strict';

// A character for each test: '.' or 'X'; then the failures.

const { SpecFormat } = require('internal/test_runner/reporters/spec_format');

const LEAST_COLUMNS = 20;

function columns() {
  return Math.max(require('process').stdout.columns ?? LEAST_COLUMNS, LEAST_COLUMNS);
}

async function* dot(source) {
  const failed = new SpecFormat();
  let count = 0;
  let failures = '';
  for await (const event of source) {
    const { type, data } = event;
    if (type === 'test:summary' && data.file === undefined) failures = failed.format(event);
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    failed.format(event);
    yield type === 'test:pass' ? '.' : 'X';
    if (++count % columns() === 0) yield '\n';
  }
  yield '\n';
  if (failures !== '') yield failures.replace('✖ failing tests:', 'Failed tests:');
}

module.exports = { dot };
