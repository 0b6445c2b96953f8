'use strict';

// Results as JUnit's XML.

const { inspect } = require('internal/util/inspect');
const { hostname } = require('os');

const ENTITIES = { '"': '&quot;', '&': '&amp;', '<': '&lt;', '\n': '' };

const attribute = (text) => String(text).replace(/["&<\n]/g, (c) => ENTITIES[c]);
const content = (text) => text.replace(/[&<]/g, (c) => ENTITIES[c]);
const comment = (text) => content(text).replaceAll('--', '&#45;&#45;');

function element({ tag, attributes, children, text, remark }, depth = 0) {
  const indent = '\t'.repeat(depth + 1);
  if (remark !== undefined) return `${indent}<!-- ${comment(remark)} -->\n`;
  if (text !== undefined) return `${content(text)}\n`;
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined).map(([name, value]) => ` ${name}="${attribute(value)}"`).join('');
  if (children.length === 0) return `${indent}<${tag}${given}/>\n`;
  return `${indent}<${tag}${given}>\n${children.map((child) => element(child, depth + 1)).join('')}${indent}</${tag}>\n`;
}

const isFailure = ({ children = [], attributes }) => children.some(({ tag }) => tag === 'failure') || attributes?.failures > 0;
const isSkipped = ({ children = [] }) => children.some(({ tag }) => tag === 'skipped');

/** A test with those below it. */
function finish(node, { type, data: { skip, todo, details, file } }) {
  const seconds = (details.duration_ms / 1000).toFixed(6);
  if (details.type === 'suite' || node.children.some(({ tag }) => tag !== undefined)) {
    const tests = node.children.filter(({ remark }) => remark === undefined);
    node.tag = 'testsuite';
    Object.assign(node.attributes, {
      time: seconds, disabled: 0, errors: 0, tests: tests.length, failures: tests.filter(isFailure).length,
      skipped: tests.filter(isSkipped).length, hostname: hostname(),
    });
    return;
  }
  node.tag = 'testcase';
  Object.assign(node.attributes, { time: seconds, classname: 'test', file });
  if (skip) node.children.push({ tag: 'skipped', attributes: { type: 'skipped', message: skip }, children: [] });
  if (todo) node.children.push({ tag: 'skipped', attributes: { type: 'todo', message: todo }, children: [] });
  if (type !== 'test:fail') return;
  const { error } = details;
  const message = error?.cause?.message ?? error?.message;
  node.attributes.failure = message;
  node.children.push({ tag: 'failure', attributes: { type: error.failureType ?? error.code, message }, children: [{ text: inspect(error) }] });
}

async function* junit(source) {
  yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n';
  const open = []; // by nesting
  const roots = [];
  const remarks = [];
  for await (const event of source) {
    const { type, data } = event;
    if (type === 'test:start') {
      open.length = data.nesting;
      open.push({ tag: 'testcase', attributes: { name: data.name }, children: [] });
    } else if (type === 'test:pass' || type === 'test:fail') {
      const node = open[data.nesting] ?? { attributes: { name: data.name }, children: [] };
      open.length = data.nesting;
      finish(node, event);
      (open.at(-1)?.children ?? roots).push(node);
    } else if (type === 'test:diagnostic') {
      (open[data.nesting - 1]?.children ?? remarks).push({ remark: data.message });
    }
  }
  for (const node of [...roots, ...remarks]) yield element(node);
  yield '</testsuites>\n';
}

module.exports = { junit };
