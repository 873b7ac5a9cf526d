using System.Globalization;

namespace Services86.Tests.Rest.Agreement;

/// <summary>The result of a call in terms common to SOAP and REST.</summary>
/// <param name="Refusal">
/// The name of the exception; "malformed" when the call did not reach an agent; null for none.
/// </param>
/// <param name="Values">The values in the result by their paths; empty for an empty list.</param>
internal sealed record ProtocolResult(string? Refusal, IReadOnlyDictionary<string, string?> Values)
{
    /// <summary>The <see cref="Refusal"/> of a call that was rejected before it reached an agent.</summary>
    public const string Malformed = "malformed";

    /// <summary>Gets the value at a path as an integer.</summary>
    public int Number(string path) => int.Parse(Values[path]!, CultureInfo.InvariantCulture);
}
