// A top-level await that nothing will settle: the loop runs empty and the process ends with code 13.

process.on('exit', () => console.log('exit'));
setTimeout(() => console.log('the loop runs on'), 2);
await new Promise(() => {});
console.log('never seen');
