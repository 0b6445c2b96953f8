'use strict';
// Enums, namespaces and parameter properties made JavaScript, by TypeScript's own compiler, which is loaded for nothing else.

const { SyntaxProblem } = require('internal/typescript/problem');

function check(diagnostics, ts) {
  const [first] = diagnostics.filter(({ category }) => category === ts.DiagnosticCategory.Error);
  if (first === undefined) return;
  const start = first.start ?? 0;
  throw new SyntaxProblem('invalid', ts.flattenDiagnosticMessageText(first.messageText, '\n'), start, start + (first.length ?? 1));
}

/** { code, map }: the map is text, and undefined unless it is asked for. */
function transform(text, { filename, sourceMap }) {
  // It takes what has a `process` for a system whose files it may read.
  const ts = require('internal/vendor').load('typescript', { process: undefined });
  const { diagnostics, outputText, sourceMapText } = ts.transpileModule(text, {
    compilerOptions: {
      module: ts.ModuleKind.Preserve,
      sourceMap,
      target: ts.ScriptTarget.ESNext,
      verbatimModuleSyntax: true,
    },
    fileName: filename || 'eval.ts',
    reportDiagnostics: true,
  });
  check(diagnostics, ts);
  if (!sourceMap) return { code: outputText, map: undefined };
  const map = { ...JSON.parse(sourceMapText), sources: [filename] };
  return { code: outputText.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, ''), map: JSON.stringify(map) };
}

module.exports = { transform };
