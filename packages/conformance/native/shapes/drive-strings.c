#include "drive.h"
#include "values.h"

static const WCHAR *const wide_texts[] = { L"", L"text", L"\x00e9\x20ac", L"\xd83d\xde00", L"\xd800" };
static const char *const narrow_texts[] = { "", "text", "\xc3\xa9" };

#define TRY_WIDE(Method)                                                             \
    for (size_t at = 0; at < COUNT(wide_texts); at++) {                              \
        LPWSTR echo = NULL;                                                          \
        TRY(IShapesStrings_##Method(face, (LPWSTR)wide_texts[at], &echo));           \
        EXPECT(echo != NULL && same_wide(echo, wide_texts[at]));                     \
        CoTaskMemFree(echo);                                                         \
    }

#define TRY_NARROW(Method)                                                           \
    for (size_t at = 0; at < COUNT(narrow_texts); at++) {                            \
        LPSTR echo = NULL;                                                           \
        TRY(IShapesStrings_##Method(face, narrow_texts[at], &echo));                 \
        EXPECT(echo != NULL && same_narrow(echo, narrow_texts[at]));                 \
        CoTaskMemFree(echo);                                                         \
    }

static void drive_text_sequence(IShapesStrings *face)
{
    IEnumShapesTexts *sequence = NULL, *copy = NULL;
    LPOLESTR texts[4];
    ULONG fetched = 0;
    TRY(IShapesStrings_EnumTexts(face, 3, &sequence));
    if (sequence == NULL) return;
    TRY(IEnumShapesTexts_Next(sequence, 1, texts, NULL));
    EXPECT(same_wide(texts[0], L"0"));
    CoTaskMemFree(texts[0]);
    TRY(IEnumShapesTexts_Clone(sequence, &copy));
    TRY(IEnumShapesTexts_Next(sequence, 4, texts, &fetched));
    EXPECT(fetched == 2);
    for (ULONG at = 0; at < fetched; at++) CoTaskMemFree(texts[at]);
    TRY(IEnumShapesTexts_Skip(copy, 1));
    TRY(IEnumShapesTexts_Reset(copy));
    TRY(IEnumShapesTexts_Next(copy, 3, texts, &fetched));
    EXPECT(fetched == 3 && same_wide(texts[2], L"2"));
    for (ULONG at = 0; at < fetched; at++) CoTaskMemFree(texts[at]);
    IEnumShapesTexts_Release(copy);
    IEnumShapesTexts_Release(sequence);
}

void drive_strings(IShapesStrings *face)
{
    const HRESULT too_small = HRESULT_FROM_WIN32(ERROR_INSUFFICIENT_BUFFER);
    WCHAR wide[16];
    char narrow[16];
    LPWSTR text = NULL, *texts = NULL, units = NULL;
    LPSTR bytes = NULL, *more = NULL;
    ULONG count = 0, other = 0;
    TRY_WIDE(EchoWide)
    TRY_WIDE(EchoWideArray)
    TRY_WIDE(EchoOle)
    TRY_WIDE(EchoOptional)
    TRY(IShapesStrings_EchoOptional(face, NULL, &text));
    EXPECT(text == NULL);
    TRY_NARROW(EchoNarrow)
    TRY_NARROW(EchoNarrowArray)
    TRY_NARROW(EchoNarrowOptional)
    TRY(IShapesStrings_EchoNarrowOptional(face, NULL, &bytes));
    EXPECT(bytes == NULL);
    TRY(IShapesStrings_MeasureBoth(face, L"\xd83d\xde00", "abc", &count, &other));
    EXPECT(count == 2 && other == 3);

    text = client_wide(L"ab");
    TRY(IShapesStrings_DoubleWide(face, &text));
    EXPECT(same_wide(text, L"abab"));
    CoTaskMemFree(text);
    text = NULL;
    TRY(IShapesStrings_DoubleWide(face, &text));
    EXPECT(text == NULL);
    bytes = client_narrow("ab");
    TRY(IShapesStrings_DoubleNarrow(face, &bytes));
    EXPECT(same_narrow(bytes, "abab"));
    CoTaskMemFree(bytes);

    TRY(IShapesStrings_FillWide(face, L"text", 5, wide));
    EXPECT(same_wide(wide, L"text"));
    EXPECT(IShapesStrings_FillWide(face, L"text", 4, wide) == too_small);
    TRY(IShapesStrings_FillWideFirst(face, wide, 16, L""));
    EXPECT(same_wide(wide, L""));
    TRY(IShapesStrings_FillNarrow(face, "text", narrow, 5));
    EXPECT(same_narrow(narrow, "text"));
    count = 16;
    TRY(IShapesStrings_FillInOut(face, L"text", &count, wide));
    EXPECT(count == 4 && wide[3] == 't');
    TRY(IShapesStrings_FillLength(face, L"text", 4, wide, &count));
    EXPECT(count == 4 && wide[0] == 't');
    TRY(IShapesStrings_FillOptional(face, L"text", NULL, 0, &count));
    EXPECT(count == 5);
    TRY(IShapesStrings_FillOptional(face, L"text", wide, 5, &count));
    EXPECT(same_wide(wide, L"text"));
    TRY(IShapesStrings_RaiseWide(face, wide, 16));
    EXPECT(same_wide(wide, L"TEXT"));
    TRY(IShapesStrings_RaiseNarrow(face, narrow, 16));
    EXPECT(same_narrow(narrow, "TEXT"));

    TRY(IShapesStrings_EchoUnits(face, 3, L"a\0b", &count, &units));
    EXPECT(count == 3 && units != NULL && memcmp(units, L"a\0b", 6) == 0);
    CoTaskMemFree(units);
    TRY(IShapesStrings_EchoTexts(face, COUNT(wide_texts), (const LPCWSTR *)wide_texts, &count, &texts));
    EXPECT(count == COUNT(wide_texts));
    for (ULONG at = 0; at < count; at++) {
        EXPECT(same_wide(texts[at], wide_texts[at]));
        CoTaskMemFree(texts[at]);
    }
    CoTaskMemFree(texts);
    {
        LPOLESTR echo[2] = { NULL };
        TRY(IShapesStrings_EchoOleTexts(face, (LPOLESTR *)wide_texts, 2, echo));
        for (ULONG at = 0; at < 2; at++) {
            EXPECT(same_wide(echo[at], wide_texts[at]));
            CoTaskMemFree(echo[at]);
        }
    }
    TRY(IShapesStrings_EchoNarrowTexts(face, 3, (LPCSTR *)narrow_texts, &count, &more));
    EXPECT(count == 3);
    for (ULONG at = 0; at < count; at++) {
        EXPECT(same_narrow(more[at], narrow_texts[at]));
        CoTaskMemFree(more[at]);
    }
    CoTaskMemFree(more);
    drive_text_sequence(face);
}
