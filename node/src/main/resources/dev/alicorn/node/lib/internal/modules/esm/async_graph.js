'use strict';
// Loading a module graph ahead of its linking, where hooks are asynchronous.

const asyncHooks = require('internal/modules/esm/async_hooks');
const { registry } = require('internal/modules/esm/record');

/** Records on their way, by URL and type. */
const loading = new Map();

async function create(url, format, attributes, isMain) {
  const loaded = await asyncHooks.load(url, format, attributes);
  const { translate } = require('internal/modules/esm/translators');
  const record = translate(url, loaded.format, loaded.source, isMain, loaded.hooked);
  if (loaded.format === 'module') record.text = loaded.source;
  registry.set(url, attributes?.type, record);
  return record;
}

async function fetchRecord(specifier, parentURL, attributes, isMain) {
  const { url, format, importAttributes } = await asyncHooks.resolve(specifier, parentURL, attributes);
  const type = importAttributes?.type;
  const known = registry.get(url, type);
  if (known !== undefined) return known;
  const key = `${url}\x00${type}`;
  let pending = loading.get(key);
  if (pending === undefined) {
    pending = create(url, format, importAttributes, isMain);
    loading.set(key, pending);
    const forget = () => loading.delete(key);
    pending.then(forget, forget);
  }
  return pending;
}

async function fetchChildren(record, source) {
  const { staticRequests } = require('internal/modules/rewrite');
  const requests = (staticRequests(source) ?? []).filter(({ specifier }) => !record.children.has(specifier));
  await Promise.all(requests.map(async ({ specifier, attributes }) => {
    record.children.set(specifier, await fetchRecord(specifier, record.url, attributes, false));
  }));
}

/** Loads all that a record imports, directly or not. */
async function completeGraph(root, source) {
  const seen = new Set([root]);
  let level = [root];
  if (source !== undefined) root.text = source;
  while (level.length > 0) {
    await Promise.all(level.map((record) => {
      const { text } = record;
      record.text = undefined;
      return text === undefined ? undefined : fetchChildren(record, text);
    }));
    const next = level.flatMap((record) => [...record.children.values()]).filter((record) => !seen.has(record));
    next.forEach((record) => seen.add(record));
    level = [...new Set(next)];
  }
  return root;
}

async function loadGraph(specifier, parentURL, attributes, isMain) {
  return completeGraph(await fetchRecord(specifier, parentURL, attributes, isMain));
}

module.exports = { completeGraph, loadGraph };
