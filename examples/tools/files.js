'use strict';

const fs = require('fs-extra');
const os = require('os');
const path = require('path');
const glob = require('fast-glob');
const lockfile = require('proper-lockfile');
const tar = require('tar');
const yauzl = require('yauzl');
const JSZip = require('jszip');
const { PNG } = require('pngjs');

async function main() {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'files-'));
  const at = (...names) => path.join(folder, ...names);
  await fs.outputJson(at('in/deep/a.json'), { a: [1, 2] });
  await fs.outputFile(at('in/b.txt'), 'b'.repeat(100_000));
  await fs.copy(at('in'), at('copy'));
  await fs.move(at('copy'), at('moved'));
  await fs.ensureSymlink(at('moved/b.txt'), at('link'));
  console.log(await fs.readJson(at('moved/deep/a.json')), await fs.pathExists(at('copy')), fs.readFileSync(at('link')).length);
  await fs.readJson(at('none')).catch((err) => console.log(err.code, err.syscall));
  console.log((await glob('**/*', { cwd: folder })).sort(), glob.sync('*/*.txt', { cwd: folder }).sort());

  const release = await lockfile.lock(at('in/b.txt'));
  await lockfile.lock(at('in/b.txt')).catch(({ code, message }) => console.log(code, message));
  await release();
  console.log(await lockfile.check(at('in/b.txt')));

  await tar.create({ gzip: true, file: at('all.tgz'), cwd: folder }, ['in']);
  const entries = [];
  await tar.list({ file: at('all.tgz'), onReadEntry: (entry) => entries.push([entry.path, entry.size]) });
  await fs.ensureDir(at('out'));
  await tar.extract({ file: at('all.tgz'), cwd: at('out') });
  console.log(entries.sort(), (await fs.readFile(at('out/in/b.txt'))).length);

  const zip = new JSZip();
  zip.file('h.txt', 'hello').folder('d').file('x.bin', Buffer.alloc(50_000, 'x'));
  await fs.writeFile(at('all.zip'), await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }));
  await unzip(at('all.zip'));

  const image = new PNG({ width: 4, height: 4 });
  image.data.fill(0x7f);
  const again = PNG.sync.read(PNG.sync.write(image));
  console.log(again.width, again.data.equals(image.data));
  await fs.remove(folder);
  console.log(fs.existsSync(folder));
}

function unzip(file) {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true }, (err, zip) => {
      if (err) return reject(err);
      zip.on('end', resolve);
      zip.on('entry', (entry) => {
        if (entry.fileName.endsWith('/')) return zip.readEntry();
        zip.openReadStream(entry, async (failed, stream) => {
          let size = 0;
          for await (const chunk of stream) size += chunk.length;
          console.log(entry.fileName, entry.uncompressedSize, size);
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
}

main();
