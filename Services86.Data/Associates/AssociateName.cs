using System.Text;

namespace Services86.Data.Associates;

/// <summary>Decides when two names are the same.</summary>
public static class AssociateName
{
    /// <summary>
    /// Gets the form that a name is looked up by: Unicode NFKC in invariant upper case, so that neither case nor the
    /// way an accent was typed matters.
    /// </summary>
    /// <param name="name">A name as somebody typed it.</param>
    /// <returns>The key; null for text that is not valid Unicode, which no associate is named.</returns>
    public static string? ToKey(string name)
    {
        // string.Normalize throws for a lone surrogate, which JSON can carry to a login.
        for (var rest = name.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return null;
            }

            rest = rest[length..];
        }

        return name.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
    }
}
