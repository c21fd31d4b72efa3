// The checksum of PNG and gzip (ISO 3309), of which Node has no function before version 22.
const kTable = Uint32Array.from({ length: 256 }, (_, i) => {
  let value = i;
  for (let bit = 0; bit < 8; ++bit) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

export function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ kTable[(sum ^ byte) & 0xff];
  return (sum ^ 0xffffffff) >>> 0;
}
