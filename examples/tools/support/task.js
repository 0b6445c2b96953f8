'use strict';

module.exports = ({ a, b }) => a + b;
module.exports.multiply = async ({ a, b }) => a * b;
module.exports.fail = () => { throw new RangeError('no'); };
