'use strict';

// Requests by proxies. https://nodejs.org/api/http.html#built-in-proxy-support

const { spawn } = require('child_process');
const http = require('http');
const https = require('https');
const net = require('net');
const keys = require('./tls/keys');

const listen = (server) => new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(server.address().port)); });
let ports;
const hide = (text) => Object.entries(ports).reduce((all, [name, port]) => all.replaceAll(`:${port}`, `:${name}`), text);

const origin = http.createServer((req, res) => res.end(`plain ${req.url} ${req.headers['proxy-connection'] ?? 'direct'}`));
const secure = https.createServer({ key: keys.key, cert: keys.cert }, (req, res) => res.end(`secure ${req.url}`));

const proxy = http.createServer((req, res) => {
  const { host, 'proxy-authorization': authorization, 'proxy-connection': connection } = req.headers;
  console.log('proxy:', hide(`${req.method} ${req.url} host=${host}`), connection, authorization);
  const { hostname, port, pathname } = new URL(req.url);
  http.get({ agent: false, hostname, port, path: pathname, headers: req.headers }, (answer) => answer.pipe(res));
});
proxy.on('connect', (req, socket) => {
  console.log('proxy:', hide(`CONNECT ${req.url} host=${req.headers.host}`), req.headers['proxy-connection'], req.headers['proxy-authorization']);
  if (req.url.startsWith('refused')) {
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    return;
  }
  const [host, port] = req.url.split(':');
  const upstream = net.connect(port, host, () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    upstream.pipe(socket).pipe(upstream);
  });
  upstream.on('error', () => socket.destroy());
  socket.on('error', () => upstream.destroy());
});

function get(module, url, options) {
  return new Promise((resolve) => {
    const req = module.get(url, options, async (res) => {
      const text = (await res.toArray()).join('');
      console.log(res.statusCode, hide(text), hide(req.path));
      options.agent?.destroy();
      resolve();
    });
    req.on('error', ({ code, message, statusCode }) => {
      console.log(code, hide(message), statusCode);
      resolve();
    });
  });
}

function run(env, code) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', code], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (piece) => { out += piece; });
    child.on('close', (status) => resolve(console.log(status, hide(out.trim()))));
  });
}

(async () => {
  ports = { ORIGIN: await listen(origin), SECURE: await listen(secure), PROXY: await listen(proxy) };
  const server = `http://127.0.0.1:${ports.PROXY}`;
  const withProxy = (proxyEnv, options) => ({ agent: new http.Agent({ proxyEnv, ...options }) });
  const secured = (proxyEnv) => ({ agent: new https.Agent({ proxyEnv, rejectUnauthorized: false }) });
  const plain = `http://127.0.0.1:${ports.ORIGIN}`;

  await get(http, `${plain}/a?b`, withProxy({ HTTP_PROXY: server }));
  await get(http, `${plain}/kept`, withProxy({ http_proxy: server }, { keepAlive: true }));
  await get(http, `${plain}/credentials`, withProxy({ http_proxy: server.replace('//', '//me:se%20cret@') }));
  await get(http, `${plain}/headers`, { ...withProxy({ http_proxy: server }), headers: { 'X-Own': '1' } });
  await get(http, `${plain}/other`, withProxy({ HTTPS_PROXY: server }));
  for (const NO_PROXY of ['*', '127.0.0.1', `127.0.0.1:${ports.ORIGIN}`, '127.0.0.0-127.0.0.9', 'a.b, 127.0.0.1']) {
    await get(http, `${plain}/bypassed`, withProxy({ HTTP_PROXY: server, NO_PROXY }));
  }
  for (const NO_PROXY of ['127.0.0.1:1', '.0.0.2', '10.0.0.0-10.0.0.9', 'example.com']) {
    await get(http, `${plain}/by-proxy`, withProxy({ HTTP_PROXY: server, NO_PROXY }));
  }

  await get(https, `https://127.0.0.1:${ports.SECURE}/s`, secured({ HTTPS_PROXY: server.replace('//', '//me:pw@') }));
  await get(https, `https://127.0.0.1:${ports.SECURE}/direct`, secured({ HTTP_PROXY: server }));
  await get(https, 'https://refused.invalid/', secured({ HTTPS_PROXY: server }));
  for (const url of ['ftp://127.0.0.1', 'nothing']) {
    try {
      new http.Agent({ proxyEnv: { HTTP_PROXY: url } });
    } catch ({ code, message }) {
      console.log(code, message);
    }
  }

  const code = `require('http').get('${plain}/env', (res) => res.pipe(process.stdout));`;
  await run({ NODE_USE_ENV_PROXY: '1', HTTP_PROXY: server }, code);
  await run({ HTTP_PROXY: server }, code);
  const fetching = `fetch('${plain}/fetched').then((res) => res.text()).then(console.log);`;
  await run({ NODE_USE_ENV_PROXY: '1', HTTP_PROXY: server, http_proxy: server }, fetching);
  for (const each of [origin, secure, proxy]) {
    each.close();
    each.closeAllConnections();
  }
})();
