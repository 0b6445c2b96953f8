'use strict';

// A form with a file, taken apart by formidable and by multer.

const { createServer } = require('node:http');
const express = require('express');
const { formidable } = require('formidable');
const multer = require('multer');
const { request } = require('./support/request');

const BOUNDARY = 'x-boundary-x';
const FORM = {
  method: 'POST',
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  body: [
    `--${BOUNDARY}`, 'Content-Disposition: form-data; name="title"', '', 'A file',
    `--${BOUNDARY}`, 'Content-Disposition: form-data; name="file"; filename="lines.txt"', 'Content-Type: text/plain', '',
    'a line\n'.repeat(100_000), `--${BOUNDARY}--`, '',
  ].join('\r\n'),
};

const plain = createServer(async (req, response) => {
  const [fields, files] = await formidable({}).parse(req);
  const [{ originalFilename, mimetype, size }] = files.file;
  response.end(JSON.stringify({ fields, originalFilename, mimetype, size }));
});

const app = express();
app.post('/', multer().single('file'), ({ body, file }, response) => {
  const { originalname, mimetype, size } = file;
  response.json({ body, originalname, mimetype, size });
});

async function main() {
  for (const server of [plain, createServer(app)]) {
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    console.log((await request(server, '/', FORM)).body.toString());
    server.close();
  }
}

main();
