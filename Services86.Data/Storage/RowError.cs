using System.Data;
using System.Globalization;

namespace Services86.Data.Storage;

/// <summary>Recognises the exceptions of a parser whose row has values that this program does not store.</summary>
internal static class RowError
{
    // Dapper's message continues with the index of the column and, in parentheses, with its value.
    private const string DapperMessage = "Error parsing column ";

    /// <summary>Gets whether an exception of a parser is due to the values of a row.</summary>
    public static bool IsDueToRow(Exception exception) =>
        exception is DataException or OverflowException or FormatException or InvalidCastException or ArgumentException;

    /// <summary>Gets the index of the column that could not be parsed; 0 if it is unknown.</summary>
    public static int ColumnOf(Exception exception)
    {
        if (!exception.Message.StartsWith(DapperMessage, StringComparison.Ordinal))
        {
            return 0;
        }

        var number = exception.Message[DapperMessage.Length..].Split(' ')[0];
        return int.TryParse(number, CultureInfo.InvariantCulture, out var column) ? column : 0;
    }

    /// <summary>Finds the id of the row among the arguments of a statement.</summary>
    /// <returns>The argument <c>id</c>; null if there is none.</returns>
    public static long? FindId(object? arguments) =>
        arguments?.GetType().GetProperty("id")?.GetValue(arguments) switch
        {
            int id => id,
            long id => id,
            _ => null,
        };
}
