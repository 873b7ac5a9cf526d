using System.Text;
using Services86.Data.Refusals;

namespace Services86.Data.Storage;

/// <summary>Bounds the texts that identify records, which all engines can index then.</summary>
/// <remarks>
/// A row of an index of PostgreSQL has at most 2,704 bytes:
/// https://www.postgresql.org/docs/15/btree-implementation.html
/// </remarks>
internal static class IndexedText
{
    /// <summary>The largest size of the texts in a row of an index, as UTF-8.</summary>
    public const int MaxBytes = 2_500;

    /// <summary>Requires that a text can be indexed.</summary>
    /// <param name="name">The name of the text, for the refusal, such as <c>address</c>.</param>
    /// <param name="text">The text.</param>
    /// <param name="other">Another text in the same index; may be empty.</param>
    /// <exception cref="TextRefusedException">The texts are too long.</exception>
    public static void Require(string name, string text, string other = "")
    {
        // No character of UTF-16 needs more than three bytes.
        if (text.Length + other.Length <= MaxBytes / 3)
        {
            return;
        }

        var bytes = Encoding.UTF8.GetByteCount(text) + Encoding.UTF8.GetByteCount(other);
        if (bytes > MaxBytes)
        {
            throw TextRefusedException.TooLong(name, MaxBytes, bytes);
        }
    }
}
