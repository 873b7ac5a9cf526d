using System.Reflection;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.Backups;
using Services86.Data.Checks;
using Services86.Data.PostgreSql;
using Services86.Data.Secrets;
using Services86.Data.Sqlite;
using Services86.Data.Storage;

namespace Services86.Tests.Support;

/// <summary>The SQL statements of Services86.Data.</summary>
internal static class SqlStatements
{
    private static readonly string[] OfSqlite =
        [typeof(SqliteDialect).Namespace!, typeof(DatabaseBackup).Namespace!, typeof(DatabaseCheck).Namespace!];

    private static readonly string[] OfPostgreSql = [typeof(PostgreSqlDialect).Namespace!];

    /// <summary>The constants of all engines, with their names, such as <c>AssociateRepository.GetSql</c>.</summary>
    public static IEnumerable<(string Name, string Sql)> Constants { get; } =
        Find(_ => true);

    /// <summary>Gets the statements of an engine.</summary>
    public static IEnumerable<(string Name, string Sql)> Of(SqlDialect dialect) =>
    [
        .. dialect is SqliteDialect
            ? Find(type => !OfPostgreSql.Contains(type.Namespace))
            : Find(type => !OfSqlite.Contains(type.Namespace) || type == typeof(RowCheck)),
        ("AssociateRepository.GetMany", AssociateRepository.GetMany(dialect)),
        .. from column in SecretColumn.All select ($"SecretColumn.{column.Table}", column.SelectOf(dialect)),
    ];

    private static IEnumerable<(string Name, string Sql)> Find(Func<Type, bool> hasStatements) =>
        from type in typeof(Database).Assembly.GetTypes()
        where hasStatements(type)
        from field in type.GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static)
        where field.IsLiteral && field.FieldType == typeof(string) && field.DeclaringType == type
        where field.Name.EndsWith("Sql", StringComparison.Ordinal)
        select ($"{type.Name}.{field.Name}", (string)field.GetRawConstantValue()!);
}
