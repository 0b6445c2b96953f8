'use strict';

const _ = require('lodash');

const people = [
  { name: 'Ada', born: 1815, tags: ['mathematics', 'engines'] },
  { name: 'Grace', born: 1906, tags: ['compilers'] },
  { name: 'Barbara', born: 1939, tags: ['types', 'compilers'] },
];
console.log(_.groupBy(people, ({ born }) => Math.floor(born / 100)));
console.log(_(people).flatMap('tags').countBy().toPairs().sortBy(1).value());
console.log(_.chunk(_.range(10), 3), _.kebabCase('helloWorld Again'), _.get(people, '[1].tags[0]'));
const late = _.debounce((value) => console.log('debounced', value), 5);
late(1);
late(2);
console.log(_.template('<%= name %> was born in <%= born %>')(people[0]), _.isEqual({ a: [1] }, { a: [1] }));
