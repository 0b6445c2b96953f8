'use strict';

// --run: a script of the nearest package.json, in a shell that finds the packages' commands.
// https://nodejs.org/api/cli.html#--run

const fs = require('fs');
const path = require('path');
const process = require('process');

function fail(message) {
  internalBinding('process').writeStderr(`${message}\n`);
  process.exit(1);
}

/** From the working directory upwards; undefined where there is none. */
function findPackage() {
  let dir = process.cwd();
  for (;;) {
    const file = path.join(dir, 'package.json');
    if (fs.existsSync(file)) return file;
    const parent = path.dirname(dir);
    if (parent === dir) return undefined;
    dir = parent;
  }
}

/** The folders of commands of all packages around, the nearest first. */
function searchPath(dir) {
  const folders = [];
  for (let at = dir; ; at = path.dirname(at)) {
    folders.push(path.join(at, 'node_modules', '.bin'));
    if (path.dirname(at) === at) break;
  }
  return [...folders, process.env.PATH].filter(Boolean).join(path.delimiter);
}

function readScripts(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).scripts;
  } catch {
    return fail(`Can't read package.json ${file}`);
  }
}

const quoted = (arg) => `'${arg.replaceAll("'", "'\\''")}'`;

function run(name, args) {
  const file = findPackage();
  if (file === undefined) return fail(`Can't find package.json for directory ${process.cwd()}\n`);
  const scripts = readScripts(file);
  if (scripts === null || typeof scripts !== 'object') return fail(`Can't find "scripts" field in ${file}\n`);
  if (!Object.hasOwn(scripts, name)) {
    const others = Object.entries(scripts).map(([each, command]) => `  ${each}: ${command}\n`).join('');
    return fail(`Missing script: "${name}" for ${file}\n\n${others === '' ? '' : `Available scripts are:\n${others}`}`);
  }
  if (typeof scripts[name] !== 'string') return fail(`Script "${name}" is unexpectedly malformed for ${file}\n`);
  const cwd = path.dirname(file);
  const child = require('child_process').spawn([scripts[name], ...args.map(quoted)].join(' '), {
    cwd, shell: true, stdio: 'inherit',
    env: { ...process.env, PATH: searchPath(cwd), NODE_RUN_SCRIPT_NAME: name, NODE_RUN_PACKAGE_JSON_PATH: file },
  });
  child.on('exit', (code) => { process.exitCode = code ?? 1; });
}

module.exports = { run };
