using System.Buffers;
using System.Text;

namespace Services86.Data.Storage;

/// <summary>The keys by which names and addresses are compared and looked up.</summary>
internal static class CaseInsensitiveKey
{
    /// <summary>
    /// Gets the text in Unicode NFKC and invariant upper case: texts that differ by case, or by the way an accent was
    /// typed, have the same key.
    /// </summary>
    /// <returns>The key; null for a text that is not valid Unicode, which equals no other text.</returns>
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
