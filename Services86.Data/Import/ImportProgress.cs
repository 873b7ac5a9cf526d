namespace Services86.Data.Import;

/// <summary>The progress of an import.</summary>
/// <param name="Table">The name of the table that is copied.</param>
/// <param name="Rows">The number of rows of the table that were copied.</param>
/// <param name="Total">The number of rows of the table.</param>
public readonly record struct ImportProgress(string Table, long Rows, long Total);
