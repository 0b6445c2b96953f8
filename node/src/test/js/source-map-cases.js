'use strict';
// Source maps: their entries, where modules' maps are found, and stacks that name the places that code was written at.

const fs = require('fs');
const os = require('os');
const path = require('path');
const { SourceMap, findSourceMap } = require('module');

const dir = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'source-map-cases-'));
const hide = (text) => `${text}`.replaceAll(dir, 'DIR');

const payload = {
  version: 3,
  sources: ['written.ts'],
  names: ['fail'],
  // The generated line 0 comes from line 2, line 1 from line 5.
  mappings: 'AAEA,SAASA;EAGP',
};

const map = new SourceMap(payload, { lineLengths: [20, 30] });
console.log(map.findEntry(0, 0), map.findEntry(0, 12), map.findEntry(1, 1), map.findEntry(1, 40));
console.log(map.findOrigin(1, 5), map.findOrigin(2, 3));
console.log(map.lineLengths, map.payload, map.payload !== payload);
console.log(new SourceMap({ sections: [{ offset: { line: 3, column: 0 }, map: payload }] }).findEntry(3, 2));
for (const bad of [1, 'text', undefined, null]) {
  try {
    new SourceMap(bad);
  } catch (err) {
    console.log(err.code, err.message);
  }
}

const comment = `//${'#'} sourceMappingURL=`;
const data = `data:application/json;base64,${Buffer.from(JSON.stringify(payload)).toString('base64')}`;
const text = 'module.exports = () => {\n  throw new Error("from generated code");\n};\n';

function load(name, content) {
  const file = path.join(dir, name);
  fs.writeFileSync(file, content);
  return { file, run: require(file) };
}

function told({ file, run }) {
  console.log(hide(findSourceMap(file)?.payload.sources ?? 'no map'));
  try {
    run();
  } catch (err) {
    console.log(hide(err.stack.split('\n').slice(0, 2).join('\n')));
  }
}

told(load('before.js', text + comment + data));
process.setSourceMapsEnabled(true);
told(load('inline.js', text + comment + data));
fs.writeFileSync(path.join(dir, 'beside.js.map'), JSON.stringify({ ...payload, sourceRoot: 'src' }));
told(load('beside.js', `${text}${comment}beside.js.map`));
told(load('missing.js', `${text}${comment}missing.js.map`));
told(load('none.js', text));
process.setSourceMapsEnabled(false);
told(load('after.js', text + comment + data));
fs.rmSync(dir, { recursive: true });
