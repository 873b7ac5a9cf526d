using System.Reflection;
using Services86.Data;

namespace Services86.Tests.Support;

/// <summary>The SQL statements of Services86.Data, which are all constants.</summary>
internal static class SqlStatements
{
    /// <summary>The statements with their names, such as <c>AssociateRepository.GetSql</c>.</summary>
    public static IEnumerable<(string Name, string Sql)> All { get; } =
        from type in typeof(Database).Assembly.GetTypes()
        from field in type.GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static)
        where field.IsLiteral && field.Name.EndsWith("Sql", StringComparison.Ordinal) && field.DeclaringType == type
        select ($"{type.Name}.{field.Name}", (string)field.GetRawConstantValue()!);
}
