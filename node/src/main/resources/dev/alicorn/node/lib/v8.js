'use strict';

// https://nodejs.org/api/v8.html

const { codes: { ERR_METHOD_NOT_IMPLEMENTED, ERR_NOT_BUILDING_SNAPSHOT } } = require('internal/errors');
const { validateString, validateUint32 } = require('internal/validators');
const { DefaultDeserializer, Deserializer } = require('internal/v8/deserializer');
const { DefaultSerializer, Serializer } = require('internal/v8/serializer');

const binding = internalBinding('v8');

const HEAP_FIELDS = [
  'total_heap_size', 'total_heap_size_executable', 'total_physical_size', 'total_available_size', 'used_heap_size',
  'heap_size_limit', 'malloced_memory', 'peak_malloced_memory', 'number_of_native_contexts', 'number_of_detached_contexts',
  'total_global_handles_size', 'used_global_handles_size', 'external_memory',
];

function getHeapStatistics() {
  const values = binding.heapStatistics();
  const statistics = {};
  HEAP_FIELDS.forEach((field, i) => {
    if (field === 'number_of_native_contexts') statistics.does_zap_garbage = 0;
    statistics[field] = values[i];
  });
  return statistics;
}

function getHeapSnapshot(options) {
  const { readOptions, streamOf, takeSnapshot } = require('internal/inspector/heap_snapshot');
  return streamOf(takeSnapshot(readOptions(options)));
}

function writeHeapSnapshot(filename, options) {
  return require('internal/inspector/heap_snapshot').writeSnapshot(filename, options);
}

/** Code that was compiled by one version of the engine is of no use to another. */
function cachedDataVersionTag() {
  let hash = 0x811c9dc5;
  for (const character of require('process').versions.v8 ?? '') {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  }
  return hash;
}

function serialize(value) {
  const serializer = new DefaultSerializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
}

function deserialize(buffer) {
  const deserializer = new DefaultDeserializer(buffer);
  deserializer.readHeader();
  return deserializer.readValue();
}

/** V8 decides by how it keeps the string; text that fits one byte a character is nearly always kept so. */
function isStringOneByteRepresentation(content) {
  validateString(content, 'content');
  return /^[\0-\xff]*$/.test(content); // eslint-disable-line no-control-regex
}

function setFlagsFromString(flags) {
  validateString(flags, 'flags');
  throw new ERR_METHOD_NOT_IMPLEMENTED('v8.setFlagsFromString');
}

function setHeapSnapshotNearHeapLimit(limit) {
  validateUint32(limit, 'limit', true);
  throw new ERR_METHOD_NOT_IMPLEMENTED('v8.setHeapSnapshotNearHeapLimit');
}

function queryObjects(ctor, options) {
  return require('internal/inspector/query_objects').queryObjects(ctor, options);
}

function startCpuProfile() {
  const { SyncCPUProfileHandle } = require('internal/inspector/cpu_profile');
  return new SyncCPUProfileHandle();
}

class GCProfiler {
  constructor() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('v8.GCProfiler');
  }
}

function missing(name, length) {
  function refused() {
    throw new ERR_METHOD_NOT_IMPLEMENTED(`v8.${name}`);
  }
  return Object.defineProperties(refused, { name: { value: name.replace(/^.*\./, '') }, length: { value: length } });
}

/** NODE_V8_COVERAGE: there is nothing to write or to stop where it is not set. */
function takeCoverage() {
  if (require('process').env.NODE_V8_COVERAGE) require('internal/inspector/coverage').take();
}

function stopCoverage() {
  if (require('process').env.NODE_V8_COVERAGE) require('internal/inspector/coverage').stop();
}

function whileBuildingSnapshot(name) {
  return { [name](callback, data) { // eslint-disable-line no-unused-vars
    throw new ERR_NOT_BUILDING_SNAPSHOT();
  } }[name];
}

module.exports = {
  cachedDataVersionTag,
  getHeapSnapshot,
  getHeapStatistics,
  getHeapSpaceStatistics: missing('getHeapSpaceStatistics', 0),
  getHeapCodeStatistics: missing('getHeapCodeStatistics', 0),
  getCppHeapStatistics: missing('getCppHeapStatistics', 0),
  setFlagsFromString,
  Serializer,
  Deserializer,
  DefaultSerializer,
  DefaultDeserializer,
  deserialize,
  takeCoverage,
  stopCoverage,
  serialize,
  writeHeapSnapshot,
  get promiseHooks() {
    return require('internal/v8/promise_hooks');
  },
  queryObjects,
  startupSnapshot: {
    addDeserializeCallback: whileBuildingSnapshot('addDeserializeCallback'),
    addSerializeCallback: whileBuildingSnapshot('addSerializeCallback'),
    setDeserializeMainFunction: whileBuildingSnapshot('setDeserializeMainFunction'),
    isBuildingSnapshot: function isBuildingSnapshot() {
      return false;
    },
  },
  setHeapSnapshotNearHeapLimit,
  GCProfiler,
  isStringOneByteRepresentation,
  startCpuProfile,
};
