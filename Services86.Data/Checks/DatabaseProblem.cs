using System.Globalization;

namespace Services86.Data.Checks;

/// <summary>A problem of the stored data. It has the place of the problem, and no stored value.</summary>
/// <param name="Table">The table; null if the problem is not in one table.</param>
/// <param name="Id">The primary key of the row; null if the problem is not in one row.</param>
/// <param name="Description">The problem, as a sentence without its subject.</param>
public sealed record DatabaseProblem(string? Table, long? Id, string Description)
{
    /// <summary>Gets the problem as one line.</summary>
    public override string ToString() => (Table, Id) switch
    {
        (null, _) => Description,
        (_, null) => $"{Table}: {Description}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Table} {Id}: {Description}"),
    };
}
