// node pack_program.mjs IN OUT: the program's WebAssembly module as the page fetches it, its functions in an order and
// its code in columns in which gzip finds more to repeat. A module with anything that these do not know (vectors,
// threads, exceptions) is copied as it is; one with a call that the linker could not join is refused.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { orderFunctions } from './order_functions.mjs';
import { splitColumns } from './split_columns.mjs';

const [from, to] = process.argv.slice(2);
const module = readFileSync(from);
// wasm-ld puts a trap of this name where caller and function disagree about parameters, and only warns.
const [clash] = module.toString('latin1').match(/signature_mismatch:[\w:]+/) ?? [];
if (clash) {
  console.error(`${from}: ${clash}: a library was built with another -target-abi (cmake/targets.cmake)`);
  process.exit(1);
}
try {
  const ordered = orderFunctions(module);
  if (!WebAssembly.validate(ordered)) throw new Error('the result is not valid');
  writeFileSync(to, splitColumns(ordered));
} catch (error) {
  console.warn(`${from} is copied as it is: ${error.message}`);
  copyFileSync(from, to);
}
