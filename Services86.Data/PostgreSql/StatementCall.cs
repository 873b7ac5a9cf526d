using Npgsql;
using Services86.Data.Refusals;

namespace Services86.Data.PostgreSql;

/// <summary>A statement with the values of its parameters.</summary>
/// <param name="statement">The statement.</param>
/// <param name="arguments">Its arguments; null for none.</param>
/// <exception cref="TextRefusedException">A text cannot be stored.</exception>
internal sealed class StatementCall(PostgreSqlStatement statement, object? arguments)
{
    /// <summary>The statement.</summary>
    public PostgreSqlStatement Statement => statement;

    /// <summary>Its arguments; null for none.</summary>
    public object? Arguments => arguments;

    /// <summary>The values of its parameters.</summary>
    public object?[] Values { get; } = statement.ValuesOf(arguments);

    /// <summary>Creates a command of a batch.</summary>
    public NpgsqlBatchCommand ToBatchCommand()
    {
        var command = new NpgsqlBatchCommand(statement.Sql);
        statement.AddParameters(command.Parameters);
        PostgreSqlStatement.Bind(command.Parameters, Values);
        return command;
    }
}
