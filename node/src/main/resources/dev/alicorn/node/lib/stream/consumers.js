'use strict';

const { Buffer } = require('buffer');

async function blob(stream) {
  const { Blob } = require('buffer');
  const parts = [];
  for await (const part of stream) parts.push(part);
  return new Blob(parts);
}

async function arrayBuffer(stream) {
  return (await blob(stream)).arrayBuffer();
}

async function bytes(stream) {
  return new Uint8Array(await arrayBuffer(stream));
}

async function buffer(stream) {
  return Buffer.from(await arrayBuffer(stream));
}

async function text(stream) {
  const { TextDecoder } = require('internal/encoding');
  const decoder = new TextDecoder();
  let result = '';
  for await (const part of stream) {
    result += typeof part === 'string' ? part : decoder.decode(part, { stream: true });
  }
  // What is left is an incomplete sequence, if anything.
  return result + decoder.decode();
}

async function json(stream) {
  return JSON.parse(await text(stream));
}

module.exports = { arrayBuffer, blob, buffer, bytes, json, text };
