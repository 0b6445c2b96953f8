'use strict';
module.exports = { hasAsyncHooks: () => false, register() {} };
