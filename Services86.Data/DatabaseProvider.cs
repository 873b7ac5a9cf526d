namespace Services86.Data;

/// <summary>The database engines that the data can be stored in.</summary>
public enum DatabaseProvider
{
    /// <summary>SQLite: one file, for one host.</summary>
    Sqlite,

    /// <summary>PostgreSQL: a database server, for any number of hosts.</summary>
    PostgreSql,
}
