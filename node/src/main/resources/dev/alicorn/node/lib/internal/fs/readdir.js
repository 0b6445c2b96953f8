'use strict';
// Listing of a directory, or of all below it.

const { add } = require('internal/requests');
const { constants } = require('internal/fs/constants');
const { dirents, direntsSync, join } = require('internal/fs/dirent');
const { fromHostPath, toHostPath } = require('internal/fs/paths');
const { isType } = require('internal/fs/stats');

const binding = internalBinding('fs');

const { UV_DIRENT_DIR, UV_DIRENT_LINK, UV_DIRENT_UNKNOWN, S_IFDIR } = constants;

const names = (listing, encoding) => listing[0].map((name) => fromHostPath(name, encoding));

// A listing by names follows links to directories; one with types does not.
function isDirectory(path, type) {
  if (type !== UV_DIRENT_LINK && type !== UV_DIRENT_UNKNOWN) return type === UV_DIRENT_DIR;
  const numbers = binding.stat(0, toHostPath(path), false);
  return numbers !== undefined && isType(numbers, S_IFDIR);
}

/** Adds one directory's listing to `results`, and the directories in it to `queue`. */
function addNames(directory, prefix, listing, encoding, results, queue) {
  const [list, types] = listing;
  for (let i = 0; i < list.length; i++) {
    const name = fromHostPath(list[i], encoding);
    const relative = prefix === null ? name : join(prefix, name);
    const path = join(directory, name);
    results.push(relative);
    if (isDirectory(path, types[i])) queue.push({ path, prefix: relative });
  }
}

function addEntries(entries, results, queue) {
  for (const entry of entries) {
    results.push(entry);
    if (entry.isDirectory()) queue.push({ path: join(entry.parentPath, entry.name), prefix: null });
  }
}

function listTreeSync(root, encoding, withFileTypes) {
  const results = [];
  const queue = [{ path: root, prefix: null }];
  for (let i = 0; i < queue.length; i++) {
    const { path, prefix } = queue[i];
    const listing = binding.readdir(0, toHostPath(path), true);
    if (withFileTypes) addEntries(direntsSync(path, listing, encoding), results, queue);
    else addNames(path, prefix, listing, encoding, results, queue);
  }
  return results;
}

function listTree(root, encoding, withFileTypes, callback) {
  const results = [];
  const queue = [{ path: root, prefix: null }];
  let at = 0;
  const step = (err) => {
    if (err) return callback(err);
    if (at === queue.length) return callback(null, results);
    const { path, prefix } = queue[at++];
    return binding.readdir(add((failure, listing) => {
      if (failure) return callback(failure);
      if (!withFileTypes) {
        addNames(path, prefix, listing, encoding, results, queue);
        return step(null);
      }
      return dirents(path, listing, encoding, (typeError, entries) => {
        if (!typeError) addEntries(entries, results, queue);
        step(typeError);
      });
    }), toHostPath(path), true);
  };
  step(null);
}

function listSync(path, { encoding, withFileTypes, recursive }) {
  if (recursive) return listTreeSync(path, encoding, Boolean(withFileTypes));
  const listing = binding.readdir(0, toHostPath(path), Boolean(withFileTypes));
  return withFileTypes ? direntsSync(path, listing, encoding) : names(listing, encoding);
}

function list(path, { encoding, withFileTypes, recursive }, callback) {
  if (recursive) return listTree(path, encoding, Boolean(withFileTypes), callback);
  return binding.readdir(add((err, listing) => {
    if (err) callback(err);
    else if (withFileTypes) dirents(path, listing, encoding, callback);
    else callback(null, names(listing, encoding));
  }), toHostPath(path), Boolean(withFileTypes));
}

module.exports = { list, listSync };
