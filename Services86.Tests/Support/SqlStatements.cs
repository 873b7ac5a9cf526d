using System.Reflection;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.Secrets;
using Services86.Data.Storage;

namespace Services86.Tests.Support;

/// <summary>The SQL statements of Services86.Data.</summary>
internal static class SqlStatements
{
    /// <summary>The constants with their names, such as <c>AssociateRepository.GetSql</c>.</summary>
    public static IEnumerable<(string Name, string Sql)> Constants { get; } =
        from type in typeof(Database).Assembly.GetTypes()
        from field in type.GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static)
        where field.IsLiteral && field.Name.EndsWith("Sql", StringComparison.Ordinal) && field.DeclaringType == type
        select ($"{type.Name}.{field.Name}", (string)field.GetRawConstantValue()!);

    /// <summary>Gets the statements that differ between the engines, as one engine has them.</summary>
    public static IEnumerable<(string Name, string Sql)> Of(SqlDialect dialect) =>
    [
        ("AssociateRepository.GetMany", AssociateRepository.GetMany(dialect)),
        .. from column in SecretColumn.All select ($"SecretColumn.{column.Table}", column.SelectOf(dialect)),
    ];
}
