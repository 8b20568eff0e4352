/**
 * A message that many get: encoded once, and framed once for whatever carries it, so that sending it to the three
 * hundredth costs a write and nothing else.
 */
export class SharedMessage {
  readonly data: Uint8Array;
  #framed: Uint8Array | undefined;

  constructor(data: Uint8Array) {
    this.data = data;
  }

  /** The message as a whole WebSocket frame, made when it is first asked for. */
  get webSocketFrame(): Uint8Array {
    this.#framed ??= webSocketFrame(this.data);
    return this.#framed;
  }
}

/** One unfragmented, unmasked binary frame, as a server sends it (RFC 6455 §5.2). */
export function webSocketFrame(data: Uint8Array): Uint8Array {
  const { byteLength } = data;
  const head = byteLength < 126 ? 2 : byteLength < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + byteLength);
  frame[0] = 0x82;
  if (head === 2) frame[1] = byteLength;
  else if (head === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(byteLength, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(byteLength), 2);
  }
  frame.set(data, head);
  return frame;
}
