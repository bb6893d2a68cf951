import { createInstanceFrom, type InterfaceClass, type IUnknown } from "@combind/runtime";
import * as shapes from "#shapes";
import { IShapesFunctions, IShapesObjects, IShapesProbe, IShapesScalars, ShapesServer } from "#shapes";
import type { MethodCases, ShapeCase } from "../cases/case.ts";

/** An object of the C server, with the faces that a driver needs itself. */
export class Server {
  readonly object: IShapesScalars;
  readonly probe: IShapesProbe;
  readonly objects: IShapesObjects;
  readonly functions: IShapesFunctions;

  constructor(library: string) {
    this.object = createInstanceFrom(library, ShapesServer.clsid, IShapesScalars);
    this.probe = this.object.as(IShapesProbe);
    this.objects = this.object.as(IShapesObjects);
    this.functions = this.object.as(IShapesFunctions);
  }

  /** What an interface's methods are called on: a face of the object, or a small object that it makes. */
  receiver(owner: string): IUnknown {
    switch (owner) {
      case "IShapesItem":
        return this.objects.createItem(7);
      case "IShapesNamedItem": {
        const { item, plain } = this.objects.createNamed("named");
        plain.dispose();
        return item;
      }
      case "IEnumShapesItems":
        return this.objects.enumItems(3);
      case "IEnumShapesTexts": {
        const strings = this.object.as(shapes.IShapesStrings);
        try {
          return strings.enumTexts(3);
        } finally {
          strings.dispose();
        }
      }
      default:
        return this.object.as(classOf(owner));
    }
  }

  dispose(): void {
    for (const face of [this.functions, this.objects, this.object, this.probe]) face.dispose();
  }
}

interface Method {
  readonly owner: string;
  readonly method: string;
  readonly cases: readonly ShapeCase[];
}

/** The methods of all interfaces, in the order of the cases. */
export function eachMethod(all: Readonly<Record<string, MethodCases>>): Method[] {
  return Object.entries(all).flatMap(([owner, methods]) =>
    Object.entries(methods).map(([method, cases]) => ({ owner, method, cases })),
  );
}

/** The generated class of an interface of shapes.idl. */
export function classOf(name: string): InterfaceClass {
  return (shapes as unknown as Readonly<Record<string, InterfaceClass>>)[name]!;
}
