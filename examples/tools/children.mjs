import { execa, execaSync, $ } from 'execa';
import spawn from 'cross-spawn';
import shell from 'shelljs';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

console.log((await execa('echo', ['a b'])).stdout, (await $`echo ${'x y'}`).stdout);
const failed = execaSync('sh', ['-c', 'echo err >&2; exit 3'], { reject: false });
console.log(failed.exitCode, failed.stderr, failed.failed);
await execa('no-such-program').catch(({ code, shortMessage }) => console.log(code, shortMessage));
console.log((await execa('cat', { input: 'in' }).pipe('tr', ['a-z', 'A-Z'])).stdout);
for await (const line of execa('printf', ['1\\n2\\n3'])) console.log(line);
await execa('sleep', ['5'], { timeout: 50 }).catch(({ timedOut, signal }) => console.log(timedOut, signal));

console.log(spawn.sync('echo', ['q'], { encoding: 'utf8' }).stdout.trim());
await new Promise((resolve) => {
  spawn('no-such-program').on('error', ({ code, message }) => { console.log(code, message); resolve(); });
});

shell.config.silent = true;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shell-'));
shell.mkdir('-p', `${folder}/x/y`);
shell.ShellString('hello\nworld\n').to(`${folder}/x/a.txt`);
console.log(shell.grep('wor', `${folder}/x/a.txt`).stdout.trim(), `${shell.ls(`${folder}/x`)}`, shell.exec('echo hi; exit 2').code);
shell.cp('-r', `${folder}/x`, `${folder}/z`);
console.log(shell.find(folder).map((each) => path.relative(folder, each)).sort(), shell.test('-f', `${folder}/z/a.txt`));
shell.rm('-rf', folder);
console.log(fs.existsSync(folder));
