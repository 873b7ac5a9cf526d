namespace Services86.Data.Checks;

/// <summary>A table or an index.</summary>
internal sealed class SchemaObject
{
    /// <summary>The name of the table or the index.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the table, also of an index.</summary>
    public required string TableName { get; init; }

    /// <summary>The number of the first page.</summary>
    public required long RootPage { get; init; }
}
