using System.Buffers.Text;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>Writes changing numbers into fields of fixed width in a prepared request.</summary>
internal static class NumberField
{
    /// <summary>The width of a field, in bytes: enough for any <see cref="int"/>.</summary>
    public const int Width = 10;

    /// <summary>Returns the offsets of the fields in a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="placeholder">The placeholder, which has the width of a field.</param>
    public static int[] Find(ReadOnlySpan<byte> request, ReadOnlySpan<byte> placeholder)
    {
        var offsets = new List<int>();
        for (var start = 0; request[start..].IndexOf(placeholder) is >= 0 and var offset; start = offsets[^1] + Width)
        {
            offsets.Add(start + offset);
        }

        return [.. offsets];
    }

    /// <summary>Writes a right-aligned number into a field.</summary>
    /// <param name="field">The bytes from the start of the field; those after the field are not changed.</param>
    /// <param name="number">The number; not negative.</param>
    /// <param name="padding">The byte before the digits: zero, or space where JSON requires a number.</param>
    public static void Write(Span<byte> field, int number, byte padding)
    {
        Span<byte> digits = stackalloc byte[Width];
        Utf8Formatter.TryFormat(number, digits, out var count);
        field[..(Width - count)].Fill(padding);
        digits[..count].CopyTo(field[(Width - count)..]);
    }
}
