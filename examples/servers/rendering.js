'use strict';

// React and Vue make pages on the server, behind express.

const express = require('express');
const { createElement } = require('react');
const { renderToPipeableStream, renderToString } = require('react-dom/server');
const { createSSRApp } = require('vue');
const vueServer = require('vue/server-renderer');
const { request, show } = require('./support/request');

const Page = ({ name }) => createElement('main', { id: 'page' }, 'Hello ', createElement('b', null, name), ' & others');

const app = express();
app.get('/react', (req, response) => response.send(renderToString(createElement(Page, { name: 'Ada' }))));
app.get('/react-stream', (req, response) => {
  const { pipe } = renderToPipeableStream(createElement(Page, { name: 'Grace' }), {
    onShellReady() {
      response.type('html');
      pipe(response);
    },
  });
});
app.get('/vue', async (req, response) => {
  const page = createSSRApp({ data: () => ({ items: ['a', '<b>'] }), template: '<ul><li v-for="i in items">{{ i }}</li></ul>' });
  response.send(await vueServer.renderToString(page));
});

const server = app.listen(0, '127.0.0.1', async () => {
  for (const path of ['/react', '/react-stream', '/vue']) show(path, await request(server, path));
  server.close();
});
