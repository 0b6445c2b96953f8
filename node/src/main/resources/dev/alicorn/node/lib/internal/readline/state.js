'use strict';

// Keys of what an Interface keeps to itself.

module.exports = {
  kDecoder: Symbol('_decoder'),
  kLineBuffer: Symbol('_line_buffer'),
  kLines: Symbol('line object stream'),
  kOldPrompt: Symbol('_oldPrompt'),
  kPreviousKey: Symbol('_previousKey'),
  kPrompt: Symbol('_prompt'),
  kQuestionCallback: Symbol('_questionCallback'),
  kSawKeyPress: Symbol('_sawKeyPress'),
  kSawReturnAt: Symbol('_sawReturnAt'),
  kSubstringSearch: Symbol('kSubstringSearch'),
  kUndoStack: Symbol('_undoStack'),
  kRedoStack: Symbol('_redoStack'),
  kKillRing: Symbol('_killRing'),
  kKillRingCursor: Symbol('_killRingCursor'),
  kYanking: Symbol('_yanking'),
};
