using System.Buffers;
using System.Text;

namespace Services86.Data;

/// <summary>The form that a text is compared and looked up by where neither case nor spelling matters.</summary>
internal static class CaseInsensitiveKey
{
    /// <summary>
    /// Gets Unicode NFKC in invariant upper case, so that neither case nor the way an accent was typed matters.
    /// </summary>
    /// <returns>The key; null for text that is not valid Unicode, which therefore equals nothing.</returns>
    public static string? Of(string text)
    {
        // string.Normalize throws for a lone surrogate, which JSON can carry here.
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != OperationStatus.Done)
            {
                return null;
            }

            rest = rest[length..];
        }

        return text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
    }
}
