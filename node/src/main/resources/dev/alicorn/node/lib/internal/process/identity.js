'use strict';

// process.setuid and its kind: users and groups by number or by name.
// https://nodejs.org/api/process.html#processsetuidid

const { ErrnoException, codes: { ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_CREDENTIAL } } = require('internal/errors');
const { validateArray, validateUint32 } = require('internal/validators');

const binding = internalBinding('process');

const MOST_GROUPS = 65536; // Linux's NGROUPS_MAX
const EINVAL = -22;
const USERS = { file: '/etc/passwd', title: 'User' };
const GROUPS = { file: '/etc/group', title: 'Group' };

/** The fields of each line of a table. */
function entries({ file }) {
  return require('fs').readFileSync(file, 'utf8').split('\n').map((line) => line.split(':'));
}

function validateId(id, name) {
  if (typeof id === 'number') validateUint32(id, name);
  else if (typeof id !== 'string') throw new ERR_INVALID_ARG_TYPE(name, ['number', 'string'], id);
}

/** The number of a user or group. */
function resolve(id, table) {
  if (typeof id === 'number') return id | 0;
  const found = entries(table).find(([name]) => name === id);
  if (found === undefined) throw new ERR_UNKNOWN_CREDENTIAL(table.title, id);
  return Number(found[2]);
}

function check(result, syscall) {
  if (result < 0) throw new ErrnoException(result, syscall);
}

function setter(name, kind, table) {
  return { [name](id) {
    validateId(id, 'id');
    check(binding.setIdentity(kind, resolve(id, table)), name);
  } }[name];
}

function setgroups(groups) {
  validateArray(groups, 'groups');
  for (let i = 0; i < groups.length; i++) validateId(groups[i], `groups[${i}]`);
  // More than the system takes is its error, which a call with so many arguments would not come to.
  if (groups.length > MOST_GROUPS) throw new ErrnoException(EINVAL, 'setgroups');
  check(binding.setGroups(...groups.map((group) => resolve(group, GROUPS))), 'setgroups');
}

/** The name of a user, who may be given as a number. */
function userName(user) {
  if (typeof user === 'string') return user;
  const found = entries(USERS).find(([, , id]) => Number(id) === user);
  if (found === undefined) throw new ERR_UNKNOWN_CREDENTIAL(USERS.title, user);
  return found[0];
}

function initgroups(user, extraGroup) {
  validateId(user, 'user');
  validateId(extraGroup, 'extraGroup');
  const extra = resolve(extraGroup, GROUPS);
  const name = userName(user);
  resolve(name, USERS);
  const own = entries(GROUPS).filter(([, , , members]) => members?.split(',').includes(name)).map(([, , id]) => Number(id));
  check(binding.setGroups(...new Set([extra, ...own])), 'initgroups');
}

module.exports = {
  initgroups,
  setegid: setter('setegid', 3, GROUPS),
  seteuid: setter('seteuid', 1, USERS),
  setgid: setter('setgid', 2, GROUPS),
  setgroups,
  setuid: setter('setuid', 0, USERS),
};
