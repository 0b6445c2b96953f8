'use strict';
// Names that the parts of the console call each other by.

module.exports = {
  kCounts: Symbol('counts'),
  kFormatForStderr: Symbol('kFormatForStderr'),
  kFormatForStdout: Symbol('kFormatForStdout'),
  kGetInspectOptions: Symbol('kGetInspectOptions'),
  kGroupIndentWidth: Symbol('kGroupIndentWidth'),
  kGroupIndentation: Symbol('kGroupIndentationString'),
  kUseStderr: Symbol('kUseStderr'),
  kUseStdout: Symbol('kUseStdout'),
  kWriteToConsole: Symbol('kWriteToConsole'),
};
