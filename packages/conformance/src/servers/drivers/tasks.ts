import { createInstance } from "@combind/runtime";
import { IExecAction, ITaskService, TASK_ACTION_TYPE, TaskScheduler } from "#wine";
import { of, refusal, runDriver } from "./report.ts";

await runDriver((adopt) => {
  const service = adopt(createInstance(TaskScheduler, ITaskService));
  const missing = refusal(() => service.connect());
  const before = refusal(() => service.getFolder("\\"));
  service.connect(null, null, null, null);
  const task = adopt(service.newTask(0));
  return {
    missing,
    before,
    connected: [service.connected, service.highestVersion],
    info: of(task.registrationInfo, (info) => {
      info.author = "Zażółć";
      info.description = "a < b";
      return [info.author, info.description, info.version];
    }),
    settings: of(task.settings, (settings) => {
      settings.enabled = false;
      settings.priority = 3;
      return [settings.enabled, settings.priority, settings.executionTimeLimit];
    }),
    action: of(task.actions, (actions) =>
      of(actions.create(TASK_ACTION_TYPE.EXEC), (action) =>
        of(action.as(IExecAction), (exec) => {
          exec.path = "notepad.exe";
          exec.arguments$ = "a.txt";
          return [exec.path, exec.arguments$, action.type];
        }),
      ),
    ),
    root: of(service.getFolder("\\"), (folder) => [folder.name, folder.path]),
    xml: task.xmlText.includes("Zażółć"),
    refused: [refusal(() => service.getFolder("none")), refusal(() => task.data)],
  };
});
