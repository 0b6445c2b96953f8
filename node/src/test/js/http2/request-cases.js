'use strict';

// Requests and answers between a client and a server: heads, content, trailers, and how streams and sessions end.

const http2 = require('http2');

function listen(server) {
  return new Promise((resolve) => { server.listen(0, () => resolve(`http://localhost:${server.address().port}`)); });
}

/** Runs `talk(client)` and prints nothing by itself. */
async function withServer(onStream, talk, serverOptions, clientOptions) {
  const server = http2.createServer(serverOptions);
  if (onStream) server.on('stream', onStream);
  server.on('sessionError', (err) => console.log('sessionError', err.code, err.message));
  const url = await listen(server);
  const client = http2.connect(url, clientOptions);
  client.on('error', (err) => console.log('client error', err.code, err.message));
  await talk(client, url, server);
  await new Promise((resolve) => {
    if (client.destroyed) resolve();
    else client.close(resolve);
  });
  await new Promise((resolve) => { server.close(resolve); });
}

function fetch(client, headers, body, options) {
  return new Promise((resolve) => {
    const req = client.request(headers, options);
    const result = { events: [] };
    let text = '';
    req.setEncoding('utf8');
    for (const event of ['headers', 'response', 'trailers']) {
      req.on(event, (got, flags) => {
        const shown = { ...got };
        delete shown.date;
        result.events.push([event, shown, flags]);
      });
    }
    req.on('continue', () => result.events.push(['continue']));
    req.on('aborted', () => result.events.push(['aborted']));
    req.on('error', (err) => result.events.push(['error', err.code, err.message]));
    req.on('data', (data) => { text += data; });
    req.on('end', () => result.events.push(['end', text.length > 40 ? text.length : text]));
    req.on('close', () => {
      result.rstCode = req.rstCode;
      resolve(result);
    });
    if (body !== undefined) req.end(body);
  });
}

function show(name, value) {
  console.log(name, JSON.stringify(value, null, 1).replace(/\n\s*/g, ' '));
}

const cases = {
  async plain() {
    await withServer((stream, headers, flags, raw) => {
      show('request', { ...headers, ':authority': '', flags, raw: raw.length });
      stream.respond({ 'content-type': 'text/plain', 'x-list': ['a', 'b'], 'set-cookie': ['c=1', 'd=2'] });
      stream.end('hello');
    }, async (client) => {
      show('answer', await fetch(client, { ':path': '/x?y', 'Accept': '*/*', 'cookie': ['a=1', 'b=2'], 'n': 5 }));
      show('no headers', (await fetch(client)).rstCode);
    });
  },

  async content() {
    await withServer((stream) => {
      let length = 0;
      stream.on('data', (data) => { length += data.length; });
      stream.on('end', () => {
        stream.respond({ ':status': 201 });
        stream.write('a'.repeat(100000));
        stream.end(`${length}`);
      });
    }, async (client) => {
      show('posted', await fetch(client, { ':method': 'POST' }, 'b'.repeat(300000)));
      show('several', await Promise.all(Array.from({ length: 20 }, () => fetch(client, { ':method': 'PUT' }, 'c'.repeat(50000)))
        .map(async (each) => (await each).events.at(-1))));
    });
  },

  async trailers() {
    await withServer((stream) => {
      stream.on('trailers', (trailers) => show('of the client', trailers));
      stream.respond({ ':status': 200 }, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers({ 'x-sum': '42' }));
      stream.resume();
      stream.on('end', () => stream.end('done'));
    }, async (client) => {
      const req = client.request({ ':method': 'POST' }, { waitForTrailers: true });
      req.on('wantTrailers', () => req.sendTrailers({ 'x-mine': 'yes' }));
      req.end('content');
      req.on('trailers', (trailers, flags) => show('of the server', [{ ...trailers }, flags, { ...req.sentTrailers }]));
      req.resume();
      await new Promise((resolve) => { req.on('close', resolve); });
    });
  },

  async informational() {
    await withServer((stream) => {
      stream.additionalHeaders({ ':status': 100 });
      stream.additionalHeaders({ ':status': 103, 'link': '</a>' });
      for (const status of [101, 200]) {
        try {
          stream.additionalHeaders({ ':status': status });
        } catch (err) {
          console.log(err.name, err.code, err.message);
        }
      }
      stream.respond();
      try {
        stream.additionalHeaders({ ':status': 103 });
      } catch (err) {
        console.log(err.name, err.code, err.message);
      }
      show('sent', stream.sentInfoHeaders);
      stream.end();
    }, async (client) => show('got', await fetch(client)));
  },

  async without() {
    await withServer((stream, headers) => {
      const status = Number(headers[':path'].slice(1));
      stream.respond({ ':status': status });
      show('ended', [stream.headRequest, stream.writableEnded, stream.endAfterHeaders]);
    }, async (client) => {
      for (const status of [204, 205, 304]) show('empty', await fetch(client, { ':path': `/${status}` }));
      show('head', await fetch(client, { ':method': 'HEAD', ':path': '/200' }));
    });
  },

  async resets() {
    await withServer((stream, headers) => {
      stream.on('error', (err) => console.log('server', err.code, err.message));
      stream.on('close', () => console.log('server closed', stream.rstCode));
      const path = headers[':path'];
      if (path === '/code') stream.close(http2.constants.NGHTTP2_ENHANCE_YOUR_CALM);
      else if (path === '/cancel') stream.close(http2.constants.NGHTTP2_CANCEL);
      else if (path === '/destroy') stream.destroy(new Error('mine'));
      else if (path === '/after') stream.respond() ?? stream.write('some', () => stream.close(2));
      else stream.respond();
    }, async (client) => {
      for (const path of ['/code', '/cancel', '/destroy', '/after']) show(path, await fetch(client, { ':path': path }));
      const req = client.request({ ':path': '/client' });
      req.on('response', () => req.close(8));
      await new Promise((resolve) => { req.on('close', resolve); });
      const controller = new AbortController();
      const aborted = client.request({ ':path': '/abort' }, { signal: controller.signal });
      aborted.on('error', (err) => console.log(err.name, err.code));
      aborted.on('response', () => controller.abort());
      await new Promise((resolve) => { aborted.on('close', resolve); });
    });
  },

  async misuse() {
    await withServer((stream) => {
      stream.respond({ ':status': 200 });
      const tries = [
        () => stream.respond(), () => stream.sendTrailers({}), () => stream.pushStream({}, 5), () => stream.close('a'),
        () => stream.setTimeout('a'), () => stream.respondWithFD('a'),
      ];
      for (const each of tries) {
        try {
          each();
        } catch (err) {
          console.log(err.name, err.code, err.message);
        }
      }
      stream.end();
    }, async (client) => {
      const tries = [
        [{ ':status': 1 }], [{ ':other': 1 }], [{ 'connection': 'close' }], [{ 'te': 'gzip' }],
        [{ 'content-length': [1, 2] }], [5], [{ ':method': 'CONNECT' }], [{ ':method': 'CONNECT', ':authority': 'a', ':path': '/' }],
        [{ ':method': 'CONNECT', ':authority': 'a', ':scheme': 'b' }], [{}, 5], [{}, { endStream: 5 }], [{}, { weight: 'a' }],
        [{ 'upgrade': 'h2c' }],
      ];
      for (const [headers, options] of tries) {
        try {
          client.request(headers, options).on('error', (err) => console.log(err.code, err.message));
          console.log('no error');
        } catch (err) {
          console.log(err.name, err.code, err.message);
        }
      }
      show('good', (await fetch(client)).rstCode);
    });
  },

  async push() {
    await withServer((stream) => {
      stream.pushStream({ ':path': '/pushed' }, (err, pushed, headers) => {
        show('pushing', [err, { ...headers, ':authority': '' }, pushed.id, pushed.pushAllowed]);
        try {
          pushed.pushStream({}, () => {});
        } catch (nested) {
          console.log(nested.code, nested.message);
        }
        pushed.respond({ 'x-pushed': 'yes' });
        pushed.end('pushed content');
      });
      stream.respond();
      stream.end('content');
    }, async (client) => {
      const pushes = new Promise((resolve) => {
        client.on('stream', (stream, headers, flags) => {
          show('promise', [{ ...headers, ':authority': '' }, flags, stream.id]);
          stream.on('push', (answer, answerFlags) => show('push', [answer['x-pushed'], answerFlags]));
          stream.setEncoding('utf8');
          stream.on('data', (data) => console.log(data));
          stream.on('close', resolve);
        });
      });
      show('main', await fetch(client));
      await pushes;
    });
  },
};

async function main() {
  for (const [name, run] of Object.entries(cases)) {
    console.log(`-- ${name}`);
    await run();
  }
}

main();
