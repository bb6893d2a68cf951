/** The text of a fragment is read where another file includes it, behind that file's imports. */
export interface Fragment {
  readonly includer: string;
  /** What widl misses first when it reads the file alone. */
  readonly lacks: string;
}

const OLE_DB = `access asynot asysta binres chprst cmdbas cmdpre cmdprp cmdstrm cmdwpr colinf colrst crtrow cvttyp
  dbccmd dbcses dbdsad dbinit dbprop errrec getdts mulres opnrst row rowchg rowpos rowpsc rstbas rstchg rstinf
  rstnot sesprp srcrst trnjoi trnobj`;

/** The files that import nothing and use what their includer has imported. widl compiles none of them either. */
export const FRAGMENTS: ReadonlyMap<string, Fragment> = new Map([
  ...OLE_DB.split(/\s+/).map((name) => fragment(name, "oledb.idl", "IUnknown")),
  fragment("cmdtxt", "oledb.idl", "ICommand"),
  fragment("dbs", "oledb.idl", "DWORD"),
  fragment("rstloc", "oledb.idl", "IRowset"),
  fragment("rstupd", "oledb.idl", "IRowsetChange"),
  fragment("trnlcl", "oledb.idl", "ITransaction"),
  fragment("axcore", "strmif.idl", "GUID"),
  fragment("axextend", "strmif.idl", "CLSID"),
  fragment("dyngraph", "strmif.idl", "IUnknown"),
  fragment("vmrender", "strmif.idl", "DWORD"),
  fragment("opcobjectmodel", "msopc.idl", "IUnknown"),
  fragment("sapiaut", "sapi.idl", "not an integer constant"),
  fragment("xmldom", "msxml.idl", "IDispatch"),
  fragment("xmldso", "msxml.idl", "IDispatch"),
]);

function fragment(name: string, includer: string, lacks: string): readonly [string, Fragment] {
  return [`${name}.idl`, { includer, lacks }];
}
