using System.Data.Common;
using Npgsql;

namespace Services86.Data.PostgreSql;

/// <summary>Reads connection strings of Npgsql.</summary>
/// <remarks>
/// A part of a password can look like a keyword, so that messages quote only keywords that Npgsql knows, and no values.
/// </remarks>
internal static class ConnectionStrings
{
    private const string Example = "Host=db.example.com;Database=services86;Username=services86;Password=...";

    /// <summary>Reads a connection string.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="settings">The defaults, which the connection string replaces.</param>
    /// <returns><paramref name="settings"/>.</returns>
    /// <exception cref="ArgumentException">The connection string is invalid.</exception>
    public static NpgsqlConnectionStringBuilder Parse(
        string connectionString, NpgsqlConnectionStringBuilder settings)
    {
        foreach (var (keyword, value) in ReadParts(connectionString))
        {
            if (!settings.ContainsKey(keyword))
            {
                throw Invalid(
                    "has a keyword that Npgsql does not know. A value with a semicolon needs quotes around it.");
            }

            if (!TrySet(settings, keyword, value))
            {
                throw Invalid($"has an invalid value of {keyword}.");
            }
        }

        if (string.IsNullOrWhiteSpace(settings.Host))
        {
            throw Invalid("names no Host.");
        }

        return string.IsNullOrWhiteSpace(settings.Database) ? throw Invalid("names no Database.") : settings;
    }

    private static List<(string Keyword, object Value)> ReadParts(string connectionString)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return [.. parts.Keys.Cast<string>().Select(keyword => (keyword, parts[keyword]))];
        }
        catch (ArgumentException)
        {
            throw Invalid("is not a list of keywords and values.");
        }
    }

    private static bool TrySet(NpgsqlConnectionStringBuilder settings, string keyword, object value)
    {
        try
        {
            settings[keyword] = value;
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            return false;
        }
    }

    private static ArgumentException Invalid(string problem) =>
        new($"The connection string {problem} Expected one such as '{Example}'.");
}
