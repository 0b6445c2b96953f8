import yargs from 'yargs';
import { Listr } from 'listr2';

const parsed = await yargs(['run', '--n', '3', '-b']).scriptName('program').command('run', 'runs', (each) => each.option('n', { type: 'number' })).parse();
console.log(parsed);
console.log(await yargs([]).scriptName('program').option('x', { describe: 'an option', choices: [1, 2] }).getHelp());

await new Listr([
  { title: 'first', task: async (context, task) => { task.output = 'works'; } },
  { title: 'second', task: () => { throw new Error('bad'); } },
], { renderer: 'simple', exitOnError: false }).run();
