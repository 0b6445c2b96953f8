'use strict';

const async = require('async');
const fs = require('node:fs');
const path = require('node:path');

const files = ['lodash.js', 'async.js', 'package.json'].map((name) => path.join(__dirname, name));

async.waterfall([
  (next) => async.mapLimit(files, 2, fs.stat, next),
  (stats, next) => async.reduce(stats, 0, (sum, stat, done) => setImmediate(done, null, sum + (stat.size > 0 ? 1 : 0)), next),
], (err, count) => {
  console.log('not empty:', err, count);
  const queue = async.queue((task, done) => setTimeout(done, task, null, task), 2);
  queue.drain(() => {
    console.log('queue drained');
    retry();
  });
  for (const delay of [10, 1, 6]) queue.push(delay, () => console.log('task of', delay, 'ms'));
});

// Begun after the first has ended, so that the order of what is printed is sure.
const retry = () => async.retry({ times: 3, interval: 2 }, (done) => {
  async.retry.count = (async.retry.count ?? 0) + 1;
  done(async.retry.count < 3 ? new Error('not yet') : null, async.retry.count);
}, (err, tries) => console.log('retried', err, tries));
