import chalk, { Chalk } from 'chalk';

const colors = new Chalk({ level: 3 });
console.log(JSON.stringify(colors.red.bold('red') + colors.hex('#ff8800')('orange') + colors.bgBlue(` ${colors.underline('both')} `)));
console.log('as the terminal is:', chalk.green('plain when it is a file'));
console.log(JSON.stringify(colors`x`), colors.level, Object.keys(chalk).length > 0);
