using Services86.Data.PostgreSql;

namespace Services86.Data;

/// <summary>Validates connection strings of PostgreSQL.</summary>
public static class DatabaseConnectionString
{
    /// <summary>Gets the reason why a connection string is invalid.</summary>
    /// <param name="connectionString">The connection string, in the words of Npgsql.</param>
    /// <returns>Sentences that quote no value; null if the connection string is valid.</returns>
    public static string? WhyInvalid(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        try
        {
            PostgreSqlDataSource.Read(connectionString);
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }
}
