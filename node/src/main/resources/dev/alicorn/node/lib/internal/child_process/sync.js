'use strict';

// spawnSync(), execFileSync() and execSync(): the loop stands still until the child has ended.

const process = require('process');
const { Buffer } = require('buffer');
const { ErrnoException, genericNodeError, codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { UV_EINVAL } = require('internal/uv');
const { isArrayBufferView } = require('internal/util/types');
const { signals, signalName } = require('internal/util/signals');
const { Kind, hostArguments, isIdentityRefused } = require('internal/child_process/handle');
const {
  MAX_BUFFER, normalizeExecArguments, normalizeExecFileArguments,
} = require('internal/child_process/exec');
const {
  normalizeSpawnArguments, sanitizeKillSignal, validateMaxBuffer, validateTimeout,
} = require('internal/child_process/options');
const { getValidStdio } = require('internal/child_process/stdio');

const binding = internalBinding('spawn_sync');

/** The bytes of an input, or undefined where nothing is given. */
function toBytes(input, i, encoding) {
  if (input == null) return undefined;
  if (isArrayBufferView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (typeof input === 'string') return Buffer.from(input, encoding === 'buffer' ? undefined : encoding);
  throw new ERR_INVALID_ARG_TYPE(`options.stdio[${i}]`, ['Buffer', 'TypedArray', 'DataView', 'string'], input);
}

function describeSync({ type, fd, handle, writable, input }) {
  switch (type) {
    case 'pipe': case 'overlapped': return [Kind.PIPE, writable ? -1 : input?.length ?? 0];
    case 'wrap': return [Kind.FD, handle.fd];
    case 'inherit': case 'fd': return [Kind.FD, fd];
    default: return [Kind.IGNORE, 0];
  }
}

/** What process.binding() gives of this: packages that follow children put another function in its place. */
const replaceable = { spawn: run };

function run(options) {
  if (isIdentityRefused(options)) return { status: null, signal: null, output: null, pid: 0, error: UV_EINVAL };
  const { stdio, timeout, maxBuffer, killSignal } = options;
  const input = Buffer.concat(stdio.map((each) => each.input ?? Buffer.alloc(0)));
  const limit = maxBuffer === undefined || maxBuffer === Infinity ? -1 : Math.trunc(maxBuffer);
  const [pid, exitStatus, termSignal, errno, ...written] = binding.spawn(
    ...hostArguments(options, describeSync), input, timeout ?? 0, limit, killSignal ?? signals.SIGTERM);
  const started = pid !== 0;
  return {
    status: started && exitStatus >= 0 && termSignal === 0 ? exitStatus : null,
    signal: started && termSignal !== 0 ? signalName(termSignal) : null,
    output: started ? written.map((bytes) => (bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) : null)) : null,
    pid,
    ...(errno === 0 ? undefined : { error: errno }),
  };
}

function complete(options, { error: errno, ...result }) {
  const { encoding } = options;
  if (result.output && encoding && encoding !== 'buffer') {
    result.output = result.output.map((buffer) => buffer && buffer.toString(encoding));
  }
  result.stdout = result.output && result.output[1];
  result.stderr = result.output && result.output[2];
  if (errno === undefined) return result;
  const error = new ErrnoException(errno, `spawnSync ${options.file}`);
  error.path = options.file;
  error.spawnargs = options.args.slice(1);
  return { error, ...result };
}

/** Gives each descriptor that is read by the child what is said for it: `input` for the first, or its own `stdio` value. */
function addInputs(options, given) {
  options.stdio.forEach((each, i) => {
    if (each.type !== 'pipe' && each.type !== 'overlapped') return;
    const input = i === 0 && options.input ? options.input : undefined;
    each.input = toBytes(input ?? (isArrayBufferView(given?.[i]) ? given[i] : undefined), i, options.encoding);
  });
}

function spawnSync(file, args, options) {
  options = {
    __proto__: null,
    maxBuffer: MAX_BUFFER,
    ...normalizeSpawnArguments(file, args, options),
  };
  validateTimeout(options.timeout);
  validateMaxBuffer(options.maxBuffer);
  options.killSignal = sanitizeKillSignal(options.killSignal);
  const given = options.stdio;
  options.stdio = getValidStdio(given || 'pipe', true).stdio;
  addInputs(options, given);
  return complete(options, replaceable.spawn(options));
}

/** The error of a run that did not go well, or undefined. */
function failure(result, args, cmd) {
  if (result.error) return Object.assign(result.error, result);
  if (result.status === 0) return undefined;
  let message = `Command failed: ${cmd || args.join(' ')}`;
  if (result.stderr && result.stderr.length > 0) message += `\n${result.stderr.toString()}`;
  return genericNodeError(message, result);
}

function showErrors(options, result) {
  if (!options.stdio && result.stderr) process.stderr.write(result.stderr);
}

function execFileSync(file, args, options) {
  ({ file, args, options } = normalizeExecFileArguments(file, args, options));
  const result = spawnSync(file, args, options);
  showErrors(options, result);
  const error = failure(result, [options.argv0 || file, ...args]);
  if (error) throw error;
  return result.stdout;
}

function execSync(command, options) {
  const { file, options: given } = normalizeExecArguments(command, options);
  const result = spawnSync(file, given);
  showErrors(given, result);
  const error = failure(result, undefined, command);
  if (error) throw error;
  return result.stdout;
}

module.exports = { execFileSync, execSync, replaceable, spawnSync };
