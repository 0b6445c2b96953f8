'use strict';

// How many colors a terminal can show, told from the environment as the terminals and CI services set it.

const { validateInteger } = require('internal/validators');

const NONE = 1;
const COLORS_16 = 4;
const COLORS_256 = 8;
const COLORS_16M = 24;

const CI_SERVICES = ['APPVEYOR', 'BUILDKITE', 'CIRCLECI', 'DRONE', 'GITHUB_ACTIONS', 'GITLAB_CI', 'TRAVIS'];

const TERMS = new Map([
  ...['eterm', 'cons25', 'console', 'cygwin', 'dtterm', 'gnome', 'hurd', 'jfbterm', 'konsole', 'kterm', 'mlterm', 'putty', 'st']
    .map((term) => [term, COLORS_16]),
  ...['mosh', 'rxvt-unicode-24bit', 'terminator'].map((term) => [term, COLORS_16M]),
]);

const COLORFUL_TERM = /ansi|color|linux|^con[0-9]*x[0-9]|^(?:rxvt|screen|xterm|vt100|vt220)/;

let warned = false;

function isSet(env, name) {
  return env[name] !== undefined && env[name] !== '';
}

function warnOfForce(env) {
  if (warned) return;
  warned = true;
  const names = ['NODE_DISABLE_COLORS', 'NO_COLOR'].filter((name) => isSet(env, name));
  if (names.length === 0) return;
  require('process').emitWarning(`The '${names.join("' and '")}' env is ignored due to the 'FORCE_COLOR' env being set.`, 'Warning');
}

function forcedDepth(env) {
  switch (env.FORCE_COLOR) {
    case '': case '1': case 'true':
      warnOfForce(env);
      return COLORS_16;
    case '2':
      warnOfForce(env);
      return COLORS_256;
    case '3':
      warnOfForce(env);
      return COLORS_16M;
    default:
      return NONE;
  }
}

function ciDepth(env) {
  return CI_SERVICES.some((name) => name in env) || env.CI_NAME === 'codeship' ? COLORS_256 : NONE;
}

/** What the terminal program says of itself; 0 if it says nothing. */
function programDepth(env) {
  switch (env.TERM_PROGRAM) {
    case 'iTerm.app':
      return !env.TERM_PROGRAM_VERSION || /^[0-2]\./.test(env.TERM_PROGRAM_VERSION) ? COLORS_256 : COLORS_16M;
    case 'HyperTerm': case 'MacTerm':
      return COLORS_16M;
    case 'Apple_Terminal':
      return COLORS_256;
    default:
      return 0;
  }
}

/** What TERM tells; 0 if it is not known. */
function termDepth(term) {
  if (term.startsWith('xterm-256')) return COLORS_256;
  const lower = term.toLowerCase();
  return TERMS.get(lower) ?? (COLORFUL_TERM.test(lower) ? COLORS_16 : 0);
}

function getColorDepth(env = require('process').env) {
  if (env.FORCE_COLOR !== undefined) return forcedDepth(env);
  const isOff = isSet(env, 'NODE_DISABLE_COLORS') || isSet(env, 'NO_COLOR') || env.TERM === 'dumb';
  if (isOff) return NONE;
  if (require('process').platform === 'win32') return COLORS_16M;
  if (env.TMUX) return COLORS_256;
  if (env.CI) return ciDepth(env);
  if ('TEAMCITY_VERSION' in env) {
    return /^(?:9\.0*[1-9]\d*\.|\d{2,}\.)/.test(env.TEAMCITY_VERSION) ? COLORS_16 : NONE;
  }
  const program = programDepth(env);
  if (program !== 0) return program;
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return COLORS_16M;
  const depth = env.TERM ? termDepth(env.TERM) : 0;
  if (depth !== 0) return depth;
  return env.COLORTERM ? COLORS_16 : NONE;
}

function hasColors(count, env) {
  if (env === undefined && (count === undefined || (typeof count === 'object' && count !== null))) {
    env = count;
    count = 16;
  } else {
    validateInteger(count, 'count', 2);
  }
  return count <= 2 ** getColorDepth(env);
}

module.exports = { getColorDepth, hasColors };
