using Services86.Http;

namespace Services86.Rest.Bodies;

/// <summary>Describes what is expected instead of an unknown member.</summary>
internal static class UnknownNames
{
    private const int MaxExamples = 5;

    /// <summary>Gets the expected part of a rejection.</summary>
    /// <param name="typeName">The name of the record, such as ServiceAuth, or <c>the parameters</c>.</param>
    /// <param name="known">The names of its members.</param>
    /// <param name="unknown">The unknown name.</param>
    /// <returns>The nearest names, or the first ones if none is near; and advice if the record is wrapped.</returns>
    public static string Expected(string typeName, IEnumerable<string> known, string unknown)
    {
        if (unknown.Equals(typeName, StringComparison.OrdinalIgnoreCase))
        {
            return $"the members of {typeName} themselves, without an object around them that is named "
                + Quotation.Of(unknown);
        }

        var names = known.ToList();
        var nearest = NearestNames.Of(unknown, names);
        var examples = nearest.Count > 0 ? nearest : names.TakeLast(MaxExamples).ToList();
        return $"a member of {typeName}, such as {string.Join(" or ", examples)}";
    }
}
