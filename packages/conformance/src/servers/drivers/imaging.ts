import { bytesAt, createInstance, guid } from "@combind/runtime";
import { streamOver } from "@combind/system";
import {
  type IEnumUnknown,
  IStream,
  type IWICBitmap,
  IWICBitmapEncoderInfo,
  type IWICBitmapSource,
  IWICImagingFactory,
  type IWICPalette,
  STREAM_SEEK,
  WICBitmapCreateCacheOption,
  WICBitmapDitherType,
  WICBitmapEncoderCacheOption,
  WICBitmapLockFlags,
  WICBitmapPaletteType,
  WICComponentType,
  WICDecodeOptions,
} from "#wine";
import { made } from "./native.ts";
import { hex, of, refusal, runDriver } from "./report.ts";

const FACTORY = { clsid: guid("cacaf262-9370-4615-a13b-9f5539da4c0a") };
const PNG = guid("1b7cfaf4-713f-473c-bbcd-6137425faeaf");
const BGRA = guid("6fddc324-4e03-4bfe-b185-3d77768dc90f");
const BGR = guid("6fddc324-4e03-4bfe-b185-3d77768dc90c");

const [WIDTH, HEIGHT, STRIDE] = [3, 2, 12];

/** Six pixels of four bytes. */
const PIXELS = Uint8Array.from({ length: STRIDE * HEIGHT }, (_, index) =>
  index % 4 === 3 ? 255 : index * 9,
);

await runDriver((adopt) => {
  const factory = adopt(createInstance(FACTORY, IWICImagingFactory));
  const bitmap = adopt(factory.createBitmapFromMemory(WIDTH, HEIGHT, BGRA, STRIDE, PIXELS));
  bitmap.setResolution(72, 96.5);
  return {
    size: bitmap.getSize(),
    format: bitmap.getPixelFormat() === BGRA,
    resolution: bitmap.getResolution(),
    whole: Buffer.compare(bitmap.copyPixels(null, STRIDE, PIXELS.length), PIXELS) === 0,
    part: hex(bitmap.copyPixels({ x: 1, y: 1, width: 2, height: 1 }, 8, 8)),
    locked: locked(adopt(factory.createBitmap(2, 2, BGRA, WICBitmapCreateCacheOption.WICBitmapCacheOnLoad))),
    converted: converted(factory, bitmap),
    palette: of(factory.createPalette(), colors),
    file: written(factory, bitmap),
    encoders: of(factory.createComponentEnumerator(WICComponentType.WICEncoder, 0), names),
    refused: [
      refusal(() => bitmap.copyPixels(null, STRIDE, 1)),
      refusal(() => bitmap.copyPixels({ x: 9, y: 0, width: 9, height: 1 }, STRIDE, 99)),
      refusal(() => factory.createBitmapFromMemory(WIDTH, HEIGHT, BGRA, STRIDE, PIXELS.subarray(1))),
      refusal(() =>
        factory.createBitmapFromMemory(WIDTH, HEIGHT, BGRA, STRIDE, [1] as unknown as Uint8Array),
      ),
      refusal(() =>
        of(onMemory(), (stream) =>
          factory.createDecoderFromStream(stream, null, WICDecodeOptions.WICDecodeMetadataCacheOnDemand),
        ),
      ),
    ],
  };
});

function onMemory(): IStream {
  const prototype = "int32 CreateStreamOnHGlobal(void *memory, int free, _Out_ uintptr_t *stream)";
  return made(IStream, "ole32.dll", prototype, null, 1);
}

function inJavaScript(): IStream {
  return of(streamOver(new Uint8Array(0)), (stream) => stream.as(IStream));
}

/** The bitmap's own memory, told by address and size while it is locked. */
function locked(bitmap: IWICBitmap): object {
  const whole = { x: 0, y: 0, width: 2, height: 2 };
  return of(bitmap.lock(whole, WICBitmapLockFlags.WICBitmapLockWrite), (lock) => {
    const { pcbBufferSize, ppbData } = lock.getDataPointer();
    return {
      stride: lock.getStride(),
      zeros: hex(bytesAt(ppbData, pcbBufferSize)),
      again: refusal(() => bitmap.lock(null, WICBitmapLockFlags.WICBitmapLockWrite)),
    };
  });
}

function converted(factory: IWICImagingFactory, bitmap: IWICBitmapSource): string {
  return of(factory.createFormatConverter(), (converter) => {
    converter.initialize(
      bitmap,
      BGR,
      WICBitmapDitherType.WICBitmapDitherTypeNone,
      null,
      0,
      WICBitmapPaletteType.WICBitmapPaletteTypeCustom,
    );
    return hex(converter.copyPixels({ x: 0, y: 0, width: 2, height: 1 }, 8, 8));
  });
}

function colors(palette: IWICPalette): object {
  palette.initializeCustom([0xff000000, 0xffffffff, 0x80123456]);
  const { colors: told, pcActualColors } = palette.getColors(8);
  return {
    count: palette.getColorCount(),
    told: Array.from(told),
    pcActualColors,
    hasAlpha: palette.hasAlpha(),
  };
}

/** A PNG in a stream of JavaScript, and what a decoder makes of it. */
function written(factory: IWICImagingFactory, bitmap: IWICBitmapSource): object {
  return of(inJavaScript(), (stream) => {
    of(factory.createEncoder(PNG, null), (encoder) => {
      encoder.initialize(stream, WICBitmapEncoderCacheOption.WICBitmapEncoderNoCache);
      const created = encoder.createNewFrame();
      of(created.iFrameEncode, (frame) => {
        frame.initialize(created.iEncoderOptions);
        frame.setSize(WIDTH, HEIGHT);
        frame.setPixelFormat(BGRA);
        frame.writeSource(bitmap, null);
        frame.commit();
      });
      created.iEncoderOptions?.dispose();
      encoder.commit();
    });
    stream.seek(0n, STREAM_SEEK.SET);
    const head = hex(stream.read(8));
    stream.seek(0n, STREAM_SEEK.SET);
    return of(
      factory.createDecoderFromStream(stream, null, WICDecodeOptions.WICDecodeMetadataCacheOnDemand),
      (decoder) =>
        of(decoder.getFrame(0), (frame) => ({
          head,
          frames: decoder.getFrameCount(),
          container: decoder.getContainerFormat() === PNG,
          isEqual: Buffer.compare(frame.copyPixels(null, STRIDE, PIXELS.length), PIXELS) === 0,
          none: refusal(() => decoder.getFrame(1)),
        })),
    );
  });
}

/** Names of components: text in room of the caller. */
function names(components: IEnumUnknown): string[] {
  return Array.from(components, (component) =>
    of(component.as(IWICBitmapEncoderInfo), (info) => info.getFriendlyName(64).wzFriendlyName),
  );
}
