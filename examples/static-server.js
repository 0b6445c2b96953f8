'use strict';

// A static file server written by hand over net: HTTP/1.0 GET and HEAD, files below a folder.
//   ./alicorn examples/static-server.js [FOLDER] [PORT]

const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');

const root = path.resolve(process.argv[2] ?? '.');
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.md': 'text/plain', '.txt': 'text/plain' };

function answer(socket, status, headers, body) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`HTTP/1.0 ${status}\r\n${lines.join('')}\r\n`);
  socket.end(body);
}

function refuse(socket, status) {
  answer(socket, status, { 'Content-Type': 'text/plain' }, `${status}\n`);
}

function serve(socket, method, target) {
  const file = path.join(root, path.normalize(decodeURIComponent(target.split('?')[0])));
  if (method !== 'GET' && method !== 'HEAD') return refuse(socket, '405 Method Not Allowed');
  if (file !== root && !file.startsWith(root + path.sep)) return refuse(socket, '403 Forbidden');
  fs.stat(file, (err, stat) => {
    if (err) return refuse(socket, err.code === 'ENOENT' ? '404 Not Found' : '500 Internal Server Error');
    if (stat.isDirectory()) return list(socket, file);
    const headers = { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'Content-Length': stat.size };
    if (method === 'HEAD') return answer(socket, '200 OK', headers);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.0 200 OK\r\n${lines.join('')}\r\n`);
    fs.createReadStream(file).on('error', () => socket.destroy()).pipe(socket);
  });
}

function list(socket, folder) {
  fs.readdir(folder, (err, names) => {
    if (err) return refuse(socket, '500 Internal Server Error');
    answer(socket, '200 OK', { 'Content-Type': 'text/plain' }, `${names.sort().join('\n')}\n`);
  });
}

const server = net.createServer((socket) => {
  let head = '';
  socket.setEncoding('latin1');
  socket.on('error', () => {});
  socket.on('data', function onData(chunk) {
    head += chunk;
    if (head.length > 8192) return refuse(socket, '431 Request Header Fields Too Large');
    if (!head.includes('\r\n\r\n')) return;
    socket.off('data', onData);
    socket.resume();
    const [method, target] = head.split(' ', 2);
    serve(socket, method, target ?? '/');
  });
});

server.listen(Number(process.argv[3] ?? 0), '127.0.0.1', () => {
  console.log('listening on', server.address().port);
});
