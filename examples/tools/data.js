'use strict';

const { interval, lastValueFrom, map, take, toArray } = require('rxjs');
const { z } = require('zod');
const Ajv = require('ajv');
const { DateTime } = require('luxon');
const yaml = require('js-yaml');
const csv = require('csv-parse/sync');
const cheerio = require('cheerio');
const { XMLParser } = require('fast-xml-parser');
const Handlebars = require('handlebars');

async function main() {
  console.log(await lastValueFrom(interval(1).pipe(take(3), map((x) => x * 2), toArray())));
  console.log(z.object({ a: z.number() }).safeParse({ a: 'x' }).error.issues);
  const validate = new Ajv({ allErrors: true }).compile({ type: 'object', properties: { a: { type: 'integer' } }, required: ['b'] });
  console.log(validate({ a: 1.5 }), validate.errors);
  const time = DateTime.fromISO('2024-03-31T01:30', { zone: 'Europe/Paris', locale: 'fr' }).plus({ hours: 1 });
  console.log(time.toISO(), time.toFormat('cccc d LLLL yyyy'), time.toLocaleString(DateTime.DATE_HUGE));
  console.log(yaml.load('a: [1, 2]\nb: {c: 2001-12-14}'), yaml.dump({ a: [{ b: 1 }] }));
  console.log(csv.parse('a,b\n1,"2,3"\n', { columns: true }));
  const $ = cheerio.load('<ul><li class=a>1<li>2</ul>');
  $('li.a').text('q').addClass('z');
  console.log($.html(), $('li').length);
  console.log(new XMLParser({ ignoreAttributes: false }).parse('<a x="1"><b>2</b></a>'));
  console.log(Handlebars.compile('{{#each a}}<{{this}}>{{/each}}')({ a: [1, '<'] }));
}

main();
