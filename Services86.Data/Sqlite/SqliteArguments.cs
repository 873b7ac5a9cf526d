using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Services86.Data.Sqlite;

/// <summary>Binds the properties of an object to the parameters of a statement.</summary>
internal sealed class SqliteArguments(SqliteConnection connection, sqlite3_stmt statement, string sql)
{
    private (PropertyInfo Property, int Index)[]? _bindings;
    private Type? _type;

    /// <summary>Binds each parameter to the property of its name.</summary>
    /// <param name="arguments">
    /// The object, which may have more properties than the statement has parameters; null for no arguments.
    /// </param>
    /// <exception cref="InvalidOperationException">
    /// A parameter has no property or two of them, or a property has a type that SQLite does not store.
    /// </exception>
    /// <exception cref="SqliteException">SQLite refused a value.</exception>
    public void Bind(object? arguments)
    {
        var type = arguments?.GetType();
        if (_bindings is null || type != _type)
        {
            _bindings = FindBindings(type);
            _type = type;
        }

        foreach (var (property, index) in _bindings)
        {
            SqliteException.ThrowExceptionForRC(Bind(index, property.GetValue(arguments)), connection.Handle);
        }
    }

    // A parameter without a property is an error here: SQLite would take null for it.
    private (PropertyInfo Property, int Index)[] FindBindings(Type? type)
    {
        var found = (type?.GetProperties() ?? [])
            .Select(property => (property, index: raw.sqlite3_bind_parameter_index(statement, "@" + property.Name)))
            .Where(binding => binding.index > 0)
            .ToArray();
        var parameters = raw.sqlite3_bind_parameter_count(statement);
        return found.Length == parameters && found.DistinctBy(binding => binding.index).Count() == parameters
            ? found
            : throw new InvalidOperationException($"An argument is missing, or two are the same: {sql}");
    }

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        int number => raw.sqlite3_bind_int(statement, index, number),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        bool or short or Enum => raw.sqlite3_bind_int(
            statement, index, Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        string text => raw.sqlite3_bind_text(statement, index, text),
        byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
        _ => throw new InvalidOperationException($"SQLite stores no values of the type {value.GetType()}: {sql}"),
    };
}
