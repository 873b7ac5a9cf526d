using Npgsql;
using Services86.Data.Refusals;
using Services86.Data.Secrets;

namespace Services86.Data.Import;

/// <summary>Thrown when a database cannot be imported. Nothing was imported.</summary>
public sealed class ImportRefusedException : DataRefusedException
{
    private ImportRefusedException(string message, Exception? cause = null)
        : base(DataRefusalKind.ImportRefused, message + " Nothing was imported.", cause)
    {
    }

    internal static ImportRefusedException NotPostgreSql(string engine) => new(
        $"The configured database is one of {engine}: a database is imported into PostgreSQL. Set " +
        "Services86:Database:Provider=PostgreSql and its connection string.");

    internal static ImportRefusedException SourceMissing(string path) => new(
        $"There is no database '{path}', or it is empty. Correct 'Data Source' of --from.");

    internal static ImportRefusedException SourceVersion(string path, int found, int expected) => new(
        found < expected
            ? $"The database '{path}' has schema version {found}, and {expected} is needed: start this program with " +
                "it once, which upgrades it."
            : $"The database '{path}' has schema version {found}, and this program imports version {expected}: " +
                "import it with the newer program that upgraded it.");

    internal static ImportRefusedException TargetTooNew(string name) => new(
        $"A newer program upgraded the database {name}: import with that program.");

    internal static ImportRefusedException SourceUnreadable(string path, Exception cause) => new(
        $"The database '{path}' cannot be read: 'check' shows what is wrong. ({cause.Message})", cause);

    internal static ImportRefusedException TargetNotEmpty(string name, IEnumerable<string> tables) => new(
        $"The database {name} has rows in {string.Join(", ", tables)}, and a database is imported into an empty one. " +
        "Create a new database; no server may have been started with it.");

    internal static ImportRefusedException KeysUnreadable(DataKeyUnreadableException cause) => new(
        $"The keys of the source are needed. {cause.Message} By default the key directory is 'services86-keys' " +
        "beside the database of SQLite: set Services86:Keys:Directory to it, or to a copy that all hosts share.",
        cause);

    internal static ImportRefusedException NullCharacter(string table, string column, long? id) => new(
        $"{PlaceOf(table, column, id)} has the character U+0000, which PostgreSQL does not store. Change the text " +
        "first.");

    internal static ImportRefusedException TooLong(string table, string column, long? id, int maxBytes) => new(
        FormattableString.Invariant($"{PlaceOf(table, column, id)} has more than {maxBytes} bytes") +
        ", which PostgreSQL cannot index. Shorten the text first.");

    internal static ImportRefusedException NotANumber(string table, string column) => new(
        $"{table}.{column} has a number that is too large: 'check' shows what is wrong with the source.");

    internal static ImportRefusedException NotStored(string table, PostgresException cause) => new(
        $"The rows of {table} cannot be stored in PostgreSQL. ({cause.MessageText})", cause);

    internal static ImportRefusedException Different(string table) => new(
        $"The rows of {table} in PostgreSQL are not those of the source.");

    private static string PlaceOf(string table, string column, long? id) =>
        id is null ? $"{table}.{column}" : FormattableString.Invariant($"{table}.{column} of row {id}");
}
