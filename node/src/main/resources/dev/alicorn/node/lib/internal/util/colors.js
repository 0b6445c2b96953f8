'use strict';
// Whether a stream shows colours, and the few sequences that reports are painted with.

/** FORCE_COLOR decides; else a terminal with more than two colours. */
function shouldColorize(stream) {
  const { env } = require('process');
  if (env.FORCE_COLOR !== undefined) {
    return require('internal/tty/colors').getColorDepth(env) > 2;
  }
  return Boolean(stream?.isTTY) && (typeof stream.getColorDepth === 'function' ? stream.getColorDepth() > 2 : true);
}

const SEQUENCES = {
  blue: '\u001b[34m',
  green: '\u001b[32m',
  white: '\u001b[39m',
  yellow: '\u001b[33m',
  red: '\u001b[31m',
  gray: '\u001b[90m',
  clear: '\u001bc',
  reset: '\u001b[0m',
};

const colors = { hasColors: false, shouldColorize };
for (const name of Object.keys(SEQUENCES)) colors[name] = '';

// Reports go to standard error.
colors.refresh = function refresh() {
  const { stderr } = require('process');
  if (!stderr.isTTY) return;
  colors.hasColors = shouldColorize(stderr);
  for (const [name, sequence] of Object.entries(SEQUENCES)) colors[name] = colors.hasColors ? sequence : '';
};

module.exports = colors;
