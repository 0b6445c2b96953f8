'use strict';

const { Command, InvalidArgumentError } = require('commander');

const program = new Command('pizza').version('1.2.3').exitOverride();
program.configureOutput({ writeOut: (text) => console.log('out:', text.trim()), writeErr: (text) => console.log('err:', text.trim()) });
program
  .command('order <kind> [extras...]')
  .description('order one')
  .option('-s, --size <cm>', 'diameter', (text) => {
    if (!/^\d+$/.test(text)) throw new InvalidArgumentError('not a number');
    return Number(text);
  }, 32)
  .option('--no-cheese', 'without')
  .action((kind, extras, options) => console.log({ kind, extras, options }));

for (const args of [['order', 'margherita', 'basil', '-s', '40', '--no-cheese'], ['--version'], ['order'], ['order', 'x', '-s', 'big'], ['help', 'order']]) {
  try {
    program.parse(args, { from: 'user' });
  } catch (err) {
    console.log(err.code, err.exitCode);
  }
}
