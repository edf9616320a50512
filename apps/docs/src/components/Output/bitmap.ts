const head = 54;
const palette = 1024;

/** Encodes gray pixels (0 empty … 255 ink) as an image URL: an 8-bit BMP, which needs no canvas and no server. */
export function bitmap(width: number, height: number, pixels: ArrayLike<number>): string {
  const stride = Math.ceil(width / 4) * 4;
  const bytes = new Uint8Array(head + palette + stride * height);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, head + palette, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 8, true);
  for (let shade = 0; shade < 256; shade++) bytes.fill(255 - shade, head + shade * 4, head + shade * 4 + 3);
  for (let row = 0; row < height; row++) {
    // the format starts with the bottom row
    const start = head + palette + (height - 1 - row) * stride;
    for (let column = 0; column < width; column++) bytes[start + column] = pixels[row * width + column] ?? 0;
  }
  let letters = '';
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return `data:image/bmp;base64,${btoa(letters)}`;
}
