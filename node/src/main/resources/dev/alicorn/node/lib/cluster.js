'use strict';

// https://nodejs.org/api/cluster.html: one module, and what it is depends on who has started this process.

const process = require('process');

module.exports = Object.hasOwn(process.env, 'NODE_UNIQUE_ID') ?
  require('internal/cluster/child') : require('internal/cluster/primary');
