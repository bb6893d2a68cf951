import { createInstance, guid } from "@combind/runtime";
import { type IWbemClassObject, IWbemLocator, type IWbemServices } from "#wine";
import { of, refusal, runDriver } from "./report.ts";

const LOCATOR = { clsid: guid("4590f811-1d3a-11d0-891f-00aa004b2e24") };

const FORWARD_ONLY = 0x20;
const INFINITE = -1;

await runDriver((adopt) => {
  const locator = adopt(createInstance(LOCATOR, IWbemLocator));
  const connect = (path: string) => locator.connectServer(path, null, null, null, 0, null, null);
  const services = adopt(connect("ROOT\\CIMV2"));
  return {
    system: queried(
      services,
      "SELECT * FROM Win32_OperatingSystem",
      "Caption",
      "Primary",
      "CSName",
      "LocalDateTime",
    ),
    drives: queried(
      services,
      "SELECT DeviceId, DriveType, Size FROM Win32_LogicalDisk WHERE DeviceId = 'C:'",
      "DeviceID",
      "DriveType",
      "Size",
    ),
    none: queried(services, "SELECT * FROM Win32_LogicalDisk WHERE DeviceId = '?:'", "DeviceID"),
    class: of(services.getObject("Win32_Process", 0, null).object, (one) =>
      String(one.get("__CLASS", 0).val),
    ),
    refused: [
      refusal(() => services.execQuery("WQL", "SELECT FROM", FORWARD_ONLY, null)),
      refusal(() => services.execQuery("SQL", "SELECT * FROM Win32_Process", FORWARD_ONLY, null)),
      refusal(() => connect("ROOT\\NONE")),
      refusal(() => services.getObject("No_Such_Class", 0, null)),
      refusal(() => services.execQuery("WQL", 1 as unknown as string, 0, null)),
    ],
  };
});

function queried(services: IWbemServices, query: string, ...names: readonly string[]): unknown[] {
  return of(services.execQuery("WQL", query, FORWARD_ONLY, null), (found) => {
    const rows: unknown[] = [];
    for (;;) {
      const batch = found.next(INFINITE, 4);
      rows.push(...batch.map((row) => of(row, (one) => names.map((name) => value(one, name)))));
      if (batch.length < 4) return rows;
    }
  });
}

function value(row: IWbemClassObject, name: string): unknown[] {
  const { val, type, plFlavor } = row.get(name, 0);
  return [typeof val, type, plFlavor, String(val).slice(0, 20)];
}
