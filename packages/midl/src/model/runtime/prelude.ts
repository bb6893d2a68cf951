/** The path under which diagnostics and the model show the generic interfaces that every file knows. */
export const RUNTIME_PATH = "<windows runtime>";

/**
 * The generic interfaces and delegates of Windows.Foundation. No IDL file of the Windows SDK defines them:
 * the compiler knows them, as this one does. What they name besides is declared by the files that use them.
 */
export const runtimeText = `
namespace Windows.Foundation {
  [uuid(9de1c535-6ae1-11e0-84e1-18a905bcc53f)]
  delegate HRESULT EventHandler<T>([in] IInspectable *sender, [in] T args);
  [uuid(9de1c534-6ae1-11e0-84e1-18a905bcc53f)]
  delegate HRESULT TypedEventHandler<TSender, TArgs>([in] TSender sender, [in] TArgs args);

  [uuid(61c17706-2d65-11e0-9ae8-d48564015472)]
  interface IReference<T> : IInspectable {
    [propget] HRESULT Value([out, retval] T *value);
  }
  [uuid(61c17707-2d65-11e0-9ae8-d48564015472)]
  interface IReferenceArray<T> : IInspectable {
    [propget] HRESULT Value([out] UINT32 *length, [out, size_is(, *length), retval] T **value);
  }

  [uuid(6d844858-0cff-4590-ae89-95a5a5c8b4b8)]
  delegate HRESULT AsyncActionProgressHandler<TProgress>([in] IAsyncActionWithProgress<TProgress> *asyncInfo, [in] TProgress progressInfo);
  [uuid(9c029f91-cc84-44fd-ac26-0a6c4e555281)]
  delegate HRESULT AsyncActionWithProgressCompletedHandler<TProgress>([in] IAsyncActionWithProgress<TProgress> *asyncInfo, [in] AsyncStatus asyncStatus);
  [uuid(1f6db258-e803-48a1-9546-eb7353398884)]
  interface IAsyncActionWithProgress<TProgress> : IInspectable {
    [propput] HRESULT Progress([in] AsyncActionProgressHandler<TProgress> *handler);
    [propget] HRESULT Progress([out, retval] AsyncActionProgressHandler<TProgress> **handler);
    [propput] HRESULT Completed([in] AsyncActionWithProgressCompletedHandler<TProgress> *handler);
    [propget] HRESULT Completed([out, retval] AsyncActionWithProgressCompletedHandler<TProgress> **handler);
    HRESULT GetResults();
  }

  [uuid(fcdcf02c-e5d8-4478-915a-4d90b74b83a5)]
  delegate HRESULT AsyncOperationCompletedHandler<TResult>([in] IAsyncOperation<TResult> *asyncInfo, [in] AsyncStatus asyncStatus);
  [uuid(9fc2b0bb-e446-44e2-aa61-9cab8f636af2)]
  interface IAsyncOperation<TResult> : IInspectable {
    [propput] HRESULT Completed([in] AsyncOperationCompletedHandler<TResult> *handler);
    [propget] HRESULT Completed([out, retval] AsyncOperationCompletedHandler<TResult> **handler);
    HRESULT GetResults([out, retval] TResult *results);
  }

  [uuid(55690902-0aab-421a-8778-f8ce5026d758)]
  delegate HRESULT AsyncOperationProgressHandler<TResult, TProgress>([in] IAsyncOperationWithProgress<TResult, TProgress> *asyncInfo, [in] TProgress progressInfo);
  [uuid(e85df41d-6aa7-46e3-a8e2-f009d840c627)]
  delegate HRESULT AsyncOperationWithProgressCompletedHandler<TResult, TProgress>([in] IAsyncOperationWithProgress<TResult, TProgress> *asyncInfo, [in] AsyncStatus asyncStatus);
  [uuid(b5d036d7-e297-498f-ba60-0289e76e23dd)]
  interface IAsyncOperationWithProgress<TResult, TProgress> : IInspectable {
    [propput] HRESULT Progress([in] AsyncOperationProgressHandler<TResult, TProgress> *handler);
    [propget] HRESULT Progress([out, retval] AsyncOperationProgressHandler<TResult, TProgress> **handler);
    [propput] HRESULT Completed([in] AsyncOperationWithProgressCompletedHandler<TResult, TProgress> *handler);
    [propget] HRESULT Completed([out, retval] AsyncOperationWithProgressCompletedHandler<TResult, TProgress> **handler);
    HRESULT GetResults([out, retval] TResult *results);
  }

  namespace Collections {
    [uuid(6a79e863-4300-459a-9966-cbb660963ee1)]
    interface IIterator<T> : IInspectable {
      [propget] HRESULT Current([out, retval] T *value);
      [propget] HRESULT HasCurrent([out, retval] boolean *value);
      HRESULT MoveNext([out, retval] boolean *value);
      HRESULT GetMany([in] UINT32 capacity, [out, size_is(capacity), length_is(*actual)] T *items, [out, retval] UINT32 *actual);
    }
    [uuid(faa585ea-6214-4217-afda-7f46de5869b3)]
    interface IIterable<T> : IInspectable {
      HRESULT First([out, retval] IIterator<T> **first);
    }
    [uuid(02b51929-c1c4-4a7e-8940-0312b5c18500)]
    interface IKeyValuePair<K, V> : IInspectable {
      [propget] HRESULT Key([out, retval] K *key);
      [propget] HRESULT Value([out, retval] V *value);
    }

    [uuid(bbe1fa4c-b0e3-4583-baef-1f1b2e483e56)]
    interface IVectorView<T> : IInspectable requires IIterable<T> {
      HRESULT GetAt([in] UINT32 index, [out, retval] T *item);
      [propget] HRESULT Size([out, retval] UINT32 *size);
      HRESULT IndexOf([in] T value, [out] UINT32 *index, [out, retval] boolean *found);
      HRESULT GetMany([in] UINT32 startIndex, [in] UINT32 capacity, [out, size_is(capacity), length_is(*actual)] T *items, [out, retval] UINT32 *actual);
    }
    [uuid(913337e9-11a1-4345-a3a2-4e7f956e222d)]
    interface IVector<T> : IInspectable requires IIterable<T> {
      HRESULT GetAt([in] UINT32 index, [out, retval] T *item);
      [propget] HRESULT Size([out, retval] UINT32 *size);
      HRESULT GetView([out, retval] IVectorView<T> **view);
      HRESULT IndexOf([in] T value, [out] UINT32 *index, [out, retval] boolean *found);
      HRESULT SetAt([in] UINT32 index, [in] T item);
      HRESULT InsertAt([in] UINT32 index, [in] T item);
      HRESULT RemoveAt([in] UINT32 index);
      HRESULT Append([in] T item);
      HRESULT RemoveAtEnd();
      HRESULT Clear();
      HRESULT GetMany([in] UINT32 startIndex, [in] UINT32 capacity, [out, size_is(capacity), length_is(*actual)] T *items, [out, retval] UINT32 *actual);
      HRESULT ReplaceAll([in] UINT32 count, [in, size_is(count)] T *items);
    }
    [uuid(0c051752-9fbf-4c70-aa0c-0e4c82d9a761)]
    delegate HRESULT VectorChangedEventHandler<T>([in] IObservableVector<T> *sender, [in] IVectorChangedEventArgs *e);
    [uuid(5917eb53-50b4-4a0d-b309-65862b3f1dbc)]
    interface IObservableVector<T> : IInspectable requires IVector<T> {
      [eventadd] HRESULT VectorChanged([in] VectorChangedEventHandler<T> *handler, [out, retval] EventRegistrationToken *token);
      [eventremove] HRESULT VectorChanged([in] EventRegistrationToken token);
    }

    [uuid(e480ce40-a338-4ada-adcf-272272e48cb9)]
    interface IMapView<K, V> : IInspectable requires IIterable<IKeyValuePair<K, V>*> {
      HRESULT Lookup([in] K key, [out, retval] V *value);
      [propget] HRESULT Size([out, retval] UINT32 *size);
      HRESULT HasKey([in] K key, [out, retval] boolean *found);
      HRESULT Split([out] IMapView<K, V> **firstPartition, [out] IMapView<K, V> **secondPartition);
    }
    [uuid(3c2925fe-8519-45c1-aa79-197b6718c1c1)]
    interface IMap<K, V> : IInspectable requires IIterable<IKeyValuePair<K, V>*> {
      HRESULT Lookup([in] K key, [out, retval] V *value);
      [propget] HRESULT Size([out, retval] UINT32 *size);
      HRESULT HasKey([in] K key, [out, retval] boolean *found);
      HRESULT GetView([out, retval] IMapView<K, V> **view);
      HRESULT Insert([in] K key, [in] V value, [out, retval] boolean *replaced);
      HRESULT Remove([in] K key);
      HRESULT Clear();
    }
    [uuid(9939f4df-050a-4c0f-aa60-77075f9c4777)]
    interface IMapChangedEventArgs<K> : IInspectable {
      [propget] HRESULT CollectionChange([out, retval] CollectionChange *value);
      [propget] HRESULT Key([out, retval] K *value);
    }
    [uuid(179517f3-94ee-41f8-bddc-768a895544f3)]
    delegate HRESULT MapChangedEventHandler<K, V>([in] IObservableMap<K, V> *sender, [in] IMapChangedEventArgs<K> *e);
    [uuid(65df2bf5-bf39-41b5-aebc-5a9d865e472b)]
    interface IObservableMap<K, V> : IInspectable requires IMap<K, V> {
      [eventadd] HRESULT MapChanged([in] MapChangedEventHandler<K, V> *handler, [out, retval] EventRegistrationToken *token);
      [eventremove] HRESULT MapChanged([in] EventRegistrationToken token);
    }
  }
}
`;
