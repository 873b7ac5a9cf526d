namespace Services86.Tests.Support;

/// <summary>The ways in which repository tests are run.</summary>
internal enum TestEngine
{
    /// <summary>SQLite.</summary>
    Sqlite,

    /// <summary>SQLite, with each write job executed twice: first with a rollback.</summary>
    SqliteTwice,

    /// <summary>PostgreSQL.</summary>
    PostgreSql,
}
