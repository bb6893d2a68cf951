/** Records of which the C compiler sees something else than widl read, by `file record`, and why. */
export const LAYOUT_EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  [
    "devicetopology.idl KSDATAFORMAT",
    "stands behind #ifndef _KS_, which the header's own #include <ks.h> defines: C sees the union of ks.h",
  ],
  ["vmr9.idl VMR9PresentationInfo", "uses REFERENCE_TIME, which the IDL declares for itself behind #if 0"],
  ["vmr9.idl VMR9VideoStreamInfo", "uses REFERENCE_TIME, which the IDL declares for itself behind #if 0"],
  [
    "wincodec.idl WICImageParameters",
    "uses D2D1_PIXEL_FORMAT, which the IDL declares as DWORD * behind #if 0",
  ],
  ...["WM_STREAM_PRIORITY_RECORD", "WMT_TIMECODE_EXTENSION_DATA"].map(
    (name) =>
      [
        `wmsdkidl.idl ${name}`,
        "stands behind #include <pshpack2.h>, whose pragma widl does not write into the header",
      ] as const,
  ),
]);
