import { expect, test } from "vitest";
import { serverSuite } from "../../src/servers/serve.ts";

serverSuite("Wine's imaging", "imaging", { idl: ["wincodec"], overrides: "wincodec" }, (project) => {
  test("bitmaps are made of bytes, read, locked, converted, and written as a PNG that reads back", () => {
    expect(project().run()).toEqual({
      size: { puiWidth: 3, puiHeight: 2 },
      format: true,
      resolution: { dpiX: 72, dpiY: 96.5 },
      whole: true,
      part: "9099a2ffb4bdc6ff",
      locked: { stride: 8, zeros: "00".repeat(16), again: "0x88982F0D from IWICBitmap.lock" },
      converted: "000912242d360000",
      palette: {
        count: 3,
        told: [0xff000000, 0xffffffff, 0x80123456, 0, 0, 0, 0, 0],
        pcActualColors: 3,
        hasAlpha: true,
      },
      file: {
        head: "89504e470d0a1a0a",
        frames: 1,
        container: true,
        isEqual: true,
        none: "0x88982F62 from IWICBitmapDecoder.getFrame",
      },
      encoders: expect.arrayContaining(["PNG Encoder", "BMP Encoder"]),
      refused: [
        "E_INVALIDARG 0x80070057 from IWICBitmapSource.copyPixels",
        "E_INVALIDARG 0x80070057 from IWICBitmapSource.copyPixels",
        "0x88982F8C from IWICImagingFactory.createBitmapFromMemory",
        "TypeError: IWICImagingFactory.createBitmapFromMemory(pbBuffer): expected a Uint8Array, got an object",
        "0x88982F50 from IWICImagingFactory.createDecoderFromStream",
      ],
    });
  });
});
