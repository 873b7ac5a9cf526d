using System.Globalization;
using System.Numerics;
using Services86.Rest.Responses;

namespace Services86.Rest.Json;

/// <summary>A whole number. Its digits may be in quotes.</summary>
/// <typeparam name="T">The type in C#.</typeparam>
internal sealed class JsonIntegerConverter<T> : JsonConverter<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private static readonly long Min = long.CreateChecked(T.MinValue);
    private static readonly long Max = long.CreateChecked(T.MaxValue);

    protected override T ReadContent(ref JsonInput input) =>
        JsonNumbers.TryReadWhole(ref input, Min, Max, out var value)
            ? T.CreateChecked(value)
            : throw input.Invalid(
                string.Create(CultureInfo.InvariantCulture, $"a whole number from {Min} to {Max}"));

    protected override void WriteContent(JsonOutput output, T value, Selection? selection) =>
        output.WriteInteger(long.CreateChecked(value));
}
