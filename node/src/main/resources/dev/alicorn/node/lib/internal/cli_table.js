'use strict';
// Draws a table with a head and columns of finished texts.

const { getStringWidth } = require('internal/util/inspect/strings');

function renderRow(cells, widths) {
  const padded = cells.map((cell, i) => cell + ' '.repeat(widths[i] - getStringWidth(cell)));
  return `│ ${padded.join(' │ ')} │`;
}

function toText(value) {
  return value === undefined ? '' : `${value}`;
}

function table(head, columns) {
  const widths = head.map((title) => getStringWidth(title));
  const rows = [];
  columns.forEach((column, i) => {
    for (let j = 0; j < column.length; j++) {
      rows[j] ??= [];
      const cell = rows[j][i] = Object.hasOwn(column, j) ? toText(column[j]) : '';
      widths[i] = Math.max(widths[i], getStringWidth(cell));
    }
  });
  for (let j = 0; j < rows.length; j++) {
    rows[j] ??= [];
    for (let i = 0; i < head.length; i++) rows[j][i] ??= '';
  }
  const rules = widths.map((width) => '─'.repeat(width + 2));
  const lines = [
    `┌${rules.join('┬')}┐`,
    renderRow(head, widths),
    `├${rules.join('┼')}┤`,
    ...rows.map((row) => renderRow(row, widths)),
    `└${rules.join('┴')}┘`,
  ];
  return lines.join('\n');
}

module.exports = table;
