'use strict';
// --check: whether a program compiles, without running it. https://nodejs.org/api/cli.html#-c---check

const fs = require('fs');
const path = require('path');
const { binding } = require('internal/modules/host');
const { fileURLOf } = require('internal/modules/url');

/** Throws the compiler's error, if there is one. */
function checkText(given, name, isModule) {
  const text = given.replace(/^\uFEFF/, '');
  const { containsModuleSyntax } = require('internal/modules/detect');
  if (isModule || containsModuleSyntax(text, name)) binding.compileModule(text, path.isAbsolute(name) ? fileURLOf(name) : name);
  else require('internal/modules/cjs/compile').compileCommonJS(text, name);
}

function checkSyntax(file, isModule) {
  checkText(fs.readFileSync(file, 'utf8'), file, isModule);
}

module.exports = { checkSyntax, checkText };
