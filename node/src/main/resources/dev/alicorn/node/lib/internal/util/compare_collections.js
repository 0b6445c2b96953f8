'use strict';

// Deep equality of sets and maps, whose members have no position: what is not found as it is must find a partner.

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

/** Takes a member of `candidates` that `matches` out of them. */
function takePartner(candidates, matches) {
  for (const candidate of candidates) {
    if (matches(candidate)) {
      candidates.delete(candidate);
      return true;
    }
  }
  return false;
}

/** Primitives are equal to nothing but themselves, unless `==` decides. */
function mayHavePartner(comparison, value) {
  return comparison.loose || isObject(value);
}

function setsAlike(comparison, a, b) {
  const open = [];
  for (const value of b) {
    if (a.has(value)) continue;
    if (!mayHavePartner(comparison, value)) return false;
    open.push(value);
  }
  if (open.length === 0) return true;
  const candidates = new Set();
  for (const value of a) if (!b.has(value) && mayHavePartner(comparison, value)) candidates.add(value);
  return open.every((value) => takePartner(candidates, (candidate) => comparison.equal(candidate, value)));
}

function mapsAlike(comparison, a, b) {
  const open = [];
  const found = new Set();
  for (const [key, value] of b) {
    if (a.has(key) && comparison.equal(a.get(key), value)) {
      found.add(key);
    } else {
      if (!mayHavePartner(comparison, key)) return false;
      open.push([key, value]);
    }
  }
  if (open.length === 0) return true;
  const candidates = new Set();
  for (const entry of a) if (!found.has(entry[0]) && mayHavePartner(comparison, entry[0])) candidates.add(entry);
  return open.every(([key, value]) => takePartner(candidates, (candidate) =>
    comparison.equal(candidate[0], key) && comparison.equal(candidate[1], value)));
}

module.exports = { mapsAlike, setsAlike };
