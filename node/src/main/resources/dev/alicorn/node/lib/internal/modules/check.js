'use strict';
// --check: whether a program compiles, without running it. https://nodejs.org/api/cli.html#-c---check

const fs = require('fs');
const { binding } = require('internal/modules/host');
const { fileURLOf } = require('internal/modules/url');

/** Throws the compiler's error, if there is one. */
function checkSyntax(file, isModule) {
  const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const { containsModuleSyntax } = require('internal/modules/detect');
  if (isModule || containsModuleSyntax(text, file)) binding.compileModule(text, fileURLOf(file));
  else require('internal/modules/cjs/compile').compileCommonJS(text, file);
}

module.exports = { checkSyntax };
