'use strict';
// Puts the finished entries of one value on one line, in columns, or one below the other.

const { getStringWidth, removeColors } = require('internal/util/inspect/strings');

const LIST = 2; // entries without keys, which may share a line with others

const SEPARATOR = 2; // ", "
const APPROXIMATE_CHARACTER_HEIGHTS = 2.5;
const MAX_COLUMNS = 15;
// An array of more entries than this is worth a table.
const MIN_TABLE_ENTRIES = 6;

function visibleLengths(ctx, output, count) {
  const lengths = new Array(count);
  for (let i = 0; i < count; i++) {
    lengths[i] = getStringWidth(output[i], ctx.colors);
  }
  return lengths;
}

// Aims at a block whose shape is about square as a terminal shows it.
function countColumns(ctx, lengths, entries) {
  let total = SEPARATOR * lengths.length;
  let longest = 0;
  for (const length of lengths) {
    total += length;
    if (length > longest) longest = length;
  }
  const widest = longest + SEPARATOR;
  if (widest * 3 + ctx.indentationLvl >= ctx.breakLength || !(total / widest > 5 || longest <= 6)) return 1;
  const bias = Math.sqrt(widest - total / entries);
  const typical = Math.max(widest - 3 - bias, 1);
  return Math.min(
    Math.round(Math.sqrt(APPROXIMATE_CHARACTER_HEIGHTS * typical * lengths.length) / typical),
    Math.floor((ctx.breakLength - ctx.indentationLvl) / widest),
    ctx.compact * 4,
    MAX_COLUMNS,
  );
}

function columnWidths(lengths, columns) {
  const widths = [];
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let i = column; i < lengths.length; i += columns) {
      if (lengths[i] > width) width = lengths[i];
    }
    widths.push(width + SEPARATOR);
  }
  return widths;
}

function isNumeric(output, value) {
  if (value === undefined) return true;
  for (let i = 0; i < output.length; i++) {
    if (typeof value[i] !== 'number' && typeof value[i] !== 'bigint') return false;
  }
  return true;
}

/** Joins entries into rows of equal columns, where that reads better than one entry a line. */
function groupInColumns(ctx, output, value) {
  // The note on what was left out keeps a line of its own.
  const truncated = ctx.maxArrayLength < output.length;
  const count = truncated ? output.length - 1 : output.length;
  const lengths = visibleLengths(ctx, output, count);
  const columns = countColumns(ctx, lengths, output.length);
  if (columns <= 1) return output;

  const widths = columnWidths(lengths, columns);
  const alignRight = isNumeric(output, value);
  const rows = [];
  for (let start = 0; start < count; start += columns) {
    const end = Math.min(start + columns, count);
    let row = '';
    for (let i = start; i < end; i++) {
      const last = i === end - 1;
      const cell = last ? output[i] : `${output[i]}, `;
      const invisible = output[i].length - lengths[i];
      if (alignRight) row += cell.padStart(widths[i - start] + invisible - (last ? SEPARATOR : 0), ' ');
      else row += last ? cell : cell.padEnd(widths[i - start] + invisible, ' ');
    }
    rows.push(row);
  }
  if (truncated) rows.push(output[count]);
  return rows;
}

function fitsOnLine(ctx, output, start, base) {
  let length = output.length + start;
  if (length + output.length > ctx.breakLength) return false;
  for (const entry of output) {
    length += ctx.colors ? removeColors(entry).length : entry.length;
    if (length > ctx.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

// The classic look: entries follow the opening brace and line up with one another.
function joinCompactly(ctx, output, base, open, close) {
  const broken = ctx.breakLength === Infinity && output.some((entry) => entry.includes('\n'));
  if (!broken && fitsOnLine(ctx, output, 0, base)) {
    return `${open}${base ? ` ${base}` : ''} ${output.join(', ')} ${close}`;
  }
  const indentation = `\n${' '.repeat(ctx.indentationLvl)}`;
  const lead = base === '' && open.length === 1 ? ' ' : `${base ? ` ${base}` : ''}${indentation}  `;
  return `${open}${lead}${output.join(`,${indentation}  `)} ${close}`;
}

/** The value's whole text, from its entries, its base (what stands before the brace) and its braces. */
function layOut(ctx, output, base, open, close, extrasType, recurseTimes, value) {
  if (ctx.compact === true) return joinCompactly(ctx, output, base, open, close);
  const head = `${base ? `${base} ` : ''}${open}`;
  if (typeof ctx.compact === 'number' && ctx.compact >= 1) {
    const entries = output.length;
    if (extrasType === LIST && entries > MIN_TABLE_ENTRIES) output = groupInColumns(ctx, output, value);
    // Only the innermost levels share a line, and none that was put in columns.
    if (ctx.currentDepth - recurseTimes < ctx.compact && entries === output.length) {
      const start = output.length + ctx.indentationLvl + open.length + base.length + 10;
      if (fitsOnLine(ctx, output, start, base)) {
        const joined = output.join(', ');
        if (!joined.includes('\n')) return `${head} ${joined} ${close}`;
      }
    }
  }
  const indentation = `\n${' '.repeat(ctx.indentationLvl)}`;
  return `${head}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${close}`;
}

module.exports = { LIST, layOut };
