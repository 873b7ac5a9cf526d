using System.Buffers.Text;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>A place of fixed width in a prepared request, where a number stands that changes from call to call.</summary>
internal static class NumberField
{
    /// <summary>How many bytes it has: enough for any number.</summary>
    public const int Width = 10;

    /// <summary>Finds the places that have a mark.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mark">The mark, which is as wide as the place.</param>
    public static int[] Find(ReadOnlySpan<byte> request, ReadOnlySpan<byte> mark)
    {
        var places = new List<int>();
        for (var start = 0; request[start..].IndexOf(mark) is >= 0 and var place; start = places[^1] + Width)
        {
            places.Add(start + place);
        }

        return [.. places];
    }

    /// <summary>Writes a number to the end of a place.</summary>
    /// <param name="place">The place, and what follows it.</param>
    /// <param name="number">The number; not negative.</param>
    /// <param name="padding">What fills the place before it: zeros, or spaces where the number must be one in JSON too.</param>
    public static void Write(Span<byte> place, int number, byte padding)
    {
        Span<byte> digits = stackalloc byte[Width];
        Utf8Formatter.TryFormat(number, digits, out var count);
        place[..(Width - count)].Fill(padding);
        digits[..count].CopyTo(place[(Width - count)..]);
    }
}
