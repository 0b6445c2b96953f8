'use strict';

module.exports = { MIMEParams: class MIMEParams {}, MIMEType: class MIMEType {} };
