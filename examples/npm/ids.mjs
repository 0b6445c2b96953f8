// uuid's name-based and validating parts, which give the same each time.
import { v5, validate, version, parse, stringify, NIL } from 'uuid';
import { customRandom, urlAlphabet } from 'nanoid';

const id = v5('https://nodejs.org/', v5.URL);
console.log(id, validate(id), version(id), stringify(parse(id)) === id, NIL);

let seed = 7;
const nanoid = customRandom(urlAlphabet, 12, (size) => Uint8Array.from({ length: size }, () => (seed = (seed * 73 + 19) % 256)));
console.log(nanoid(), nanoid().length);
